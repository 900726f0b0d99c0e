import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { replaceFile } from "../durableFiles.ts";
import { files } from "../folderFiles.ts";
import { giveAsTheFolder } from "./owner.ts";

const shape = z.object({ createdAt: z.iso.datetime() });

/** Leaves word in a data folder that it was backed up; a folder that cannot be written to stays without. */
export async function noteBackup(folder: string, createdAt: string): Promise<void> {
  const path = join(folder, files.lastBackup);
  try {
    await replaceFile(path, `${JSON.stringify({ createdAt })}\n`);
    await giveAsTheFolder(folder, [path]);
  } catch {
    // The backup itself is there: whoever made it was told so.
  }
}

/** When a data folder was backed up last (ISO 8601); null: it does not know of any time. */
export async function lastBackupAt(folder: string): Promise<string | null> {
  try {
    return shape.parse(JSON.parse(await readFile(join(folder, files.lastBackup), "utf8"))).createdAt;
  } catch {
    return null;
  }
}
