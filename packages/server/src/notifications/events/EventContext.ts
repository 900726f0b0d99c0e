import type { EntryChange } from "@querschnitt/shared/policy/entries";
import type { Consequences } from "../NotificationEvent.ts";

/** What the rules may know about a change besides the change itself. */
export interface EventContext {
  measure: string;
  /** The name of the room that was written. */
  room: string;
  /** Sequence of the log's entry: makes ids of events that happen more than once to the same thing. */
  sequence: number;
  by: string;
  /** When the server received it; milliseconds since the epoch. */
  at: number;
  /** Everybody whose words stand in a thread. */
  writersIn(thread: string): ReadonlySet<string>;
  /** Whether anything was said in a thread. */
  hasComments(thread: string): boolean;
  /** Who made the proposal of a thread. */
  proposerIn(thread: string): string | undefined;
  members: Members;
}

/** Who belongs where, as far as they are active. */
export interface Members {
  ofOrganisation(id: string): readonly string[];
  ofGroup(id: string): readonly string[];
  /** Everybody who follows a measure. */
  following(measure: string): readonly string[];
}

/** Reads off one change of a ledger whom it concerns. Rights are asked later, by whoever stores and shows it. */
export type EventRule = (change: EntryChange, context: EventContext) => Consequences;
