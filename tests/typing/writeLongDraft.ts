import { openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import type { ApiClient } from "../support/ApiClient.ts";
import { converged, StockClient } from "../support/StockClient.ts";
import { parameters } from "./parameters.ts";

const words =
  "Maßnahme Sicherheit Quartier Beleuchtung Polizei Ordnungsamt Nachbarschaft gemeinsam prüfen Plätze Wege " +
  "Beratung und die der das mit für auf im Bürger*innen Termine abends Sauberkeit Verein Schule Frist";

/** A paragraph of invented text, another one for each number. */
function paragraphText(number: number): string {
  const known = words.split(" ");
  let text = "";
  for (let at = number; text.length < parameters.charactersPerParagraph; at += 7 + (number % 5))
    text += `${text === "" ? "" : " "}${known[at % known.length]}`;
  return `${text}.`;
}

/** Writes a long text behind what the draft in a room holds; answers how many characters it has now, marks included. */
export async function writeLongDraft(api: ApiClient, room: string): Promise<number> {
  const doc = new Y.Doc();
  const draft = openDraft(doc);
  const client = await StockClient.open(api, room, doc);
  const paragraphs = Math.round(
    (parameters.pages * parameters.charactersPerPage) / parameters.charactersPerParagraph,
  );
  for (let start = 0; start < paragraphs; start += 100) {
    const blocks = Array.from({ length: Math.min(100, paragraphs - start) }, (_, index) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(paragraphText(start + index))]);
      return paragraph;
    });
    draft.push(blocks);
  }
  const fresh = await StockClient.open(api, room);
  await converged([doc, fresh.doc]);
  const { length } = draft.toString();
  for (const one of [client, fresh]) one.destroy();
  return length;
}
