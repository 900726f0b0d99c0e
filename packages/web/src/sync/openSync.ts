import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { clearStore, isHalfCleared } from "../offline/clearedStore.ts";
import { IndexedDbWorkStore } from "../offline/IndexedDbWorkStore.ts";
import { keepLastMoment, takeUpLastMoment } from "../offline/lastMoment.ts";
import { MemoryWorkStore } from "../offline/MemoryWorkStore.ts";
import { fetchRuleKnowledge } from "./ruleKnowledge.ts";
import { Sync } from "./Sync.ts";

/** Opens what this device holds of a person's work, and the connections over which it goes out. */
export async function openSync(person: string): Promise<Sync> {
  const stored = await openStore(person).catch(() => undefined);
  // Else the browser may drop unsent work when space runs short. A refusal changes nothing.
  if (stored) void navigator.storage?.persist?.().catch(() => false);
  return new Sync({
    person,
    address: { url: syncUrl(window.location), WebSocket: window.WebSocket },
    store: stored ?? new MemoryWorkStore(),
    persistent: stored !== undefined,
    knowledge: (room: Room) => fetchRuleKnowledge(room),
  });
}

/** @throws when the browser does not store */
async function openStore(person: string): Promise<IndexedDbWorkStore> {
  await inUndividedUse(person);
  const store = await IndexedDbWorkStore.open(person);
  // What cannot be taken up now is there the next time; a store that fails says so at its next write.
  await takeUpLastMoment(person, store).catch(() => undefined);
  keepLastMoment(person, store);
  return store;
}

/**
 * Waits until no page makes the person's database anew, and does so if need be while no other page has it open. From then
 * on this page counts as one that has.
 */
async function inUndividedUse(person: string): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return;
  const name = `querschnitt/${person}/store`;
  for (;;) {
    await locks.request(name, { ifAvailable: true }, async (lock) => {
      // Without space for it, the next page tries again.
      if (lock) await clearStore(person).catch(() => undefined);
    });
    const release = await hold(locks, name);
    if (!(await isHalfCleared(person))) return;
    release();
  }
}

/** Resolves, once a lock is shared, with how to give it back; without that it is held as long as the page is there. */
function hold(locks: LockManager, name: string): Promise<() => void> {
  return new Promise((resolve) => {
    void locks.request(name, { mode: "shared" }, () => new Promise<void>((release) => resolve(release)));
  });
}

/** Where the sync sockets of a page's server are. */
function syncUrl({ protocol, host }: Pick<Location, "protocol" | "host">): string {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/sync`;
}
