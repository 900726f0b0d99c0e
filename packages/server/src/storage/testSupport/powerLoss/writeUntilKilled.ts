import { writeSync } from "node:fs";
import { openDataFolder } from "../../embedded/openDataFolder.ts";

/**
 * A program for tests: writes into the data folder named by its argument as fast as it can, several streams and the
 * directory at once, until it is killed. Prints a line for each thing once that is acknowledged. With a number as its
 * second argument it ends by itself after so many.
 */
const { log, directory, close } = await openDataFolder(process.argv[2] ?? "");
const most = Number(process.argv[3] ?? Number.POSITIVE_INFINITY);
/** So many entries that the log is packed while others append to it. */
const packEvery = 1_200;

let acknowledged = 0;
function say(...words: (string | number)[]): void {
  // At once and past all buffers: what is printed was acknowledged before the process was killed.
  writeSync(1, `${words.join(" ")}\n`);
  acknowledged++;
}

async function fillStream(stream: string, entriesEach: number, bytesEach: number): Promise<void> {
  let end = await log.end(stream);
  let packed = 0;
  while (acknowledged < most) {
    const entries = Array.from({ length: entriesEach }, (_, index) => ({
      person: "ada",
      receivedAt: Date.now(),
      update: Buffer.alloc(bytesEach, `${stream} ${end + index + 1} `),
    }));
    const note = `up to ${end + entriesEach}`;
    await log.append([{ stream, expected: end, entries, metadata: { snapshot: Buffer.from(note) } }]);
    end += entriesEach;
    say(stream, end);
    if (end - packed < packEvery) continue;
    await log.compact(stream, end);
    packed = end;
  }
}

async function changeDirectory(): Promise<void> {
  let number = Number(directory.current().workspace?.name.split(" ")[0] ?? 0);
  while (acknowledged < most) {
    number++;
    await directory.update((data) => {
      data.workspace = { name: `${number} ${"x".repeat((number % 7) * 500)}`, demonstration: false };
    });
    say("directory", number);
  }
}

await Promise.all([
  fillStream("large", 1, 30_000),
  fillStream("small", 1, 40),
  fillStream("many", 40, 25),
  changeDirectory(),
]);
await close();
