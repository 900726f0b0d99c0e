import { openDraft } from "@querschnitt/shared/documents/draft";
import { toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { TestServer } from "./startTestServer.ts";

/** Writes a paragraph at the end of a draft, as somebody who may. */
export async function writeDraft(
  { rooms }: TestServer,
  measure: string,
  words: string,
  by = "bert",
): Promise<void> {
  const doc = await openedDraft(rooms, measure);
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  openDraft(doc).push([paragraph]);
  await rooms.write({ kind: "draft", measure }, by, Y.encodeStateAsUpdate(doc, before));
}

/** Where words stand in a draft, as anchors say it. */
export async function passagePlace(
  { rooms }: TestServer,
  measure: string,
  words: string,
): Promise<{ start: string; end: string }> {
  const doc = await openedDraft(rooms, measure);
  for (const block of openDraft(doc).toArray()) {
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    const at = text instanceof Y.XmlText ? text.toString().indexOf(words) : -1;
    if (!(text instanceof Y.XmlText) || at === -1) continue;
    const place = (index: number, side: number): string =>
      toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side)));
    return { start: place(at, 0), end: place(at + words.length, -1) };
  }
  throw new Error(`"${words}" stands nowhere`);
}

/** What can be read in a draft, as it is on disk. */
export async function draftText({ rooms }: TestServer, measure: string): Promise<string> {
  return openDraft(await openedDraft(rooms, measure)).toString();
}

async function openedDraft(rooms: TestServer["rooms"], measure: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  openDraft(doc);
  Y.applyUpdate(doc, await (await rooms.open({ kind: "draft", measure })).document());
  return doc;
}
