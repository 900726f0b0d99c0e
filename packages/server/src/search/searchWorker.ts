import { parentPort } from "node:worker_threads";
import { type Passage, passagesOf } from "@querschnitt/shared/documents/passages";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import { type PassageAnswer, PassageIndex, type PassageQuery } from "@querschnitt/shared/search/PassageIndex";
import * as Y from "yjs";
import { makeFrame } from "../sync/makeFrame.ts";
import { decodeSnapshot } from "../sync/snapshot.ts";
import { type UpdatePack, unpackUpdates } from "../sync/updatePack.ts";
import type { SearchableRoom } from "./searchableRooms.ts";

/** What can be asked of the worker, each as its argument and its answer. */
interface Jobs {
  /** Puts what stands in a room into the index. */
  put: {
    job: {
      room: SearchableRoom;
      /** The measure's number; "" for a session. */
      number: string;
      /** What is found with it although it stands elsewhere. */
      head: readonly Passage[];
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
  put: ({ room, number, head, snapshot, updates }) => {
    const doc = new Y.Doc();
    try {
      const before = snapshot ? [decodeSnapshot(room.kind, snapshot).document()] : [];
      const { update } = makeFrame([...before, ...unpackUpdates(updates)]);
      const passages = [...head, ...passagesOf(room, doc, () => Y.applyUpdate(doc, update))];
      const subject =
        "session" in room
          ? ({ about: "session", subject: room.session } as const)
          : ({ about: "measure", subject: room.measure } as const);
      index.put({ room: roomName(room), ...subject, number, passages }, circleOf(room));
    } finally {
      doc.destroy();
    }
    return undefined;
  },
  search: (query) => index.search(query),
};

/** For whom alone a room is; undefined for one of the whole measure or session. */
function circleOf(room: SearchableRoom): string | undefined {
  if (room.kind === "internal") return room.organisation;
  return "session" in room && room.part === "closed" ? `session/${room.session}` : undefined;
}

parentPort?.on("message", ({ id, name, job }: SearchRequest) => {
  let reply: SearchReply;
  try {
    reply = { id, answer: (carryOut[name] as (job: Job<JobName>) => Answer<JobName>)(job) };
  } catch (error) {
    reply = { id, failure: String(error) };
  }
  parentPort?.postMessage(reply);
});
