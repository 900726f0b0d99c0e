import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seededFor } from "../../../../../../tests/support/seeded.ts";
import { type DataFolder, openDataFolder } from "../../embedded/openDataFolder.ts";

const rounds = 10;
const program = fileURLToPath(new URL("./writeUntilKilled.ts", import.meta.url));

let folder: string;
let child: ChildProcessByStdio<null, Readable, null> | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "querschnitt-killed-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Has the program write until so many things are acknowledged, kills it, and notes how far each had come. */
async function writeAndKill(dataDir: string, count: number, kept: Map<string, number>): Promise<void> {
  const options = ["--conditions=querschnitt-source", "--import=tsx"];
  const started = spawn(process.execPath, [...options, program, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  const ended = once(started, "exit");
  let left = count;
  // What stands in the pipe when it is killed was acknowledged as well.
  for await (const line of createInterface({ input: started.stdout })) {
    const [what = "", number] = line.split(" ");
    kept.set(what, Number(number));
    if (--left === 0) started.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  expect([code, signal]).toEqual([null, "SIGKILL"]);
}

async function expectAll({ log, directory }: DataFolder, kept: ReadonlyMap<string, number>): Promise<void> {
  for (const [stream, bytes] of [
    ["large", 30_000],
    ["small", 40],
    ["many", 25],
  ] as const) {
    const note = Buffer.from((await log.metadata(stream)).get("snapshot") ?? []).toString();
    let end = 0;
    for await (const { update } of log.read(stream, end)) {
      end++;
      expect(Buffer.from(update).equals(Buffer.alloc(bytes, `${stream} ${end} `))).toBe(true);
    }
    expect(end).toBeGreaterThanOrEqual(kept.get(stream) ?? 0);
    // The metadata of an append is there if and only if its entries are.
    expect(note).toBe(end === 0 ? "" : `up to ${end}`);
  }
  const number = Number(directory.current().workspace?.name.split(" ")[0] ?? 0);
  expect(number).toBeGreaterThanOrEqual(kept.get("directory") ?? 0);
}

test("a process that is killed while it writes and packs has kept all that it acknowledged", async () => {
  const random = seededFor("killed while writing");
  const dataDir = join(folder, "data");
  const kept = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    await writeAndKill(dataDir, 1 + random.below(random.pick([20, 400])), kept);
    const opened = await openDataFolder(dataDir);
    await expectAll(opened, kept);
    await opened.close();
  }
  expect([...kept.keys()].sort()).toEqual(["directory", "large", "many", "small"]);
});
