import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import { waitFor } from "../../../../../tests/support/waitFor.ts";
import type { AsideEntry } from "../../offline/WorkStore.ts";
import type { RoomHandle } from "../RoomHandle.ts";
import type { OpenRoom, Page } from "./Device.ts";

/** Writes a paragraph at a draft's end. */
export function write(handle: RoomHandle, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  openDraft(handle.doc).push([paragraph]);
}

export function textOf(handle: RoomHandle): string {
  return draftText(handle.doc);
}

/** Opens a thread `t<id>` with one comment `c<id>`. */
export function comment(handle: RoomHandle, id: string, body: string): void {
  handle.perform({ type: "open-thread", thread: `t${id}`, comment: `c${id}`, anchor: null, body });
}

export function bodiesOf(handle: RoomHandle): string[] {
  return readDiscussion(handle.doc).flatMap(({ comments }) => comments.map(({ body }) => body));
}

export async function allSaved(room: OpenRoom): Promise<void> {
  await waitFor("all is saved", () => {
    const { connection, unsent } = room.now().status;
    return connection === "online" && unsent === 0;
  });
}

export async function isOffline(room: OpenRoom): Promise<void> {
  await waitFor("the room is offline", () => room.now().status.connection === "offline");
}

export function asideOf(page: Page): readonly AsideEntry[] {
  return page.sync.work.aside;
}

export async function asideCount(page: Page, count: number): Promise<void> {
  await waitFor(`${count} set aside`, () => asideOf(page).length === count);
}
