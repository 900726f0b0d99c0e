import { readFileSync } from "node:fs";

/** How much of the machine others use at the moment, 0 to 1; watched for a while in which we do nothing. */
export async function busyShare(milliseconds = 1000): Promise<number> {
  const before = readTicks();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const after = readTicks();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function readTicks(): { idle: number; all: number } {
  const [first = ""] = readFileSync("/proc/stat", "latin1").split("\n", 1);
  const ticks = first.trim().split(/\s+/).slice(1).map(Number);
  const [, , , idle = 0, waiting = 0] = ticks;
  return { idle: idle + waiting, all: ticks.reduce((sum, one) => sum + one, 0) };
}
