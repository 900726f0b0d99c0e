import type { RoomState } from "@querschnitt/shared/protocol/messages";
import { isTextRoom, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { commandAside, passagesAgainst, passagesAside, passagesUnsent } from "../offline/asideEntries.ts";
import type { AsideEntry, AsideReason, OutboxEntry, RoomRecord, StoredRoom } from "../offline/WorkStore.ts";
import { exclusively } from "./exclusively.ts";
import type { LiveCopy } from "./LiveCopy.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";

export interface CopyReplacement {
  room: Room;
  around: RoomSurroundings;
  /** The document that holds refused work. */
  old: Y.Doc;
  record: RoomRecord;
  reason: AsideReason;
  unsettled: readonly OutboxEntry[];
  signal: AbortSignal;
  /** Opens an empty copy of the given generation, not yet connected. */
  open(generation: number): LiveCopy;
  /** Takes the fresh copy into use; `remaining` is still to be carried out on it. */
  adopt(fresh: LiveCopy, record: RoomRecord, state: RoomState, remaining: readonly OutboxEntry[]): void;
  /** The server closed the fresh connection for good. */
  closed(code: number): Promise<void>;
  /** The fresh copy's connection may be in another state now. */
  progress(): void;
}

/**
 * Syncs a room anew from nothing and puts that in the place of the local copy, as a new generation. Of a text, what
 * the old copy had and the server does not goes aside as passages; of a ledger, the unsent commands remain, to be
 * judged and carried out one by one.
 */
export async function replaceCopy(replacement: CopyReplacement): Promise<void> {
  const { room, around, signal, record } = replacement;
  const name = roomName(room);
  await exclusively(`querschnitt/${around.person}/${name}`, signal, async () => {
    const stored = await loadWith(around, name, replacement.unsettled);
    const generation = Math.max(record.generation, stored.record?.generation ?? 0) + 1;
    const knownAside = await known(around);
    const fresh = replacement.open(generation);
    const outcome = await synced(fresh, replacement);
    if (typeof outcome === "number") return replacement.closed(outcome);

    const { epoch, mayWrite } = outcome;
    const isText = isTextRoom(room);
    const aside = isText ? textAside(replacement, stored, fresh.doc, epoch, knownAside) : [];
    const next: RoomRecord = { room: name, epoch, generation, mayWrite };
    const written = around.store.replace({
      room: name,
      record: next,
      snapshot: Y.encodeStateAsUpdate(fresh.doc),
      settled: isText ? stored.outbox.map(({ id }) => id) : [],
      aside,
    });
    // At once, so that whatever the fresh copy hears from now on is written behind the replacement.
    replacement.adopt(fresh, next, outcome, isText ? [] : stored.outbox);
    await written.catch((cause: unknown) => around.storageFailed(cause));
    around.replaced(name, generation);
    if (aside.length > 0) around.asideChanged();
  });
}

/** A room that may no longer be read: unsent work goes aside, the local copy goes. */
export async function giveUpRoom(
  room: Room,
  around: RoomSurroundings,
  doc: Y.Doc | undefined,
  unsettled: readonly OutboxEntry[],
): Promise<void> {
  const name = roomName(room);
  const stored = await loadWith(around, name, unsettled);
  const now = Date.now();
  const aside: AsideEntry[] = [];
  if (!isTextRoom(room)) {
    for (const entry of stored.outbox) aside.push(...commandAside(entry, { reason: "no-access" }, now));
  } else if (stored.outbox.length > 0) {
    const doneAt = stored.outbox.at(-1)?.at ?? now;
    const passages = passagesUnsent(doc, stored);
    aside.push(...passagesAside(name, passages, { reason: "no-access", doneAt }, await known(around), now));
  }
  const record: RoomRecord = { room: name, epoch: null, generation: 0, mayWrite: "none" };
  const settled = stored.outbox.map(({ id }) => id);
  await around.store
    .replace({ room: name, record, snapshot: undefined, settled, aside })
    .catch((cause: unknown) => around.storageFailed(cause));
  if (aside.length > 0) around.asideChanged();
}

function textAside(
  { room, old, record, reason }: CopyReplacement,
  stored: StoredRoom,
  fresh: Y.Doc,
  epoch: number,
  knownAside: readonly AsideEntry[],
): AsideEntry[] {
  const sameDocument = record.epoch === null || record.epoch === epoch;
  if (!sameDocument && stored.outbox.length === 0) return [];
  const passages = sameDocument ? passagesAgainst(fresh, old, stored.updates) : passagesUnsent(old, stored);
  const doneAt = stored.outbox.at(-1)?.at ?? Date.now();
  return passagesAside(roomName(room), passages, { reason, doneAt }, knownAside, Date.now());
}

/** What the store holds, together with work that it may have failed to store. */
async function loadWith(
  around: RoomSurroundings,
  name: string,
  unsettled: readonly OutboxEntry[],
): Promise<StoredRoom> {
  const stored = await around.store.load(name).catch((cause: unknown): StoredRoom => {
    around.storageFailed(cause);
    return { record: undefined, updates: [], outbox: [] };
  });
  const entries = new Map([...stored.outbox, ...unsettled].map((entry) => [entry.id, entry]));
  return { ...stored, outbox: [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function known(around: RoomSurroundings): Promise<AsideEntry[]> {
  return around.store.listAside().catch((cause: unknown) => {
    around.storageFailed(cause);
    return [];
  });
}

/** Waits for a copy's first sync. @returns what the server said about the room, or the code it closed with */
function synced(fresh: LiveCopy, { around, signal, progress }: CopyReplacement): Promise<RoomState | number> {
  return new Promise((resolve, reject) => {
    let state: RoomState | undefined;
    const settle = (): void => {
      if (state && fresh.synced) resolve(state);
    };
    const abort = (): void => {
      fresh.destroy();
      reject(new DOMException("the room was closed", "AbortError"));
    };
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    fresh.listen({
      changed: () => {
        progress();
        settle();
      },
      written: () => {},
      received: () => {},
      settled: () => {},
      refused: () => {},
      stateKnown: (known) => {
        state = known;
        settle();
      },
      closed: resolve,
    });
    if (around.isOnLine()) fresh.connect();
  });
}
