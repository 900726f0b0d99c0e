import { syncSteps } from "./Dialect.ts";
import type { Place } from "./RoomClient.ts";
import { clientFrame, WireClient } from "./WireClient.ts";

/** How much of a document's size must have come before it counts as complete: servers encode it a little differently. */
const completeShare = 0.95;
/** Milliseconds after which a document that has not come will not come. */
const deadline = 60_000;

export interface ReadJoin {
  /** Milliseconds from connecting until the whole document had come. */
  completeAfter: number;
  /** Whether the document was complete when the first SyncStep2 had been read: a client counts as synced then. */
  firstIsComplete: boolean;
  /** Bytes received up to now. */
  bytes(): number;
  /** Updates received up to now, if they were to be kept. */
  updates: Uint8Array[];
  destroy(): void;
}

/** Joins as a client that has nothing, and watches how the document comes. @param size of the document in bytes */
export async function readJoin(
  { running, dialect, room, person }: Place,
  size: number,
  keep = false,
): Promise<ReadJoin> {
  const began = performance.now();
  const name = running.room(room);
  let come = 0;
  let firstIsComplete: boolean | undefined;
  const updates: Uint8Array[] = [];
  let onComplete = (): void => {};
  const complete = new Promise<void>((resolve) => {
    onComplete = resolve;
  });
  const wire = await WireClient.open(running.address(room, person), (client) => {
    client.onMessage = (bytes, start, end) => {
      const heard = dialect.read(bytes.subarray(start, end));
      if (heard.kind !== "sync" || heard.step === syncSteps.step1) return;
      come += heard.payload.length;
      if (keep) updates.push(heard.payload.slice());
      const isComplete = come >= completeShare * size;
      if (heard.step === syncSteps.step2) firstIsComplete ??= isComplete;
      if (isComplete && firstIsComplete !== undefined) onComplete();
    };
  });
  for (const message of dialect.hello(name)) wire.send(clientFrame(message));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    wire.onClosed = (code) => reject(new Error(`closed with ${code} while joining`));
    timer = setTimeout(
      () => reject(new Error(`only ${come} of ${size} bytes of the document came`)),
      deadline,
    );
  });
  try {
    await Promise.race([complete, late]);
  } finally {
    clearTimeout(timer);
  }
  return {
    completeAfter: performance.now() - began,
    firstIsComplete: firstIsComplete ?? false,
    bytes: () => wire.bytes,
    updates,
    destroy: () => wire.destroy(),
  };
}
