import type * as Y from "yjs";
import { recordTexts } from "../policy/record.ts";
import type { RoomKind } from "../protocol/roomNames.ts";
import { readDiscussion } from "./discussion.ts";
import { blockText, draftSections, openDraft } from "./draft.ts";
import { openLedger } from "./ledger.ts";
import { readableMentions } from "./mentions.ts";
import { readRecord } from "./record.ts";

/** A piece of a room's text that is found as one, and where it stands. */
export type Passage = { text: string } & (
  | { kind: "measure" }
  | { kind: "summary" }
  /** `section`: the heading above it; "" before the first one. */
  | { kind: "text"; section: string }
  | { kind: "comment"; thread: string; comment: string; author: string; createdAt: number }
  | { kind: "responsibility"; responsibility: string }
);

/** Blocks of one section are one passage until it is so long; UTF-16 units. */
const PASSAGE_LENGTH = 1_000;
/** So much of a room can be found, some two hundred pages: what nobody could read must not fill the index. */
const ROOM_LENGTH = 400_000;

/** How each kind of room is opened and read. A person's own marks hold no words. */
const readers: Partial<Record<RoomKind, { open(doc: Y.Doc): void; read(doc: Y.Doc): Passage[] }>> = {
  draft: { open: openDraft, read: draftPassages },
  record: { open: (doc) => openLedger(doc, "record"), read: recordPassages },
  discussion: { open: (doc) => openLedger(doc, "discussion"), read: discussionPassages },
  internal: { open: (doc) => openLedger(doc, "internal"), read: discussionPassages },
};

/** Whether there are words to find in rooms of this kind. */
export function isSearchable(kind: RoomKind): boolean {
  return readers[kind] !== undefined;
}

/** What can be found in a room: nothing that is deleted. `load` brings its content into the opened document. */
export function passagesOf(kind: RoomKind, doc: Y.Doc, load: (doc: Y.Doc) => void): Passage[] {
  const reader = readers[kind];
  if (!reader) return [];
  reader.open(doc);
  load(doc);
  let length = 0;
  return reader.read(doc).filter(({ text }) => {
    length += text.length;
    return length <= ROOM_LENGTH;
  });
}

function draftPassages(doc: Y.Doc): Passage[] {
  const passages: (Passage & { kind: "text" })[] = [];
  let section = "";
  for (const block of openDraft(doc).toArray()) {
    const text = blockText(block).trim();
    if (text === "") continue;
    const last = passages.at(-1);
    if ("nodeName" in block && block.nodeName === "heading") {
      section = text.replace(/\s+/g, " ").slice(0, 200);
      // Nobody looks for what every measure has.
      if (!(draftSections as readonly string[]).includes(section))
        passages.push({ kind: "text", section, text });
    } else if (last?.section === section && last.text !== section && last.text.length < PASSAGE_LENGTH) {
      last.text += `\n${text}`;
    } else passages.push({ kind: "text", section, text });
  }
  return passages;
}

function recordPassages(doc: Y.Doc): Passage[] {
  const { title, responsibilities, ...record } = readRecord(doc);
  const passages: Passage[] = [{ kind: "measure", text: title }];
  for (const name of recordTexts) {
    if (record[name].trim() !== "") passages.push({ kind: "summary", text: record[name] });
  }
  for (const { id, task } of responsibilities) {
    passages.push({ kind: "responsibility", text: task, responsibility: id });
  }
  return passages;
}

function discussionPassages(doc: Y.Doc): Passage[] {
  return readDiscussion(doc).flatMap(({ id: thread, comments }) =>
    comments
      .filter(({ deleted }) => !deleted)
      .map(({ id: comment, body, author, createdAt }): Passage => {
        // Names live in the directory alone: nobody is found by a name that may be erased there.
        const text = readableMentions(body, () => "…");
        return { kind: "comment", text, thread, comment, author, createdAt };
      }),
  );
}
