import { useCallback, useSyncExternalStore } from "react";

/** Milliseconds between two looks at the clock. */
const STEP = 30_000;

interface Clock {
  subscribe(listener: () => void): () => void;
  now(): number;
}

/** One clock for all who look at it equally often; it stands still while nobody does. */
function makeClock(step: number): Clock {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, step);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}

const clocks = new Map<number, Clock>();

function clockOf(step: number): Clock {
  const clock = clocks.get(step) ?? makeClock(step);
  clocks.set(step, clock);
  return clock;
}

/** The time by this device's clock (milliseconds since the epoch), not older than a step, which is half a minute if unsaid. */
export function useNow(step = STEP): number {
  const subscribe = useCallback((listener: () => void) => clockOf(step).subscribe(listener), [step]);
  return useSyncExternalStore(subscribe, () => clockOf(step).now());
}
