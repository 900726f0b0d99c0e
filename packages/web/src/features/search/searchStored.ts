import type { MeasureRow } from "@querschnitt/shared/api/measures";
import type { SearchAnswer, SearchResult } from "@querschnitt/shared/api/search";
import type { Session } from "@querschnitt/shared/api/sittings";
import {
  isSearchable,
  passagesOf,
  sessionHead,
  sessionPassage,
} from "@querschnitt/shared/documents/passages";
import { sessionRoomAccess } from "@querschnitt/shared/policy/rooms";
import {
  isMeasureRoom,
  isSessionRoom,
  parseRoomName,
  type Room,
  roomName,
  type SessionRoom,
} from "@querschnitt/shared/protocol/roomNames";
import { PassageIndex } from "@querschnitt/shared/search/PassageIndex";
import type { RoomText } from "@querschnitt/shared/search/TermIndex";
import * as Y from "yjs";
import type { Sought } from "../../api/useSearch.ts";
import type { Sync } from "../../sync/Sync.ts";

/** Milliseconds for which what was read from the store counts as what stands there. */
const FRESH = 10_000;

/** The measures and sessions that one may read, as they were known last. */
export interface Known {
  plan: readonly MeasureRow[];
  sessions: readonly Session[];
}

/** Gone with the sign-in it belongs to. */
const indexes = new WeakMap<Sync, Known & { at: number; index: Promise<PassageIndex> }>();

/** Finds words in what this device keeps: the plan, the list of sessions, and what of both was opened on it. */
export async function searchStored(
  sync: Sync | undefined,
  { plan, sessions }: Known,
  { q, kind, limit }: Sought,
): Promise<SearchAnswer> {
  if (!sync) return { ready: false, results: [], more: false };
  const now = performance.now();
  let known = indexes.get(sync);
  if (known?.plan !== plan || known.sessions !== sessions || now - known.at > FRESH) {
    known = { plan, sessions, at: now, index: readStore(sync, { plan, sessions }) };
    indexes.set(sync, known);
  }
  const index = await known.index;
  const { results, more } = index.search({ q, kind, limit, rooms: index.rooms });
  const rows = new Map(plan.map((row) => [row.id, row]));
  const facts = new Map(sessions.map((session) => [session.id, session]));
  return {
    ready: true,
    more,
    results: results.flatMap(({ about, subject, hits: found }): SearchResult[] => {
      const hits = found.map(({ room: _room, ...hit }) => hit);
      if (about === "session") {
        const session = facts.get(subject);
        if (!session) return [];
        const { title, place, start, state } = session;
        return [{ about, session: subject, title, place, start, state, hits }];
      }
      const row = rows.get(subject);
      if (!row) return [];
      const { number, title, phase } = row;
      return [{ about, measure: subject, number, title, phase, hits }];
    }),
  };
}

async function readStore(sync: Sync, { plan, sessions }: Known): Promise<PassageIndex> {
  const index = new PassageIndex();
  /** The measures and sessions that rooms may belong to, by their ids. */
  const subjects = new Map<string, Omit<RoomText, "room">>();
  const access = new Map(sessions.map((session) => [session.id, session]));
  for (const { id, number, title } of plan) {
    const subject = { about: "measure", subject: id, number } as const;
    subjects.set(id, { ...subject, passages: [] });
    // Until its record is read, if there is one.
    const room = roomName({ kind: "record", measure: id });
    index.put({ ...subject, room, passages: [{ kind: "measure", text: title }] });
  }
  for (const session of sessions) {
    const subject = { about: "session", subject: session.id, number: "" } as const;
    const passages = [sessionPassage(session)];
    subjects.set(session.id, { ...subject, passages });
    index.put({ ...subject, room: roomName(sessionHead(session.id)), passages });
  }
  for (const name of await sync.storedRooms()) {
    const room = parseRoomName(name);
    if (!room || !isSearchable(room.kind)) continue;
    // What is no longer in the plan or among the sessions one may no longer read.
    const known = subjects.get(subjectIn(room));
    if (!known || (isSessionRoom(room) && !mayRead(room, access.get(room.session)))) continue;
    const updates = await sync.storedUpdates(name);
    if (updates.length === 0) continue;
    const doc = new Y.Doc();
    const passages = passagesOf(room, doc, () =>
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      }),
    );
    doc.destroy();
    const head = name === roomName(sessionHead(known.subject)) ? known.passages : [];
    index.put({ ...known, room: name, passages: [...head, ...passages] });
  }
  return index;
}

function mayRead(room: SessionRoom, session: Session | undefined): boolean {
  return session !== undefined && sessionRoomAccess(room, session).mayRead;
}

function subjectIn(room: Room): string {
  if (isMeasureRoom(room)) return room.measure;
  return isSessionRoom(room) ? room.session : "";
}
