import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emptyDirectory } from "../Directory.ts";
import { directoryContract } from "../testSupport/directoryContract.ts";
import { StorageUnavailable } from "../UpdateLog.ts";
import { LowdbDirectory } from "./LowdbDirectory.ts";

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "querschnitt-directory-"));

directoryContract("LowdbDirectory", async () => {
  const folder = await newFolder();
  return {
    open: () => LowdbDirectory.open(join(folder, "directory.json")),
    remove: () => rm(folder, { recursive: true }),
  };
});

describe("the directory's file", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await newFolder();
    path = join(folder, "directory.json");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("is readable JSON with a format version, for its owner alone, and nothing lies about", async () => {
    const directory = await LowdbDirectory.open(path);
    await directory.update((data) => {
      data.workspace = { name: "Dortmund", demonstration: true };
    });
    await directory.close();
    expect(await readFile(path, "utf8")).toContain('"format": 1,\n  "workspace": {\n    "name": "Dortmund",');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["directory.json"]);
  });

  test.each([
    ["cut off", '{"format": 1, "workspace"', /is no JSON/],
    ["empty", "", /is no JSON/],
    ["of a newer version", '{"format": 2}', /newer version/],
    ["no directory", "[]", /is damaged/],
    ["null", "null", /is damaged/],
    ["without people", '{"format": 1, "workspace": null}', /people/],
  ])("is neither accepted nor overwritten when it is %s", async (_name, content, message) => {
    await writeFile(path, content);
    const opening = LowdbDirectory.open(path);
    await expect(opening).rejects.toThrow(StorageUnavailable);
    await expect(opening).rejects.toThrow(message);
    expect(await readFile(path, "utf8")).toBe(content);
  });

  test("is read when it was written before there were links for new passwords", async () => {
    const { passwordLinks: _none, ...before } = emptyDirectory();
    await writeFile(path, JSON.stringify({ format: 1, ...before }));
    const directory = await LowdbDirectory.open(path);
    expect(directory.current()).toEqual(emptyDirectory());
    await directory.close();
  });

  test("when it cannot be written, the change is refused and reading goes on", async () => {
    const directory = await LowdbDirectory.open(path);
    const name = (value: string) =>
      directory.update((data) => {
        data.workspace = { name: value, demonstration: false };
      });
    await name("before");
    await rm(folder, { recursive: true });
    await expect(name("after")).rejects.toThrow(StorageUnavailable);
    expect(directory.current().workspace?.name).toBe("before");
    await directory.close();
  });
});
