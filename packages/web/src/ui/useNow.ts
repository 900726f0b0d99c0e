import { useSyncExternalStore } from "react";

/** Milliseconds between two looks at the clock. */
const STEP = 30_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, STEP);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The time by this device's clock (milliseconds since the epoch), half a minute old at most; one clock for all who ask. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
