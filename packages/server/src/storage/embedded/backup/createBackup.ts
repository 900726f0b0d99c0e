import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { chmod, copyFile, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as tar from "tar";
import { StorageUnavailable } from "../../UpdateLog.ts";
import { syncFolder } from "../durableFiles.ts";
import { shortPath } from "../FolderLock.ts";
import { files } from "../folderFiles.ts";
import { BackupError, explained, systemCode } from "./BackupError.ts";
import { type Contents, checkContents } from "./checkContents.ts";
import { noteBackup } from "./lastBackup.ts";
import { BACKUP_FORMAT, backedUp, MANIFEST, type Manifest, markOf } from "./manifest.ts";
import { removeOnSignal } from "./removeOnSignal.ts";
import { type Source, takeLog } from "./takeLog.ts";

export interface BackupOptions {
  /** The data folder; absolute. */
  folder: string;
  /** The file to write; absolute. */
  file: string;
  /** Whether a file of that name may be replaced. */
  force?: boolean;
}

export interface BackupReport extends Contents {
  createdAt: string;
  /** Of the file. */
  bytes: number;
  whileRunning: boolean;
}

/**
 * Copies a data folder into one file, whether a server uses it or not: everything that was acknowledged before the
 * call is in it. Either the whole file is there in the end, checked and on disk, or nothing.
 * @throws BackupError
 */
export async function createBackup({ folder, file, force = false }: BackupOptions): Promise<BackupReport> {
  requireFolder(folder);
  requireFree(file, force);
  const work = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString("hex")}.partial`);
  const keep = removeOnSignal(work);
  try {
    makeFolder(work);
    const createdAt = new Date().toISOString();
    const { whileRunning } = await copyFolder(folder, work);
    const contents = await check(folder, work);
    const archive = await pack(work, createdAt, contents);
    requireFree(file, force);
    await rename(archive, file);
    await syncFolder(dirname(file));
    await noteBackup(folder, createdAt);
    const { size } = await stat(file);
    return { ...contents, createdAt, bytes: size, whileRunning };
  } catch (cause) {
    throw systemCode(cause) === undefined && cause instanceof StorageUnavailable
      ? damaged(folder, cause)
      : explained(`The data folder ${folder} cannot be backed up to ${file}`, cause);
  } finally {
    await rm(work, { recursive: true, force: true });
    keep();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (cause) {
    throw explained(`The backup cannot be written to ${dirname(path)}`, cause);
  }
}

function requireFolder(folder: string): void {
  if (!existsSync(folder))
    throw new BackupError(`There is no data folder ${folder}. Set DATA_DIR to the server's data folder.`);
  // Above all the log: opening one that is missing would create it.
  const missing = backedUp.filter((file) => isMissing(join(folder, file)));
  if (missing.length === 0) return;
  throw new BackupError(
    `There is no whole workspace in ${folder}: ${missing.join(", ")} is missing or empty. Set DATA_DIR to the server's data folder, or restore an older backup.`,
  );
}

function isMissing(path: string): boolean {
  try {
    return !statSync(path, { throwIfNoEntry: false })?.size;
  } catch (cause) {
    throw explained("The data folder cannot be read", cause);
  }
}

function requireFree(file: string, force: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new BackupError(`${file} is a folder. Name a file for the backup.`);
  if (found && !force) {
    throw new BackupError(`${file} exists already. Name another file, or add --force to replace it.`);
  }
}

/**
 * The log first, the directory after it: whoever stands in the log was in the directory before they could write, and
 * is never removed from it. The other way round, somebody who was invited in between would have written something
 * in the backup and be unknown there.
 */
async function copyFolder(folder: string, work: string): Promise<{ whileRunning: boolean }> {
  const descriptor = openSync(folder, "r");
  try {
    const source: Source = { folder, path: shortPath(folder, descriptor) };
    return await takeLog(source, join(work, files.log), async () => {
      for (const file of [files.directory, files.format]) {
        await copyFile(join(source.path, file), join(work, file));
        await chmod(join(work, file), 0o600);
      }
    });
  } finally {
    closeSync(descriptor);
  }
}

async function check(folder: string, work: string): Promise<Contents> {
  try {
    return await checkContents(work);
  } catch (cause) {
    throw damaged(folder, cause as Error, work);
  }
}

function damaged(folder: string, cause: Error, work = folder): BackupError {
  const why = cause.message.replaceAll(`${work}/`, "");
  return new BackupError(
    `The data folder ${folder} cannot be backed up: ${why}. No backup was written. If the folder is damaged, restore an older one.`,
    { cause },
  );
}

async function pack(work: string, createdAt: string, { log }: Contents): Promise<string> {
  const marks = await Promise.all(backedUp.map(async (file) => [file, await markOf(join(work, file))]));
  const manifest: Manifest = {
    backupFormat: BACKUP_FORMAT,
    createdAt,
    files: Object.fromEntries(marks),
    log: { streams: log.streams, entries: log.entries },
  };
  await writeFile(join(work, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  const archive = join(work, "archive");
  await tar.create({ file: archive, cwd: work, gzip: true, portable: true }, [MANIFEST, ...backedUp]);
  await chmod(archive, 0o600);
  const written = await open(archive, "r+");
  try {
    await written.sync();
  } finally {
    await written.close();
  }
  return archive;
}
