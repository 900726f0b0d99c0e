import { parentPort } from "node:worker_threads";
import { type Answer, carryOut, type Job, type JobName } from "./jobs.ts";

export interface HistoryRequest<Name extends JobName = JobName> {
  id: number;
  name: Name;
  job: Job<Name>;
}

export interface HistoryReply {
  id: number;
  answer?: Answer<JobName>;
  /** Why there is no answer. */
  failure?: string;
}

parentPort?.on("message", ({ id, name, job }: HistoryRequest) => {
  let reply: HistoryReply;
  try {
    reply = { id, answer: carryOut(name, job) };
  } catch (error) {
    reply = { id, failure: String(error) };
  }
  parentPort?.postMessage(reply);
});
