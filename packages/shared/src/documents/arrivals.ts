import { digest } from "lib0/hash/sha256";
import * as string from "lib0/string";
import type * as Y from "yjs";
import type { Decision, Task } from "../policy/protocol.ts";
import type { Doer } from "./doer.ts";
import { idFrom } from "./identifiers.ts";
import { performOnRecord } from "./record.ts";

/** That a decision or task of a protocol stands in a measure's record, and under which entry there. */
export interface Arrival {
  /** The decision or task. */
  source: string;
  measure: string;
  entry: string;
  /** Milliseconds since the epoch. */
  at: number;
  by: string;
}

/** Where something in a record comes from. */
export interface Origin {
  session: string;
  item: string;
  /** Of the session, as it was called then. */
  sessionTitle: string;
  /** The session's day, `YYYY-MM-DD`. */
  date: string;
}

/** A decision of a session as it stands in a measure: a dated fact, which stays as it was entered. */
export interface Resolution
  extends Origin,
    Pick<Decision, "wording" | "result" | "yes" | "no" | "abstain" | "biased"> {
  itemTitle: string;
  /** Who brought it, and when (milliseconds since the epoch). */
  by: string;
  at: number;
}

/** Under which entry something arrives in a measure: always the same, so that what is brought twice stands there once. */
export function arrivalEntry(source: string, measure: string): string {
  return idFrom(digest(string.encodeUtf8(`arrival ${source} ${measure}`)));
}

/** Enters a decision in a record, unless it stands there. Done by the server alone. */
export function enterDecision(
  record: Y.Doc,
  entry: string,
  { wording, result, yes, no, abstain, biased }: Decision,
  origin: Origin & { itemTitle: string },
  { person, now }: Doer,
): void {
  const resolutions = record.getMap<Resolution>("resolutions");
  if (!resolutions.has(entry))
    resolutions.set(entry, { ...origin, wording, result, yes, no, abstain, biased, by: person, at: now });
}

/** Makes a task a responsibility in a record, unless it is one there. Done by the server alone. */
export function enterTask(
  record: Y.Doc,
  entry: string,
  { what, organisation, person, deadline }: Task & { organisation: string },
  origin: Origin,
  doer: Doer,
): void {
  if (record.getMap("responsibilities").has(entry)) return;
  const terms = { task: what, organisation, person, deadline };
  performOnRecord(record, { type: "add-responsibility", responsibility: entry, ...terms }, doer);
  record.getMap<Origin>("origins").set(entry, origin);
}

/** Notes in a protocol that something of it has arrived. Done by the server alone. */
export function noteArrival(protocol: Y.Doc, arrival: Arrival): void {
  const arrivals = protocol.getMap<Arrival>("arrivals");
  const name = `${arrival.source}:${arrival.measure}`;
  if (!arrivals.has(name)) arrivals.set(name, arrival);
}

/** What has arrived in measures from a protocol. */
export function readArrivals(protocol: Y.Doc): Arrival[] {
  return [...protocol.getMap<Arrival>("arrivals").values()];
}

/** From which sessions responsibilities of a record come, by their ids. */
export function readOrigins(record: Y.Doc): Readonly<Record<string, Origin>> {
  return record.getMap<Origin>("origins").toJSON();
}

/** The decisions that stand in a record, the latest first. */
export function readResolutions(record: Y.Doc): (Resolution & { id: string })[] {
  return [...record.getMap<Resolution>("resolutions").entries()]
    .map(([id, resolution]) => ({ ...resolution, id }))
    .sort((one, other) =>
      one.date === other.date ? (one.id < other.id ? -1 : 1) : one.date < other.date ? 1 : -1,
    );
}
