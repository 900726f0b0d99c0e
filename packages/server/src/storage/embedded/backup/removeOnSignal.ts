import { rmSync } from "node:fs";
import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** From now on a signal that ends this process removes a folder first. Answers how to stop that. */
export function removeOnSignal(folder: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    // Something may be written into it in another thread at this moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
