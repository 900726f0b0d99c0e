import { existsSync } from "node:fs";
import { chmod, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as tar from "tar";
import { BackupError, explained } from "./BackupError.ts";
import { type Contents, checkContents } from "./checkContents.ts";
import { BACKUP_FORMAT, backedUp, MANIFEST, type Manifest, markOf, parseManifest } from "./manifest.ts";

export interface Unpacked extends Contents {
  manifest: Manifest;
}

/**
 * Unpacks a backup into an empty folder and checks all of it: what it should hold, checksums, versions, the log from
 * end to end, the directory. @throws BackupError
 */
export async function unpackBackup(file: string, folder: string): Promise<Unpacked> {
  await readable(file);
  unpack(file, folder);
  const manifest = await readManifest(file, folder);
  for (const name of backedUp) await compare(file, folder, name, manifest);
  let contents: Contents;
  try {
    contents = await checkContents(folder);
  } catch (cause) {
    throw damaged(file, (cause as Error).message.replaceAll(`${folder}/`, ""), cause);
  }
  const { streams, entries } = contents.log;
  if (streams !== manifest.log.streams || entries !== manifest.log.entries)
    throw damaged(
      file,
      `its log has ${entries} entries in ${streams} streams, and should have ${manifest.log.entries} in ${manifest.log.streams}`,
    );
  return { manifest, ...contents };
}

function damaged(file: string, why: string, cause?: unknown): BackupError {
  return new BackupError(
    `The backup ${file} cannot be used: ${why}. Take another one; nothing was changed.`,
    {
      cause,
    },
  );
}

async function readable(file: string): Promise<void> {
  try {
    const opened = await open(file, "r");
    try {
      if ((await opened.stat()).isDirectory()) throw new BackupError(`${file} is a folder and no backup.`);
    } finally {
      await opened.close();
    }
  } catch (cause) {
    throw explained(`The backup ${file} cannot be read`, cause);
  }
}

function unpack(file: string, folder: string): void {
  const wanted: readonly string[] = [MANIFEST, ...backedUp];
  try {
    // In one go: otherwise it goes on writing after it has failed.
    tar.extract({
      sync: true,
      file,
      cwd: folder,
      strict: true,
      // Nothing but plain files of these names, whatever else the archive says.
      filter: (path, entry) => wanted.includes(path) && "type" in entry && entry.type === "File",
    });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (isOfTheArchive(code)) throw damaged(file, "it is cut off, damaged or no backup at all", cause);
    throw explained(`The backup ${file} cannot be unpacked into ${folder}`, cause);
  }
}

function isOfTheArchive(code: string | undefined): boolean {
  return code === undefined || code.startsWith("TAR_") || code.startsWith("Z_");
}

async function readManifest(file: string, folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw damaged(file, `it is no backup, or cut off: ${MANIFEST} is missing`);
  const manifest = parseManifest(await readFile(path, "utf8"));
  if (manifest === "newer") {
    throw damaged(
      file,
      `it was made by a newer version of Querschnitt, and this one knows backups up to format ${BACKUP_FORMAT}`,
    );
  }
  if (manifest === "damaged") throw damaged(file, `its ${MANIFEST} cannot be understood`);
  return manifest;
}

async function compare(
  file: string,
  folder: string,
  name: (typeof backedUp)[number],
  manifest: Manifest,
): Promise<void> {
  const path = join(folder, name);
  if (!existsSync(path)) throw damaged(file, `${name} is missing`);
  await chmod(path, 0o600);
  const { bytes, sha256 } = await markOf(path);
  const wanted = manifest.files[name];
  if (bytes !== wanted.bytes)
    throw damaged(file, `${name} has ${bytes} bytes, and should have ${wanted.bytes}`);
  if (sha256 !== wanted.sha256) throw damaged(file, `the checksum of ${name} is wrong`);
}
