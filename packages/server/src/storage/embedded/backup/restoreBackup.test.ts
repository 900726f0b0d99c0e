import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as tar from "tar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EPOCH_KEY, encodeEpoch, epochOf, MAX_EPOCH } from "../../epochs.ts";
import { WorkspaceFolder } from "../../testSupport/workspaceFolder.ts";
import { openDataFolder } from "../openDataFolder.ts";
import { createBackup } from "./createBackup.ts";
import { MANIFEST, markOf } from "./manifest.ts";
import { newEpoch } from "./newEpoch.ts";
import { type RestoreStep, restoreBackup } from "./restoreBackup.ts";

const draft = "measure/a/draft";

let place: WorkspaceFolder;
beforeEach(async () => {
  place = await WorkspaceFolder.create();
  await place.write(draft, "one", "two");
  await createBackup({ folder: place.dataDir, file: place.file });
  await place.write(draft, "after the backup");
});
afterEach(() => place.remove());

const restore = () => restoreBackup({ file: place.file, folder: place.dataDir });
const beside = async (): Promise<string[]> => (await readdir(place.path)).sort();
const epoch = (room = draft): Promise<number> => place.use(({ log }) => epochOf(log, room));

test("the folder is as it was when the backup was made, and what was there before is kept beside it", async () => {
  const { aside, manifest, log } = await restore();
  expect(await place.read(draft)).toEqual(["one", "two"]);
  expect(log.entries).toBe(2);
  expect(Date.now() - Date.parse(manifest.createdAt)).toBeLessThan(60_000);
  expect(await beside()).toEqual(["backup.tar.gz", "data", expect.stringMatching(/^data\.before-restore-/)]);
  await rm(place.dataDir, { recursive: true });
  await rename(aside as string, place.dataDir);
  expect(await place.read(draft)).toEqual(["one", "two", "after the backup"]);
});

test("the restored folder holds exactly what a server needs, readable by nobody else", async () => {
  await restore();
  expect((await readdir(place.dataDir)).sort()).toEqual(["directory.json", "format.json", "log.mdb"]);
  for (const name of [".", "directory.json", "log.mdb"])
    expect((await stat(join(place.dataDir, name))).mode & 0o077).toBe(0);
});

test("a restored folder keeps its owner and mode", async () => {
  await chmod(place.dataDir, 0o750);
  // Only the superuser can give a folder away, and then the server's user must get it back.
  if (process.getuid?.() === 0) await chown(place.dataDir, 65_534, 65_534);
  const before = await stat(place.dataDir);
  await restore();
  const { uid, gid, mode } = await stat(place.dataDir);
  expect({ uid, gid, mode }).toEqual({ uid: before.uid, gid: before.gid, mode: before.mode });
  expect((await stat(join(place.dataDir, "log.mdb"))).uid).toBe(before.uid);
});

test("a folder that is missing or empty is filled, and nothing is kept aside", async () => {
  for (const prepare of [() => {}, () => mkdir(place.dataDir)]) {
    await rm(place.dataDir, { recursive: true });
    await prepare();
    expect((await restore()).aside).toBeUndefined();
    expect(await place.read(draft)).toEqual(["one", "two"]);
    expect(await beside()).toEqual(["backup.tar.gz", "data"]);
  }
});

test("behind a link the folder is exchanged, and the link stays", async () => {
  const link = join(place.path, "link");
  await symlink("data", link);
  await restoreBackup({ file: place.file, folder: link });
  expect(await place.read(draft)).toEqual(["one", "two"]);
  expect(await beside()).toContain("link");
});

