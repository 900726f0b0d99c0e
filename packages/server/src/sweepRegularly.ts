import type { Logger } from "pino";

const SWEEP_MILLISECONDS = 60_000;

/**
 * Does some work at once and then again and again, each for itself; what fails is tried again the next time. Returns how to
 * stop.
 */
export function sweepRegularly(logger: Logger, work: Record<string, () => Promise<unknown>>): () => void {
  const doAll = (): void => {
    for (const [failing, job] of Object.entries(work))
      job().catch((error: unknown) => logger.error({ err: error }, failing));
  };
  doAll();
  const sweep = setInterval(doAll, SWEEP_MILLISECONDS);
  sweep.unref();
  return () => clearInterval(sweep);
}
