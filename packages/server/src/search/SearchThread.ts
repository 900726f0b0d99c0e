import type { Worker } from "node:worker_threads";
import { startWorker } from "../sync/startWorker.ts";
import type { Answer, Job, JobName, SearchReply, SearchRequest } from "./searchWorker.ts";

/** Megabytes the index may take; beyond them it is given up, and the server goes on without. */
const MEMORY_MEGABYTES = 1_024;

interface Waiting {
  resolve(answer: Answer<JobName>): void;
  reject(error: Error): void;
}

/** The index in a thread of its own: what stands in it is gone when the thread ends. */
export class SearchThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failure: Error | undefined;

  /** @param onEnded called once the thread has ended, whatever the reason */
  constructor(onEnded: (error: Error) => void) {
    this.#worker = startWorker(new URL("./searchWorker", import.meta.url), {
      maxOldGenerationSizeMb: MEMORY_MEGABYTES,
    });
    this.#worker.unref();
    this.#worker.on("message", ({ id, answer, failure }: SearchReply) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(failure));
    });
    const end = (error: Error): void => {
      if (this.#failure) return;
      this.#failure = error;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
      onEnded(error);
    };
    this.#worker.on("error", end);
    this.#worker.on("exit", () => end(new Error("the search worker ended")));
  }

  /**
   * Has a job done in the thread. What is `transferred` is the thread's from then on.
   * @throws Error if the job fails or the thread has ended
   */
  ask<Name extends JobName>(
    name: Name,
    job: Job<Name>,
    transferred: ArrayBuffer[] = [],
  ): Promise<Answer<Name>> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#lastId;
    const request: SearchRequest<Name> = { id, name, job };
    return new Promise<Answer<Name>>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#worker.postMessage(request, transferred);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
