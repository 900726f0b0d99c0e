import { parentPort } from "node:worker_threads";
import { type MadeFrame, makeDiff, makeFrame } from "./makeFrame.ts";

export type FrameJob =
  | { type: "frame"; updates: Uint8Array[] }
  | { type: "diff"; update: Uint8Array; stateVector: Uint8Array };

export interface FrameRequest {
  id: number;
  job: FrameJob;
}

export interface FrameReply {
  id: number;
  made?: MadeFrame;
  /** Why it could not be made. */
  failure?: string;
}

function carryOut(job: FrameJob): MadeFrame {
  return job.type === "frame"
    ? makeFrame(job.updates)
    : { update: makeDiff(job.update, job.stateVector), unreadable: [] };
}

parentPort?.on("message", ({ id, job }: FrameRequest) => {
  let reply: FrameReply;
  try {
    reply = { id, made: carryOut(job) };
  } catch (error) {
    reply = { id, failure: String(error) };
  }
  parentPort?.postMessage(reply);
});
