import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSigningKey } from "./signingKey.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "querschnitt-key-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("the key survives a restart, and only its owner reads it", async () => {
  const path = join(folder, "signing.key");
  const first = await readSigningKey(path);
  expect(first).toHaveLength(32);
  expect(await readSigningKey(path)).toEqual(first);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a damaged key is replaced", async () => {
  const path = join(folder, "signing.key");
  await writeFile(path, "short");
  expect(await readSigningKey(path)).toHaveLength(32);
});

test("a key that cannot be read is an error, not a new key", async () => {
  await expect(readSigningKey(folder)).rejects.toThrow("EISDIR");
});
