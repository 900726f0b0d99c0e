const queues = new Map<string, Promise<void>>();

/**
 * Runs something that no other tab may do at the same time. Where the browser has no Web Locks (an insecure
 * context), only this page keeps to it: the generation in the store still keeps an old copy from being written.
 * @throws AbortError if `signal` is aborted while waiting
 */
export async function exclusively(
  name: string,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  if (locks) {
    await locks.request(name, { signal }, run);
    return;
  }
  const before = queues.get(name) ?? Promise.resolve();
  const mine = before.then(() => {
    signal.throwIfAborted();
    return run();
  });
  queues.set(
    name,
    mine.catch(() => undefined),
  );
  await mine;
}