describe("[EPO-2] a restored workspace has an epoch of its own", () => {
  test("in every room, also in those that are not in the backup", async () => {
    await place.write("measure/b/draft", "only after the backup");
    expect(await epoch("measure/b/draft")).toBe(1);
    await restore();
    const restored = await epoch();
    expect(restored).toBeGreaterThan(1);
    expect(await epoch("measure/b/draft")).toBe(restored);
    expect(await epoch("person/nobody/marks")).toBe(restored);
  });

  test("another one each time, also of the same backup", async () => {
    const epochs = new Set<number>();
    for (let round = 0; round < 3; round++) {
      await restore();
      epochs.add(await epoch());
    }
    expect(epochs.size).toBe(3);
  });

  test("larger than that of any room in the backup", async () => {
    const own = Date.now() * 2;
    await place.use(({ log }) =>
      log.append([
        { stream: "measure/b/draft", expected: 0, entries: [], metadata: { [EPOCH_KEY]: encodeEpoch(own) } },
      ]),
    );
    await createBackup({ folder: place.dataDir, file: place.file, force: true });
    await restore();
    expect(await epoch("measure/b/draft")).toBeGreaterThan(own);
  });

  test("whatever the clock says", () => {
    for (const now of [0, 1, Date.now(), MAX_EPOCH, Number.MAX_SAFE_INTEGER]) {
      const epochs = Array.from({ length: 50 }, () => newEpoch(7, now));
      expect(new Set(epochs).size).toBe(50);
      for (const one of epochs) {
        expect(one).toBeGreaterThan(7);
        expect(one).toBeLessThanOrEqual(MAX_EPOCH);
      }
    }
  });
});

