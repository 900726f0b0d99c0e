import type { RunningPeer } from "../peers/Peer.ts";
import { type Dialect, type Heard, nothing, syncSteps } from "./Dialect.ts";
import { clientFrame, WireClient } from "./WireClient.ts";

export interface Place {
  running: RunningPeer;
  dialect: Dialect;
  room: number;
  person: number;
}

/** Milliseconds after which an answer that has not come will not come. */
const answerDeadline = 30_000;

/** One client in one room: says hello, waits until it is synced, then sends ready frames and hears what it is asked to. */
export class RoomClient {
  readonly wire: WireClient;
  readonly room: string;
  /** Called for each update, the document of the SyncStep2 included. */
  onUpdate: ((update: Uint8Array) => void) | undefined;
  /** How many of our sync messages are acknowledged as durable; the hello's are not counted. */
  acknowledged = 0;
  /** Why something was refused, the first time. */
  refused: string | undefined;
  readonly #dialect: Dialect;
  #helloMessages: number;
  #onStep2: (() => void) | undefined;

  private constructor(wire: WireClient, room: string, dialect: Dialect) {
    this.wire = wire;
    this.room = room;
    this.#dialect = dialect;
    this.#helloMessages = 1;
  }

  /** Joins a room and resolves when the SyncStep2 has come. @param onUpdate called for what the server brings */
  static async join(
    { running, dialect, room, person }: Place,
    onUpdate?: (update: Uint8Array) => void,
  ): Promise<RoomClient> {
    let client: RoomClient | undefined;
    const wire = await WireClient.open(running.address(room, person), (opened) => {
      client = new RoomClient(opened, running.room(room), dialect);
      client.onUpdate = onUpdate;
      opened.onMessage = (bytes, start, end) => client?.hear(bytes.subarray(start, end));
    });
    if (!client) throw new Error("no client was made");
    const synced = dialect.answers ? client.#nextStep2() : Promise.resolve();
    for (const message of dialect.hello(client.room)) wire.send(clientFrame(message));
    await synced;
    return client;
  }

  /** From now on messages are counted, not read: cheaper, and nothing is known of acknowledgements. */
  countOnly(): void {
    this.wire.onMessage = undefined;
  }

  /** A frame with which an update can be sent as often as wanted. */
  updateFrame(update: Uint8Array): Buffer {
    return clientFrame(this.#dialect.sync(this.room, syncSteps.update, update));
  }

  /** Resolves when the server has dealt with everything sent before: it answers in order. */
  async settled(stateVector: Uint8Array = nothing): Promise<void> {
    const answered = this.#nextStep2();
    this.#helloMessages++;
    this.wire.send(clientFrame(this.#dialect.sync(this.room, syncSteps.step1, stateVector)));
    await answered;
  }

  destroy(): void {
    this.wire.destroy();
  }

  private hear(message: Uint8Array): void {
    const heard: Heard = this.#dialect.read(message);
    if (heard.kind === "sync") {
      if (heard.step === syncSteps.step1) return;
      this.onUpdate?.(heard.payload);
      if (heard.step === syncSteps.step2) this.#onStep2?.();
    } else if (heard.kind === "acknowledged") {
      this.acknowledged = heard.isTotal ? heard.count - this.#helloMessages : this.acknowledged + heard.count;
    } else if (heard.kind === "refused") {
      this.refused ??= heard.reason;
    }
  }

  #nextStep2(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string): void => reject(new Error(`${this.room}: ${reason}`));
      const late = setTimeout(() => fail("no SyncStep2 came"), answerDeadline);
      this.wire.onClosed = (code) => fail(`closed with ${code}`);
      this.#onStep2 = () => {
        clearTimeout(late);
        this.#onStep2 = undefined;
        this.wire.onClosed = undefined;
        resolve();
      };
    });
  }
}

/** Runs many, so many at a time: a listening queue is short. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(act))));
  }
  return results;
}
