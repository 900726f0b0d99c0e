import { parentPort } from "node:worker_threads";
import type { Units } from "@querschnitt/shared/api/proposals";
import type { FoundPassage } from "@querschnitt/shared/documents/passageIds";
import type { Repeated } from "@querschnitt/shared/documents/quotes";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import { type LedgerContent, readLedger } from "./ledgerContent.ts";
import { type MadeFrame, makeDiff, makeFrame } from "./makeFrame.ts";
import { findDeletedQuotes, findPassage, findRepeated, type Place } from "./redaction/wholeDocument.ts";
import { makeSnapshot, type SnapshotJob } from "./snapshot.ts";
import { unitText } from "./unitText.ts";
import { type UpdatePack, unpackUpdates } from "./updatePack.ts";

/** What can be asked of the worker, each as its argument and its answer. */
interface Jobs {
  frame: { job: UpdatePack; answer: MadeFrame };
  diff: { job: { update: Uint8Array; stateVector: Uint8Array }; answer: Uint8Array };
  ledger: { job: { kind: LedgerKind; update: Uint8Array }; answer: LedgerContent[LedgerKind] };
  text: { job: { update: Uint8Array; units: readonly Units[] }; answer: string };
  passage: { job: { updates: UpdatePack; place: Place }; answer: FoundPassage | undefined };
  repeated: {
    job: { updates: UpdatePack; ranges: readonly ClockRange[]; anchors: readonly Place[] };
    answer: Repeated;
  };
  quotes: { job: { kind: LedgerKind; updates: UpdatePack; repeated: Repeated }; answer: ClockRange[] };
  snapshot: { job: Omit<SnapshotJob, "updates"> & { updates: UpdatePack }; answer: Uint8Array | undefined };
}
export type JobName = keyof Jobs;
export type Job<Name extends JobName> = Jobs[Name]["job"];
export type Answer<Name extends JobName> = Jobs[Name]["answer"];

export interface FrameRequest<Name extends JobName = JobName> {
  id: number;
  name: Name;
  job: Job<Name>;
}

export interface FrameReply {
  id: number;
  answer?: Answer<JobName>;
  /** Why there is no answer. */
  failure?: string;
}

const carryOut: { [Name in JobName]: (job: Job<Name>) => Answer<Name> } = {
  frame: (pack) => makeFrame(unpackUpdates(pack)),
  diff: ({ update, stateVector }) => makeDiff(update, stateVector),
  ledger: ({ kind, update }) => readLedger(kind, update),
  text: ({ update, units }) => unitText(update, units),
  passage: ({ updates, place }) => findPassage(unpackUpdates(updates), place),
  repeated: ({ updates, ranges, anchors }) => findRepeated(unpackUpdates(updates), ranges, anchors),
  quotes: ({ kind, updates, repeated }) => findDeletedQuotes(kind, unpackUpdates(updates), repeated),
  snapshot: ({ updates, ...job }) => makeSnapshot({ ...job, updates: unpackUpdates(updates) }),
};

parentPort?.on("message", ({ id, name, job }: FrameRequest) => {
  let reply: FrameReply;
  try {
    reply = { id, answer: (carryOut[name] as (job: Job<JobName>) => Answer<JobName>)(job) };
  } catch (error) {
    reply = { id, failure: String(error) };
  }
  parentPort?.postMessage(reply);
});
