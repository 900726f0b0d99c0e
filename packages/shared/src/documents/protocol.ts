import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import type * as Y from "yjs";
import {
  type Attendance,
  type Current,
  type Decision,
  type Hand,
  handOrder,
  MAX_SPENT,
  type Progress,
  type Task,
} from "../policy/protocol.ts";
import { type Arrival, readArrivals } from "./arrivals.ts";
import type { Doer } from "./doer.ts";
import { addOwnEntry, editOwnEntry, ownEntries } from "./ownEntries.ts";

interface ProtocolEntries {
  attendance: Attendance;
  decisions: Decision;
  tasks: Task;
}
type EntryRoot = keyof ProtocolEntries;
type Fixed = "createdBy" | "createdAt" | "deleted";

/** Makes an entry of one of the lists of a protocol, or changes some of its fields. */
export type ProtocolEntryCommand = {
  [Root in EntryRoot]:
    | { type: "add-entry"; root: Root; entry: string; values: Omit<ProtocolEntries[Root], Fixed> }
    | {
        type: "edit-entry";
        root: Root;
        entry: string;
        changes: Partial<Omit<ProtocolEntries[Root], "createdBy" | "createdAt">>;
      };
}[EntryRoot];

/** What a person does in a session's protocol; plain data, so that it can be stored and done again on a fresh copy. */
export type ProtocolCommand =
  | ProtocolEntryCommand
  | { type: "raise-hand"; hand: string; item: string; person: string }
  | { type: "set-hand"; hand: string; state: Hand["state"] }
  /** Puts it directly after another one; `after: null` means first. */
  | { type: "move-hand"; hand: string; after: string | null }
  | { type: "take-up"; item: string | null; closed: boolean }
  | { type: "set-progress"; item: string; progress: Progress }
  | { type: "set-time"; which: "start" | "end"; at: number | null };

export interface ReadProtocol {
  attendance: (Attendance & { id: string })[];
  decisions: (Decision & { id: string })[];
  tasks: (Task & { id: string })[];
  /** Those that wait or speak, in their order; who raised theirs twice for an item stands there once. */
  hands: (Hand & { id: string })[];
  current: Current | undefined;
  progress: Readonly<Record<string, Progress>>;
  start: number | null;
  end: number | null;
  /** Which decisions and tasks were brought into which measures; entered by the server alone. */
  arrivals: Arrival[];
}

/** Reads a protocol. */
export function readProtocol(doc: Y.Doc): ReadProtocol {
  const time = (which: string): number | null => (doc.getMap("times").get(which) as number | null) ?? null;
  return {
    attendance: ownEntries<Attendance>(doc, "attendance"),
    decisions: ownEntries<Decision>(doc, "decisions"),
    tasks: ownEntries<Task>(doc, "tasks"),
    hands: queue(doc),
    current: doc.getMap("floor").get("current") as Current | undefined,
    progress: doc.getMap("progress").toJSON() as Record<string, Progress>,
    start: time("start"),
    end: time("end"),
    arrivals: readArrivals(doc),
  };
}

function queue(doc: Y.Doc): (Hand & { id: string })[] {
  const raised = new Set<string>();
  return (
    ownEntries<Hand>(doc, "hands")
      .filter(({ state }) => state === "waiting" || state === "speaking")
      // Sorting is stable: of two with one key the older one comes first.
      .sort((one, other) => (one.order === other.order ? 0 : one.order < other.order ? -1 : 1))
      .filter(({ item, person }) => {
        const name = `${item} ${person}`;
        return !raised.has(name) && raised.add(name);
      })
  );
}

/** The key behind the last hand; where there is none, its own, since the older hand comes first then. */
function orderBehind(last: string | undefined): string {
  const next = generateKeyBetween(last ?? null, null);
  return last !== undefined && !handOrder.safeParse(next).success ? last : next;
}

/** Carries out a command on a protocol, inside the caller's transaction. */
export function performOnProtocol(doc: Y.Doc, command: ProtocolCommand, doer: Doer): void {
  switch (command.type) {
    case "add-entry":
      addOwnEntry(doc, command.root, command.entry, command.values, doer);
      break;
    case "edit-entry":
      editOwnEntry(doc, command.root, command.entry, command.changes);
      break;
    case "raise-hand": {
      const { hand, item, person } = command;
      const order = orderBehind(queue(doc).at(-1)?.order);
      addOwnEntry(doc, "hands", hand, { item, person, order, state: "waiting" }, doer);
      break;
    }
    case "set-hand":
      editOwnEntry(doc, "hands", command.hand, { state: command.state });
      break;
    case "move-hand":
      moveHand(doc, command.hand, command.after);
      break;
    case "take-up":
      takeUp(doc, { item: command.item, closed: command.closed, since: doer.now });
      break;
    case "set-progress":
      doc.getMap("progress").set(command.item, command.progress);
      break;
    case "set-time":
      doc.getMap("times").set(command.which, command.at);
  }
}

/** Leaves what was dealt with and turns to another item; how long the former took is added up. */
function takeUp(doc: Y.Doc, next: Current): void {
  const floor = doc.getMap("floor");
  const current = floor.get("current") as Current | undefined;
  const progress = doc.getMap("progress");
  if (current?.item && current.item !== next.item) {
    const before = progress.get(current.item) as Progress | undefined;
    const took = (before?.spent ?? 0) + Math.max(0, next.since - current.since);
    const spent = Math.min(took, MAX_SPENT);
    progress.set(current.item, { state: before?.state === "not-reached" ? "not-reached" : "done", spent });
  }
  floor.set("current", next);
}

function moveHand(doc: Y.Doc, hand: string, after: string | null): void {
  const line = queue(doc)
    .map(({ id }) => id)
    .filter((id) => id !== hand);
  const index = after === null ? 0 : line.indexOf(after) + 1;
  line.splice(index, 0, hand);
  const keys = generateNKeysBetween(null, null, line.length);
  line.forEach((id, position) => {
    editOwnEntry(doc, "hands", id, { order: keys[position] });
  });
}
