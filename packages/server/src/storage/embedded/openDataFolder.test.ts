import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DataFolderError } from "./DataFolderError.ts";
import { openDataFolder } from "./openDataFolder.ts";

let parent: string;
let path: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "querschnitt-folder-"));
  path = join(parent, "data");
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function fill(): Promise<void> {
  const { log, directory, close } = await openDataFolder(path);
  await directory.update((data) => {
    data.workspace = { name: "Dortmund", demonstration: false };
  });
  const entries = [{ person: "ada", receivedAt: 1, update: Buffer.from("x") }];
  await log.append([{ stream: "s", expected: 0, entries }]);
  await close();
}

/** Names in the folder, but for LMDB's own lock file. */
async function names(): Promise<string[]> {
  if (!existsSync(path) || !(await stat(path)).isDirectory()) return [];
  return (await readdir(path)).filter((name) => !name.endsWith("-lock"));
}

async function expectRefusal(message: RegExp): Promise<void> {
  const before = await names();
  const opening = openDataFolder(path);
  await expect(opening).rejects.toThrow(DataFolderError);
  await expect(opening).rejects.toThrow(message);
  expect(await names()).toEqual(before);
}

test("an absent folder is created, for its owner alone, and opened again with what it held", async () => {
  path = join(parent, "a", "data");
  await fill();
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  const { log, directory, close } = await openDataFolder(path);
  expect(directory.current().workspace?.name).toBe("Dortmund");
  expect(await log.end("s")).toBe(1);
  await close();
});

test("a path longer than a socket's name may be is no trouble", async () => {
  path = join(parent, ..."abcdefgh".split("").map((letter) => letter.repeat(30)));
  await fill();
  const { close } = await openDataFolder(path);
  await expectRefusal(/Another server/);
  await close();
});

test("nothing but the folder's own files is left behind", async () => {
  await fill();
  expect((await readdir(path)).sort()).toEqual(["directory.json", "format.json", "log.mdb", "log.mdb-lock"]);
});

describe("never an empty workspace over a damaged one", () => {
  beforeEach(fill);

  test("people and rights missing", async () => {
    await rm(join(path, "directory.json"));
    await expectRefusal(/directory\.json .* is missing/);
    await expectRefusal(/directory\.json .* is missing/);
  });

  test("documents missing", async () => {
    await rm(join(path, "log.mdb"));
    await expectRefusal(/log\.mdb .* is missing or empty/);
    await expectRefusal(/log\.mdb .* is missing or empty/);
  });

  test("format missing", async () => {
    await rm(join(path, "format.json"));
    await expectRefusal(/format\.json is missing/);
  });

  test.each([
    ["format.json", "{", /format\.json cannot be understood/],
    ["format.json", '{"format": "1"}', /format\.json cannot be understood/],
    ["format.json", '{"format": 2}', /newer version/],
    ["directory.json", '{"format": 1, "wor', /directory\.json is no JSON/],
    ["directory.json", '{"format": 99}', /newer version/],
    ["directory.json", "", /directory\.json is no JSON/],
    ["log.mdb", "", /log\.mdb .* is missing or empty/],
    ["log.mdb", "no database", /log\.mdb is damaged/],
    ["log.mdb", "no database ".repeat(10_000), /log\.mdb is damaged/],
  ])("%s holds %j", async (file, content, message) => {
    await writeFile(join(path, file), content);
    await expectRefusal(message);
    expect(await readFile(join(path, file), "utf8")).toBe(content);
  });

  test("once restored, it opens", async () => {
    const sound = await readFile(join(path, "directory.json"));
    await writeFile(join(path, "directory.json"), "");
    await expectRefusal(/no JSON/);
    await writeFile(join(path, "directory.json"), sound);
    await (await openDataFolder(path)).close();
  });
});

test.each([["a file"], ["below a file"]])("%s is no folder", async (where) => {
  await writeFile(path, "");
  if (where === "below a file") path = join(path, "data");
  await expectRefusal(/is no folder/);
});

test("a folder the server may not write to is named", async () => {
  await mkdir(path, { mode: 0o555 });
  // The superuser may write anywhere; the kernel's own tables nobody may.
  if (process.getuid?.() === 0) path = "/sys/querschnitt";
  await expect(openDataFolder(path)).rejects.toThrow(/cannot be written to/);
});

describe("one server at a time", () => {
  test("a second is kept out until the first has closed", async () => {
    const first = await openDataFolder(path);
    await expectRefusal(/Another server/);
    await first.close();
    await (await openDataFolder(path)).close();
  });

  test("of several that start at once, one gets in", async () => {
    await fill();
    const openings = await Promise.allSettled(Array.from({ length: 6 }, () => openDataFolder(path)));
    const opened = openings.filter((opening) => opening.status === "fulfilled");
    expect(opened).toHaveLength(1);
    for (const { value } of opened) await value.close();
  });

  test("a lock whose server was killed is no lock, but a live one is, across processes", async () => {
    await fill();
    const script = `
      import { openDataFolder } from ${JSON.stringify(new URL("./openDataFolder.ts", import.meta.url).href)};
      await openDataFolder(process.argv[1]);
      console.log("open");
      setInterval(() => {}, 1000);`;
    const conditions = ["--conditions=querschnitt-source", "--import=tsx", "--input-type=module"];
    const other = spawn(process.execPath, [...conditions, "-e", script, "--", path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await once(other.stdout, "data");
      await expectRefusal(/Another server/);
    } finally {
      other.kill("SIGKILL");
      await once(other, "exit");
    }
    expect(existsSync(join(path, "server.sock"))).toBe(true);
    const { log, close } = await openDataFolder(path);
    expect(await log.end("s")).toBe(1);
    await close();
  });
});
