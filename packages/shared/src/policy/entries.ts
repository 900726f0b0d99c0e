import type { Actor, MeasureAccess } from "./roles.ts";
import type { SessionAccess } from "./sessions.ts";

/** A value as it stands in an entry: flat, without nested shared types. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };
export type Entry = Record<string, Plain>;

/**
 * One change to a ledger: `root` and `entry` name the place, `before` and `after` what stood and stands there
 * (undefined: nothing). For roots of single values they are the values, for roots of entries whole entries,
 * for a text root the text before and after under the entry name "".
 */
export interface EntryChange {
  root: string;
  entry: string;
  before: Plain | undefined;
  after: Plain | undefined;
}

/** What the rules may know besides the change itself. */
export interface RuleContext {
  actor: Actor;
  access: MeasureAccess;
  /** What the actor may do in the session of the room; absent elsewhere. */
  session?: SessionAccess | undefined;
  /** Milliseconds since the epoch, the judge's clock. */
  now: number;
  /** The entry that stands at another place once the whole update is applied, for rules that look at two. */
  entryAt(root: string, entry: string): Entry | undefined;
  organisationExists(id: string): boolean;
  /** The organisation of a person; undefined if there is no such person. */
  organisationOf(person: string): string | undefined;
}

/** `undefined`: permitted. Otherwise the name of the rule that says no, for example `comment.foreign-author`. */
export type RuleVerdict = string | undefined;

/** How far a clock of a client may run ahead of the server's, in milliseconds. */
export const CLOCK_TOLERANCE = 2 * 60 * 1000;

/** Whether a value is a whole entry, as the roots of entries hold them. */
export function isEntry(value: Plain | undefined): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The names of the fields in which two entries differ. */
export function changedFields(before: Entry, after: Entry): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
