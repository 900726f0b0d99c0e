import type { Worker } from "node:worker_threads";
import { startWorker } from "../sync/startWorker.ts";
import type { HistoryReply, HistoryRequest } from "./historyWorker.ts";
import type { Answer, Job, JobName } from "./jobs.ts";

/** Megabytes that one room's past may take; beyond them the question fails and the server goes on. */
const MEMORY_MEGABYTES = 1_024;

/** Milliseconds without work after which the thread is let go. */
const IDLE_MILLISECONDS = 20_000;

interface Waiting {
  resolve(answer: Answer<JobName>): void;
  reject(error: Error): void;
}

/** A job could not be done. */
export class JobFailed extends Error {
  override name = "JobFailed";
}

/** Opens the past away from the loop that serves sockets: in a thread that is started when needed and let go when idle. */
export class HistoryThread {
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;

  /**
   * Has a job done. What is `transferred` is the thread's from then on.
   * @throws JobFailed if it cannot be done; Error if the thread has ended
   */
  ask<Name extends JobName>(
    name: Name,
    job: Job<Name>,
    transferred: ArrayBuffer[] = [],
  ): Promise<Answer<Name>> {
    if (this.#isClosed) return Promise.reject(new Error("the server is being stopped"));
    const id = ++this.#lastId;
    const request: HistoryRequest<Name> = { id, name, job };
    return new Promise<Answer<Name>>((resolve, reject) => {
      clearTimeout(this.#idle);
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#worker ??= this.#start();
      this.#worker.postMessage(request, transferred);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = startWorker(new URL("./historyWorker", import.meta.url), {
      maxOldGenerationSizeMb: MEMORY_MEGABYTES,
    });
    worker.unref();
    worker.on("message", ({ id, answer, failure }: HistoryReply) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure !== undefined) waiting?.reject(new JobFailed(failure));
      else waiting?.resolve(answer as Answer<JobName>);
      if (this.#waiting.size === 0) this.#letGoLater(worker);
    });
    const abandon = (error: Error): void => {
      // One that was let go owes nobody an answer; another may be at work already.
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    };
    worker.on("error", abandon);
    worker.on("exit", () => abandon(new Error("the history worker ended")));
    return worker;
  }

  #letGoLater(worker: Worker): void {
    this.#idle = setTimeout(() => {
      this.#worker = undefined;
      void worker.terminate();
    }, IDLE_MILLISECONDS);
    this.#idle.unref();
  }
}
