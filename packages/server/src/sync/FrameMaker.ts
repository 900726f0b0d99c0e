import type { Worker } from "node:worker_threads";
import type { Units } from "@querschnitt/shared/api/proposals";
import type { FoundPassage } from "@querschnitt/shared/documents/passageIds";
import type { Repeated } from "@querschnitt/shared/documents/quotes";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import type { Answer, FrameReply, FrameRequest, Job, JobName } from "./frameWorker.ts";
import { type LedgerContent, readLedger } from "./ledgerContent.ts";
import { type MadeFrame, makeDiff, makeFrame } from "./makeFrame.ts";
import { findDeletedQuotes, findPassage, findRepeated, type Place } from "./redaction/wholeDocument.ts";
import type { SnapshotJob } from "./snapshot.ts";
import { startWorker } from "./startWorker.ts";
import { unitText } from "./unitText.ts";
import { buffersOf, packUpdates } from "./updatePack.ts";

/** Up to this many bytes the work is done at once: handing it to the worker would cost as much. */
const inlineBytes = 50_000;

interface Waiting {
  resolve(answer: Answer<JobName>): void;
  reject(error: Error): void;
}

/** Milliseconds without work after which the worker is let go; starting another one takes some 50 ms. */
const defaultIdleMilliseconds = 20_000;

/**
 * Opens whole documents away from the loop that serves sockets: in one worker thread, which is started when needed and
 * let go when idle. What it took of memory for large documents would otherwise stay with it.
 */
export class FrameMaker {
  readonly #idleMilliseconds: number;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(idleMilliseconds = defaultIdleMilliseconds) {
    this.#idleMilliseconds = idleMilliseconds;
  }

  /** Whether the worker thread is there. */
  get isWorking(): boolean {
    return this.#worker !== undefined;
  }

  /** A document's updates as one, with deleted content collected. */
  async frame(updates: Uint8Array[]): Promise<MadeFrame> {
    if (bytesOf(updates) <= inlineBytes) return makeFrame(updates);
    const pack = await packUpdates(updates);
    return this.#ask("frame", pack, buffersOf(pack));
  }

  /** The part of a frame that a state vector lacks, with all deletions. */
  async diff(update: Uint8Array, stateVector: Uint8Array): Promise<Uint8Array> {
    if (update.length <= inlineBytes) return makeDiff(update, stateVector);
    return this.#ask("diff", { update, stateVector });
  }

  /** What a ledger's document says. */
  async ledger<Kind extends LedgerKind>(kind: Kind, update: Uint8Array): Promise<LedgerContent[Kind]> {
    if (update.length <= inlineBytes) return readLedger(kind, update);
    return (await this.#ask("ledger", { kind, update })) as LedgerContent[Kind];
  }

  /** The words that stand in a document under certain ids. */
  async text(update: Uint8Array, units: readonly Units[]): Promise<string> {
    if (update.length <= inlineBytes) return unitText(update, units);
    return this.#ask("text", { update, units });
  }

  /** What stands, and once stood, at a place of a draft, by all updates of its log; undefined if there is no such place. */
  async passage(updates: Uint8Array[], place: Place): Promise<FoundPassage | undefined> {
    if (bytesOf(updates) <= inlineBytes) return findPassage(updates, place);
    const pack = await packUpdates(updates);
    return this.#ask("passage", { updates: pack, place }, buffersOf(pack));
  }

  /** Where what was deleted in a ledger repeats a passage, by all updates of its log. */
  async quotes(kind: LedgerKind, updates: Uint8Array[], repeated: Repeated): Promise<ClockRange[]> {
    if (bytesOf(updates) <= inlineBytes) return findDeletedQuotes(kind, updates, repeated);
    const pack = await packUpdates(updates);
    return this.#ask("quotes", { kind, updates: pack, repeated }, buffersOf(pack));
  }

  /** What of a passage may be repeated elsewhere, by all updates of the draft's log. */
  async repeated(
    updates: Uint8Array[],
    ranges: readonly ClockRange[],
    anchors: readonly Place[],
  ): Promise<Repeated> {
    if (bytesOf(updates) <= inlineBytes) return findRepeated(updates, ranges, anchors);
    const pack = await packUpdates(updates);
    return this.#ask("repeated", { updates: pack, ranges, anchors }, buffersOf(pack));
  }

  /** The next snapshot of a room; undefined if there can be none. Always in the worker: nobody waits for it. */
  async snapshot({ updates, ...job }: SnapshotJob): Promise<Uint8Array | undefined> {
    const pack = await packUpdates(updates);
    return this.#ask("snapshot", { ...job, updates: pack }, buffersOf(pack));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #ask<Name extends JobName>(
    name: Name,
    job: Job<Name>,
    transferred: ArrayBuffer[] = [],
  ): Promise<Answer<Name>> {
    if (this.#isClosed) return Promise.reject(new Error("the server is being stopped"));
    const id = ++this.#lastId;
    const request: FrameRequest<Name> = { id, name, job };
    return new Promise<Answer<Name>>((resolve, reject) => {
      clearTimeout(this.#idle);
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#worker ??= this.#start();
      this.#worker.postMessage(request, transferred);
    });
  }

  #letGoLater(worker: Worker): void {
    this.#idle = setTimeout(() => {
      this.#worker = undefined;
      void worker.terminate();
    }, this.#idleMilliseconds);
    this.#idle.unref();
  }

  #start(): Worker {
    const worker = startWorker(new URL("./frameWorker", import.meta.url));
    worker.unref();
    worker.on("message", ({ id, answer, failure }: FrameReply) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(failure));
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
    worker.on("exit", () => abandon(new Error("the frame worker ended")));
    return worker;
  }
}

function bytesOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0);
}
