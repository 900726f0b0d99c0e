import { afterEach, beforeEach, expect, test } from "vitest";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { Versions } from "./Versions.ts";

let storage: TemporaryLog;
beforeEach(async () => {
  storage = await temporaryLog();
});
afterEach(() => storage.remove());

/** As after another start of the server. */
async function started(): Promise<Versions> {
  const { log } = storage;
  const versions = new Versions({
    log,
    record: (append) => log.append([append]).then(() => {}),
    now: () => Date.parse("2026-05-12T12:00:00Z"),
  });
  await versions.load();
  return versions;
}

test("names survive a restart, with what became of them, and the request that gave one gives no other", async () => {
  const before = await started();
  const rooms = { draft: 7, record: 3 };
  const kept = await before.name("ada", "m1", "Vor der Sitzung", rooms, "eins");
  const removed = await before.name("ada", "m1", "Aus Versehen", rooms);
  await before.name("ben", "m2", "Anderswo", rooms);
  await before.rename("ben", kept.id, "Vor dem 12. Mai");
  await before.remove("ada", removed.id);
  const after = await started();
  expect(after.of("m1")).toEqual(before.of("m1"));
  expect(after.of("m1")).toEqual([
    {
      ...{ id: kept.id, measure: "m1", name: "Vor dem 12. Mai", by: "ada", at: "2026-05-12T12:00:00.000Z" },
      ...rooms,
    },
  ]);
  const again = await after.name("ada", "m1", "Vor der Sitzung", { draft: 9, record: 9 }, "eins");
  expect(again).toEqual(after.of("m1")[0]);
  expect(after.get("m2", kept.id)).toBeUndefined();
  await expect(after.rename("ada", removed.id, "Doch")).rejects.toThrow("no such version");
});

test("nothing of a removed name is kept, and those who are erased are cleared out of the others", async () => {
  const versions = await started();
  const removed = await versions.name("ada", "m1", "Streng geheim", { draft: 1, record: 1 });
  await versions.name("ada", "m1", "Fassung von ADA Lovelace", { draft: 1, record: 1 });
  await versions.remove("ada", removed.id);
  await versions.forget({ name: "Ada Lovelace", email: "ada@a.example" }, "Ehemalige*r Nutzer*in 1");
  const stored = [...(await storage.log.metadata("journal/versions")).values()].map((bytes) =>
    new TextDecoder().decode(bytes),
  );
  expect(stored).toEqual([JSON.stringify({ name: "Fassung von Ehemalige*r Nutzer*in 1" })]);
  expect((await started()).of("m1").map(({ name }) => name)).toEqual(["Fassung von Ehemalige*r Nutzer*in 1"]);
  expect(versions.of("m1").map(({ name }) => name)).toEqual(["Fassung von Ehemalige*r Nutzer*in 1"]);
});
