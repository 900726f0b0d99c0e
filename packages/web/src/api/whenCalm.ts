import { queryClient } from "./queryClient.ts";

/** How long something may wait for the page to have nothing more urgent to do, in milliseconds. */
const PATIENCE = 1_000;

/**
 * Does something once the page has its answers and has drawn them; returns how to call it off. What travels for later
 * must not take the line from what is looked at now.
 */
export function whenCalm(perform: () => void): () => void {
  let cancelIdle = (): void => undefined;
  let stopListening = (): void => undefined;
  const look = (): void => {
    if (queryClient.isFetching() === 0) {
      perform();
      return;
    }
    stopListening = queryClient.getQueryCache().subscribe(() => {
      if (queryClient.isFetching() > 0) return;
      stopListening();
      cancelIdle = whenIdle(look);
    });
  };
  // Whatever has just been drawn begins to ask only now.
  cancelIdle = whenIdle(look);
  return () => {
    cancelIdle();
    stopListening();
  };
}

function whenIdle(perform: () => void): () => void {
  // Safari does not tell when it is idle.
  if (typeof window.requestIdleCallback !== "function") {
    const timer = setTimeout(perform, PATIENCE / 5);
    return () => clearTimeout(timer);
  }
  const waiting = window.requestIdleCallback(perform, { timeout: PATIENCE });
  return () => window.cancelIdleCallback(waiting);
}
