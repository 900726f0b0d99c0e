import { randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";

const KEY_BYTES = 32;

/**
 * Reads the key that signs tokens and device cookies, or makes one. A damaged key is replaced: all it costs is
 * that programs fetch a new token and that devices are no longer recognised.
 */
export async function readSigningKey(path: string): Promise<Buffer> {
  const stored = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (stored?.length === KEY_BYTES) return stored;
  const key = randomBytes(KEY_BYTES);
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(key);
    await file.sync();
  } finally {
    await file.close();
  }
  return key;
}