describe("is refused, and changes nothing:", () => {
  afterEach(async () => {
    expect(await place.read(draft)).toEqual(["one", "two", "after the backup"]);
    expect((await beside()).filter((name) => /restor/.test(name))).toEqual([]);
  });

  test("while a server uses the folder", async () => {
    await place.use(async () => {
      await expect(restore()).rejects.toThrow(/is in use\. Stop the server/);
    });
  });

  test("a file that is missing, or a folder", async () => {
    const from = (file: string) => restoreBackup({ file, folder: place.dataDir });
    await expect(from(join(place.path, "nowhere"))).rejects.toThrow(/cannot be read: It does not exist/);
    await expect(from(place.path)).rejects.toThrow(/is a folder and no backup/);
  });

  test("something else than a backup", async () => {
    await writeFile(place.file, "no backup");
    await expect(restore()).rejects.toThrow(/cut off, damaged or no backup at all/);
    const other = join(place.path, "other.txt");
    await writeFile(other, "hello");
    await tar.create({ file: place.file, cwd: place.path, gzip: true }, ["other.txt"]);
    await expect(restore()).rejects.toThrow(/manifest\.json is missing/);
  });

  test.each([0, 0.3, 0.6, 0.9, 0.999])("a file of which only %d is there", async (share) => {
    const bytes = await readFile(place.file);
    await writeFile(place.file, bytes.subarray(0, Math.floor(bytes.length * share)));
    await expect(restore()).rejects.toThrow(/cannot be used/);
  });

  test.each([0.2, 0.5, 0.8])("a file with a wrong byte at %d", async (share) => {
    const bytes = await readFile(place.file);
    const at = Math.floor(bytes.length * share);
    bytes[at] = (bytes[at] as number) ^ 0xff;
    await writeFile(place.file, bytes);
    await expect(restore()).rejects.toThrow(/cannot be used/);
  });

  /** Puts together a backup of what is in this one, with one file changed, and its marks as well if `honest`. */
  async function alter(name: string, change: (text: string) => string, honest = false): Promise<void> {
    const folder = join(place.path, "altered");
    await mkdir(folder);
    await tar.extract({ file: place.file, cwd: folder });
    const path = join(folder, name);
    await writeFile(path, change(await readFile(path, "latin1")), "latin1");
    if (honest) {
      const manifest = JSON.parse(await readFile(join(folder, MANIFEST), "utf8"));
      manifest.files[name] = await markOf(path);
      await writeFile(join(folder, MANIFEST), JSON.stringify(manifest));
    }
    await tar.create({ file: place.file, cwd: folder, gzip: true }, await readdir(folder));
    await rm(folder, { recursive: true });
  }

  test.each([
    [
      "manifest.json",
      (text: string) => text.replace('"backupFormat": 1', '"backupFormat": 2'),
      /newer version/,
    ],
    ["manifest.json", () => "{}", /manifest\.json cannot be understood/],
    ["manifest.json", (text: string) => text.replace('"entries": 2', '"entries": 3'), /should have 3 in 1/],
    ["directory.json", (text: string) => text.replace("p0@", "p1@"), /checksum of directory\.json is wrong/],
    ["directory.json", (text: string) => `${text} `, /directory\.json has \d+ bytes/],
    ["log.mdb", (text: string) => text.replace("two", "six"), /checksum of log\.mdb is wrong/],
  ])("%s changed by %s", async (name, change, message) => {
    await alter(name, change);
    await expect(restore()).rejects.toThrow(message);
  });

  test.each([
    ["format.json", () => '{"format":2}', /of a newer version \(format 2/],
    ["format.json", () => "[]", /format\.json cannot be understood/],
    ["directory.json", (text: string) => text.replace('"member"', '"king"'), /directory\.json is damaged/],
    ["directory.json", (text: string) => text.replace('"format": 1', '"format": 2'), /newer version/],
    ["log.mdb", (text: string) => text.slice(0, text.length / 2), /log\.mdb is cut off|log cannot be read/],
    ["log.mdb", () => "no log", /log\.mdb is damaged/],
    ["log.mdb", (text: string) => text.replaceAll("two", "six"), /the log is damaged at measure\/a\/draft/],
  ])("%s changed by %s, under a manifest that says so", async (name, change, message) => {
    await alter(name, change, true);
    await expect(restore()).rejects.toThrow(message);
  });

  test("names outside of the folder, links, and anything else that is no part of a backup", async () => {
    const folder = join(place.path, "evil");
    await mkdir(join(folder, "sub"), { recursive: true });
    await tar.extract({ file: place.file, cwd: folder });
    await writeFile(join(folder, "signing.key"), "mine");
    await rm(join(folder, "directory.json"));
    await symlink("/etc/hostname", join(folder, "directory.json"));
    await tar.create({ file: place.file, cwd: folder, gzip: true }, await readdir(folder));
    await rm(folder, { recursive: true });
    await expect(restore()).rejects.toThrow(/directory\.json is missing/);
  });
});

describe("killed in the middle,", () => {
  const program = fileURLToPath(new URL("../../testSupport/restoreUntil.ts", import.meta.url));

  async function restoreUntil(step: RestoreStep): Promise<void> {
    const args = [
      "--conditions=querschnitt-source",
      "--import=tsx",
      program,
      place.file,
      place.dataDir,
      step,
    ];
    const killed = promisify(execFile)(process.execPath, args);
    await expect(killed).rejects.toMatchObject({ signal: "SIGKILL" });
  }

  test.each(["begun", "checked"] as const)(
    "after %s: the folder is the old one, and a server starts",
    async (step) => {
      await restoreUntil(step);
      expect(await place.read(draft)).toEqual(["one", "two", "after the backup"]);
      await restore();
      expect(await place.read(draft)).toEqual(["one", "two"]);
      expect(await beside()).toEqual(["backup.tar.gz", "data", expect.stringMatching(/before-restore/)]);
    },
  );

  test.each([false, true])(
    "after moved-aside: no server begins an empty workspace (empty folder made: %s), and both ways out work",
    async (made) => {
      await restoreUntil("moved-aside");
      expect(existsSync(place.dataDir)).toBe(false);
      if (made) await mkdir(place.dataDir);
      await expect(openDataFolder(place.dataDir)).rejects.toThrow(
        /interrupted.*npm run restore -- FILE once more/,
      );
      expect(existsSync(place.dataDir)).toBe(made);
      await restore();
      expect(await place.read(draft)).toEqual(["one", "two"]);
      const [aside] = (await beside()).filter((name) => name.includes("before-restore"));
      await rm(place.dataDir, { recursive: true });
      await rename(join(place.path, aside as string), place.dataDir);
      expect(await place.read(draft)).toEqual(["one", "two", "after the backup"]);
    },
  );

  test("after moved-aside: the former folder can be moved back, as the message says", async () => {
    await restoreUntil("moved-aside");
    const message = await openDataFolder(place.dataDir).catch(({ message }: Error) => message);
    const [, staging, former] = /remove (\S+) and move the newest (\S+?)…/.exec(String(message)) ?? [];
    await rm(staging as string, { recursive: true });
    const [aside] = (await beside()).filter((name) => join(place.path, name).startsWith(former as string));
    await rename(join(place.path, aside as string), place.dataDir);
    expect(await place.read(draft)).toEqual(["one", "two", "after the backup"]);
  });

  test("after installed: the folder is the new one", async () => {
    await restoreUntil("installed");
    expect(await place.read(draft)).toEqual(["one", "two"]);
    expect(await beside()).toEqual(["backup.tar.gz", "data", expect.stringMatching(/before-restore/)]);
  });
});
