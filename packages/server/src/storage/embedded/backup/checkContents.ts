import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { FORMAT, files } from "../folderFiles.ts";
import { LowdbDirectory } from "../LowdbDirectory.ts";
import { inspectLog, type LogContents } from "./inspectLog.ts";
import { backedUp } from "./manifest.ts";

/** What a folder of copied files holds. */
export interface Contents {
  log: LogContents;
  people: number;
}

/**
 * Reads copied files as a server would, and the log from end to end. Nobody else may have them open.
 * @throws Error saying which file is missing, damaged or newer than this version
 */
export async function checkContents(folder: string): Promise<Contents> {
  for (const file of backedUp) if (!existsSync(join(folder, file))) throw new Error(`${file} is missing`);
  await checkFormat(join(folder, files.format));
  const directory = await LowdbDirectory.open(join(folder, files.directory));
  const people = directory.current().people.length;
  await directory.close();
  const path = join(folder, files.log);
  try {
    return { log: await inspectLog(path), people };
  } finally {
    // LMDB's table of readers: of no use beside a copy.
    await rm(`${path}-lock`, { force: true });
  }
}

async function checkFormat(path: string): Promise<void> {
  const shape = z.object({ format: z.number().int().positive() });
  let format: number;
  try {
    ({ format } = shape.parse(JSON.parse(await readFile(path, "utf8"))));
  } catch (cause) {
    throw new Error(`${files.format} cannot be understood`, { cause });
  }
  if (format > FORMAT) {
    throw new Error(
      `it is of a data folder of a newer version (format ${format}, this version knows ${FORMAT})`,
    );
  }
}
