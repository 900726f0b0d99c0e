import { newId } from "@querschnitt/shared/documents/identifiers";
import { fromBase64, toBase64 } from "lib0/buffer";
import type { Addition, WorkStore } from "./WorkStore.ts";

// IndexedDB gives up what it has not finished when a page goes away; localStorage writes at once. So what was done in
// the last moment before a page is closed, or a phone puts it away, waits there until the next page takes it up.

/** An addition that has an update, the update as base64. */
type Kept = Omit<Addition, "update"> & { update: string };

interface Unwritten {
  /** Additions handed over and not written yet, in their order. */
  readonly unwritten: readonly Addition[];
}

function prefix(person: string): string {
  return `querschnitt.last-moment.${person}.`;
}

function keys(person: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix(person)));
}

/** From now on, what a store has not written when the page goes away is kept for the next page. */
export function keepLastMoment(person: string, store: Unwritten): void {
  // By page: two tabs that are closed together must not write over each other.
  const key = `${prefix(person)}${newId()}`;
  window.addEventListener("pagehide", () => {
    // What only settles is found out again by sending it once more.
    const kept = store.unwritten.flatMap(({ update, ...rest }): Kept[] =>
      update ? [{ ...rest, update: toBase64(update) }] : [],
    );
    if (kept.length === 0) return;
    try {
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // No room there: nothing can be told any more to a person whose page is gone.
    }
  });
  // It comes back from the browser's memory as it was, and goes on writing.
  window.addEventListener("pageshow", () => localStorage.removeItem(key));
}

/**
 * Writes what earlier pages left; before the first room is loaded. Some of it may have been written after all: taking
 * it up twice changes nothing.
 */
export async function takeUpLastMoment(person: string, store: WorkStore): Promise<void> {
  for (const key of keys(person)) {
    for (const { update, ...rest } of JSON.parse(localStorage.getItem(key) ?? "[]") as Kept[]) {
      await takeUp({ ...rest, update: fromBase64(update) }, store);
    }
    localStorage.removeItem(key);
  }
}

async function takeUp(addition: Addition, store: WorkStore): Promise<void> {
  const { record } = await store.load(addition.room);
  if (!record || record.generation === addition.generation) {
    // What was redacted since it was done is in it still: the room is told of that again.
    await store.add(record?.redaction === undefined ? addition : { ...addition, record: { redaction: 0 } });
    return;
  }
  // The copy stored now is not the one this was done on: what can be done again will be, on the stored one.
  const { entry, room } = addition;
  if (!entry || entry.work.kind === "draft") return;
  const { generation } = record;
  const earlier = Math.min(entry.generation, generation - 1);
  await store.add({ room, generation, entry: { ...entry, generation: earlier } });
}

/** Forgets what waits, when the device is to forget a person. */
export function wipeLastMoment(person: string): void {
  for (const key of keys(person)) localStorage.removeItem(key);
}
