/** How long a condition may take before a test fails; generous, since the machine may be busy with other tests. */
const DEADLINE = 15_000;

/**
 * Waits until a condition holds and returns its first value that is neither false nor undefined. A condition that
 * throws counts as not holding yet.
 * @throws after the deadline (milliseconds), naming what was waited for
 */
export async function waitFor<Value>(
  what: string,
  condition: () => Value | Promise<Value>,
  deadline = DEADLINE,
): Promise<Exclude<Value, false | undefined | null>> {
  const end = performance.now() + deadline;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== false && value !== undefined && value !== null) {
        return value as Exclude<Value, false | undefined | null>;
      }
      last = value;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      throw new Error(
        `still not after ${deadline} ms: ${what}`,
        last instanceof Error ? { cause: last } : {},
      );
    }
    // Between two looks at the condition; never what decides.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The value of a promise, or an error once the deadline (milliseconds) has passed. */
export async function within<Value>(
  what: string,
  promise: Promise<Value>,
  deadline = DEADLINE,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`still not after ${deadline} ms: ${what}`)), deadline);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
