import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { note } from "../storage/deeds.ts";
import { LowdbDirectory } from "../storage/embedded/LowdbDirectory.ts";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import { AuditTrail } from "./AuditTrail.ts";
import { RecordedDirectory } from "./RecordedDirectory.ts";

const logger = pino({ level: "silent" });
let place: TemporaryLog;
let folder: string;
let file: LowdbDirectory;
beforeEach(async () => {
  place = await temporaryLog();
  folder = await mkdtemp(join(tmpdir(), "querschnitt-recorded-"));
  file = await LowdbDirectory.open(join(folder, "directory.json"));
});
afterEach(async () => {
  await file.close();
  await rm(folder, { recursive: true });
  await place.remove();
});

/** A log that fails at an append: before it was written, or after, as a crash would have it. */
function failing(when: "before" | "after"): typeof place.log {
  return Object.assign(Object.create(place.log), {
    append: async (...args: Parameters<typeof place.log.append>) => {
      if (when === "after") await place.log.append(...args);
      throw new StorageUnavailable("no space left");
    },
    end: (stream: string) => place.log.end(stream),
    metadata: (stream: string, prefix?: string) => place.log.metadata(stream, prefix),
    read: (stream: string, after?: number) => place.log.read(stream, after),
  });
}

const open = (log = place.log) => new RecordedDirectory(file, new AuditTrail(log), logger);
const sign = (directory: RecordedDirectory, person: string) =>
  directory.update((data) => note(data, 1_000, { kind: "signed-in", by: person, person }));
const listed = async () =>
  (await new AuditTrail(place.log).find({}, 100)).entries.map(({ by }) => by).reverse();

test("a deed is in the list before its change is answered, and leaves the directory afterwards", async () => {
  const directory = open();
  await sign(directory, "ada");
  expect(await listed()).toEqual(["ada"]);
  await sign(directory, "bert");
  expect(await listed()).toEqual(["ada", "bert"]);
  expect(file.current().deeds).toMatchObject({ count: 2, waiting: [{ number: 2 }] });
});

test("a change that is thrown away leaves no deed", async () => {
  const directory = open();
  const refused = directory.update((data) => {
    note(data, 1_000, { kind: "signed-in", by: "ada", person: "ada" });
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  await directory.takeOver();
  expect(await listed()).toEqual([]);
});

test.each(["before", "after"] as const)(
  "if the server falls %s the list has it, it stands there once",
  async (when) => {
    const directory = open(failing(when));
    await sign(directory, "ada");
    await sign(directory, "bert");
    const restarted = open();
    await restarted.takeOver();
    await sign(restarted, "cem");
    expect(await listed()).toEqual(["ada", "bert", "cem"]);
  },
);

test("with a directory put back from an older copy no deed is left out", async () => {
  for (const person of ["ada", "bert"]) await sign(open(), person);
  await file.update((data) => {
    data.deeds = { count: 0, waiting: [] };
  });
  await sign(open(), "cem");
  expect(await listed()).toEqual(["ada", "bert", "cem"]);
});
