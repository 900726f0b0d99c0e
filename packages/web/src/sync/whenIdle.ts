/** How long something may wait for the page to have nothing more urgent to do, in milliseconds. */
const PATIENCE = 1_000;

/** Does something once the page has drawn what it is about; returns how to call it off. */
export function whenIdle(perform: () => void): () => void {
  // Safari does not tell when it is idle.
  if (typeof window.requestIdleCallback !== "function") {
    const timer = setTimeout(perform, PATIENCE / 5);
    return () => clearTimeout(timer);
  }
  const waiting = window.requestIdleCallback(perform, { timeout: PATIENCE });
  return () => window.cancelIdleCallback(waiting);
}
