import { parentPort } from "node:worker_threads";
import { passagesOf } from "@querschnitt/shared/documents/passages";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import { type PassageAnswer, PassageIndex, type PassageQuery } from "@querschnitt/shared/search/PassageIndex";
import * as Y from "yjs";
import { makeFrame } from "../sync/makeFrame.ts";
import { decodeSnapshot } from "../sync/snapshot.ts";
import { type UpdatePack, unpackUpdates } from "../sync/updatePack.ts";

/** What can be asked of the worker, each as its argument and its answer. */
interface Jobs {
  /** Puts what stands in a room into the index. */
  put: {
    job: {
      room: string;
      kind: RoomKind;
      measure: string;
      number: string;
      /** Whose own room it is; undefined for one of the whole measure. */
      organisation: string | undefined;
      /** The room's snapshot, and the log since. */
      snapshot: Uint8Array | undefined;
      updates: UpdatePack;
    };
    answer: undefined;
  };
  search: { job: PassageQuery & { rooms: readonly string[] }; answer: PassageAnswer };
}
export type JobName = keyof Jobs;
export type Job<Name extends JobName> = Jobs[Name]["job"];
export type Answer<Name extends JobName> = Jobs[Name]["answer"];

export interface SearchRequest<Name extends JobName = JobName> {
  id: number;
  name: Name;
  job: Job<Name>;
}

export interface SearchReply {
  id: number;
  answer?: Answer<JobName>;
  /** Why there is no answer. */
  failure?: string;
}

const index = new PassageIndex();

const carryOut: { [Name in JobName]: (job: Job<Name>) => Answer<Name> } = {
  put: ({ room, kind, measure, number, organisation, snapshot, updates }) => {
    const doc = new Y.Doc();
    try {
      const before = snapshot ? [decodeSnapshot(kind, snapshot).document()] : [];
      const { update } = makeFrame([...before, ...unpackUpdates(updates)]);
      const passages = passagesOf(kind, doc, () => Y.applyUpdate(doc, update));
      index.put({ room, measure, number, passages }, organisation);
    } finally {
      doc.destroy();
    }
    return undefined;
  },
  search: (query) => index.search(query),
};

parentPort?.on("message", ({ id, name, job }: SearchRequest) => {
  let reply: SearchReply;
  try {
    reply = { id, answer: (carryOut[name] as (job: Job<JobName>) => Answer<JobName>)(job) };
  } catch (error) {
    reply = { id, failure: String(error) };
  }
  parentPort?.postMessage(reply);
});
