import type * as Y from "yjs";
import { recordTexts } from "../policy/record.ts";
import { isSessionRoom, type Room, type RoomKind, type SessionRoom } from "../protocol/roomNames.ts";
import { readAgenda } from "./agenda.ts";
import { readDiscussion } from "./discussion.ts";
import { blockText, draftSections, openDraft } from "./draft.ts";
import { readableMentions } from "./mentions.ts";
import { itemsWithCourse, openCourse } from "./minutes.ts";
import { openRoom } from "./openRoom.ts";
import { readProtocol } from "./protocol.ts";
import { readRecord } from "./record.ts";
import { plainText } from "./richText.ts";

/** A piece of a room's text that is found as one, and where it stands. */
export type Passage = { text: string } & (
  | { kind: "measure" }
  | { kind: "summary" }
  /** `section`: the heading above it; "" before the first one. */
  | { kind: "text"; section: string }
  | { kind: "comment"; thread: string; comment: string; author: string; createdAt: number }
  | { kind: "responsibility"; responsibility: string }
  /** Title and place. */
  | { kind: "session" }
  /** `item`: null for what is suggested or announced. */
  | { kind: "agenda"; item: string | null; closed: boolean }
  /** The course of an item, what was decided or who takes on what: seen only where its item stands on the agenda. */
  | { kind: "minutes"; item: string; closed: boolean }
);

/** Blocks of one section are one passage until it is so long; UTF-16 units. */
const PASSAGE_LENGTH = 1_000;
/** So much of a room can be found, some two hundred pages: what nobody could read must not fill the index. */
const ROOM_LENGTH = 400_000;

/** How each kind of room is read. A person's own marks hold no words. */
const readers: Partial<Record<RoomKind, (doc: Y.Doc, closed: boolean) => Passage[]>> = {
  draft: draftPassages,
  record: recordPassages,
  discussion: discussionPassages,
  internal: discussionPassages,
  agenda: agendaPassages,
  minutes: coursePassages,
  protocol: protocolPassages,
};

/** Whether there are words to find in rooms of this kind. */
export function isSearchable(kind: RoomKind): boolean {
  return readers[kind] !== undefined;
}

/** What can be found in a room: nothing that is deleted. `load` brings its content into the opened document. */
export function passagesOf(room: Room, doc: Y.Doc, load: (doc: Y.Doc) => void): Passage[] {
  const read = readers[room.kind];
  if (!read) return [];
  openRoom(doc, room.kind);
  load(doc);
  let length = 0;
  return read(doc, isSessionRoom(room) && room.part === "closed").filter(({ text }) => {
    length += text.length;
    return length <= ROOM_LENGTH;
  });
}

/** What is found of a session without looking into its rooms. */
export function sessionPassage({ title, place }: { title: string; place: string }): Passage {
  return { kind: "session", text: [title, place].filter(Boolean).join(", ") };
}

/** The room with which title and place of a session are found: whoever reads its public agenda knows them. */
export function sessionHead(session: string): SessionRoom {
  return { kind: "agenda", session, part: "public" };
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
  return readDiscussion(doc).flatMap(({ id: thread, comments, proposal }) => [
    ...(proposal && !proposal.withdrawn
      ? [
          {
            ...({ kind: "comment", text: plainText(proposal.replacement), thread, comment: thread } as const),
            ...{ author: proposal.author, createdAt: proposal.createdAt },
          },
        ]
      : []),
    ...comments
      .filter(({ deleted }) => !deleted)
      .map(({ id: comment, body, author, createdAt }): Passage => {
        // Names live in the directory alone: nobody is found by a name that may be erased there.
        const text = readableMentions(body, () => "…");
        return { kind: "comment", text, thread, comment, author, createdAt };
      }),
  ]);
}

function agendaPassages(doc: Y.Doc, closed: boolean): Passage[] {
  const { items, suggestions, announcements } = readAgenda(doc);
  const passage = (item: string | null, ...texts: string[]): Passage => {
    return { kind: "agenda", item, closed, text: texts.filter(Boolean).join("\n") };
  };
  return [
    ...items.flatMap(({ id, title, publicTitle, papers }) => [
      passage(id, title, publicTitle),
      ...papers.map((paper) => passage(id, paper.title)),
    ]),
    ...suggestions.map(({ title, reason, answer }) => passage(null, title, reason, answer)),
    ...announcements.map(({ title }) => passage(null, title)),
  ];
}

function coursePassages(doc: Y.Doc, closed: boolean): Passage[] {
  return itemsWithCourse(doc).flatMap((item) => {
    const texts: string[] = [];
    for (const block of openCourse(doc, item).toArray()) {
      const text = blockText(block).trim();
      const last = texts.at(-1);
      if (last !== undefined && last.length < PASSAGE_LENGTH) texts.push(`${texts.pop()}\n${text}`.trim());
      else if (text !== "") texts.push(text);
    }
    return texts.map((text): Passage => ({ kind: "minutes", item, closed, text }));
  });
}

function protocolPassages(doc: Y.Doc, closed: boolean): Passage[] {
  const { decisions, tasks } = readProtocol(doc);
  return [
    ...decisions.map(({ item, wording }) => ({ item, text: wording })),
    ...tasks.map(({ item, what }) => ({ item, text: what })),
  ].map((found) => ({ kind: "minutes", closed, ...found }));
}
