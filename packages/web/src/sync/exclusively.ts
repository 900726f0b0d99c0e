/**
 * Runs something that no other tab may do at the same time. Where the browser has no Web Locks (an insecure
 * context), it just runs: the generation in the store still keeps an old copy from being written.
 * @throws AbortError if `signal` is aborted while waiting
 */
export async function exclusively(
  name: string,
  signal: AbortSignal,
  run: () => Promise<void>,
): Promise<void> {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  if (locks) await locks.request(name, { signal }, run);
  else await run();
}
