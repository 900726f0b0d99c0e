import { LmdbUpdateLog } from "../embedded/LmdbUpdateLog.ts";

/**
 * A program for tests: writes two streams at once into the log named by its argument until that fails, several times
 * over, then reads. Prints what it found as JSON. Whoever runs it limits the size of its files.
 */
const log = LmdbUpdateLog.open(process.argv[2] ?? "");
const failures: string[] = [];
let acknowledged = 0;
for (let attempt = 0; attempt < 2_000 && failures.length < 5; attempt++) {
  const entries = [{ person: "ada", receivedAt: 1, update: new Uint8Array(20_000) }];
  const expected = await log.end("a");
  const [first] = await Promise.allSettled([
    log.append([
      { stream: "a", expected, entries },
      { stream: "b", expected, entries },
    ]),
    log.append([{ stream: `other${attempt}`, expected: 0, entries }]),
  ]);
  if (first?.status === "fulfilled") acknowledged++;
  else failures.push((first.reason as Error).name);
}
const ends = [await log.end("a"), await log.end("b")];
let read = 0;
for await (const _entry of log.read("a")) read++;
await log.close();
process.stdout.write(`${JSON.stringify({ acknowledged, ends, failures, read })}\n`);
