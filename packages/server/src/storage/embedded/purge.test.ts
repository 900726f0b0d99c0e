import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LmdbUpdateLog } from "./LmdbUpdateLog.ts";
import { openDataFolder } from "./openDataFolder.ts";

const word = "Geheimwort";
const stream = "measure/m/draft";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "querschnitt-purge-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesWithWord = (): string[] =>
  readdirSync(folder).filter(
    (name) => !name.endsWith(".sock") && readFileSync(join(folder, name)).includes(word),
  );

async function writeSome(log: LmdbUpdateLog): Promise<void> {
  for (let number = 0; number < 40; number++) {
    const update = Buffer.from(number % 7 === 0 ? `${word} ${number}` : `entry ${number}`);
    const metadata = { note: Buffer.from(`${word} ${"x".repeat(number * 300)}`) };
    await log.append([
      { stream, expected: number, entries: [{ person: "ada", receivedAt: 1, update }], metadata },
    ]);
  }
}

const change = (update: Uint8Array): Uint8Array | undefined =>
  Buffer.from(update).includes(word) ? Buffer.from("rewritten") : undefined;

test("what was rewritten is in no byte of the folder once it is cleared away, while the log stays open", async () => {
  const { log, close } = await openDataFolder(folder);
  await writeSome(log);
  await log.rewrite(stream, { change, metadata: { note: null } });
  // LMDB gives the pages free and leaves their bytes as they are.
  expect(filesWithWord()).toEqual(["log.mdb"]);
  await log.purge();
  expect(filesWithWord()).toEqual([]);
  for (let number = 40; number < 400; number++) {
    const entries = [{ person: "ada", receivedAt: 1, update: Buffer.from("x".repeat(number * 20)) }];
    await log.append([{ stream, expected: number, entries }]);
  }
  await log.purge();
  await close();
  expect(readdirSync(folder).filter((name) => name.includes("tmp"))).toEqual([]);
  const again = await openDataFolder(folder);
  expect(await again.log.end(stream)).toBe(400);
  await again.close();
});

test("without space for the new file the old one stays, and is written to", async () => {
  const path = join(folder, "log.mdb");
  const log = LmdbUpdateLog.open(path);
  await writeSome(log);
  // Nothing can be made where a file stands in the folder's place.
  const away = `${folder}-away`;
  renameSync(folder, away);
  writeFileSync(folder, "");
  await expect(log.purge()).rejects.toThrow(/cannot be written anew/);
  rmSync(folder);
  renameSync(away, folder);
  await log.append([
    { stream, expected: 40, entries: [{ person: "ada", receivedAt: 1, update: Buffer.from("x") }] },
  ]);
  await log.close();
  const again = LmdbUpdateLog.open(path);
  expect(await again.end(stream)).toBe(41);
  await again.close();
});
