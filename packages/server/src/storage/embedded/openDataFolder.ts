import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { StorageReport } from "../StorageReport.ts";
import { StorageUnavailable } from "../UpdateLog.ts";
import { CopyDoor } from "./backup/CopyDoor.ts";
import { lastBackupAt } from "./backup/lastBackup.ts";
import { refuseHalfRestored } from "./backup/refuseHalfRestored.ts";
import { isUnfinished } from "./checkLogFile.ts";
import { DataFolderError } from "./DataFolderError.ts";
import { replaceFile, syncFolder } from "./durableFiles.ts";
import { FolderLock } from "./FolderLock.ts";
import { FORMAT, files } from "./folderFiles.ts";
import type { LmdbUpdateLog } from "./LmdbUpdateLog.ts";
import { LowdbDirectory } from "./LowdbDirectory.ts";
import { openLog } from "./openLog.ts";

export interface DataFolder {
  log: LmdbUpdateLog;
  directory: LowdbDirectory;
  report: StorageReport;
  /** Flushes what is under way, closes the files and lets another server in. */
  close(): Promise<void>;
}

/**
 * Opens the folder in which everything is kept, or creates it. What is there is never replaced by an empty
 * workspace: whatever is damaged, missing or of a newer version is an error.
 * @throws DataFolderError
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  refuseHalfRestored(path);
  await createFolder(path);
  const lock = await FolderLock.acquire(path);
  try {
    return await openFiles(path, lock);
  } catch (cause) {
    await lock.release();
    if (cause instanceof DataFolderError) throw cause;
    throw translate(path, cause as Error);
  }
}

async function createFolder(path: string): Promise<void> {
  try {
    const first = mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    // The name of each new folder stands in the one above it.
    for (let at = path; first !== undefined && at.length >= first.length; at = dirname(at))
      await syncFolder(dirname(at));
  } catch (cause) {
    throw translate(path, cause as Error);
  }
}

async function openFiles(path: string, lock: FolderLock): Promise<DataFolder> {
  const at = (name: keyof typeof files): string => join(path, files[name]);
  await removeRemains(path);
  await checkFormat(path, at("format"));
  // The log is created first: a directory without one was not left behind by a crash.
  if (existsSync(at("directory")) && !holdsSomething(at("log"))) {
    throw new DataFolderError(
      `The data folder ${path} holds people and rights, but ${files.log} (all documents) is missing or empty. Restore the folder from a backup; nothing was changed.`,
    );
  }
  if (!existsSync(at("directory")) && existsSync(at("log")) && isUnfinished(at("log"))) rmSync(at("log"));
  const log = await openLog(at("log"));
  try {
    await syncFolder(path);
    if (!existsSync(at("directory")) && !log.isEmpty) {
      throw new DataFolderError(
        `The data folder ${path} holds documents, but ${files.directory} (people and rights) is missing. Restore the folder from a backup; nothing was changed.`,
      );
    }
    const directory = await LowdbDirectory.open(at("directory"));
    const door = await CopyDoor.open(path, log);
    const close = async (): Promise<void> => {
      await directory.close();
      await door.close();
      await log.close();
      await lock.release();
    };
    const report: StorageReport = async () => ({
      log: { file: statSync(at("log")).size, used: log.usedBytes },
      lastBackupAt: await lastBackupAt(path),
    });
    return { log, directory, report, close };
  } catch (error) {
    await log.close();
    throw error;
  }
}

function holdsSomething(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

/** Reads which layout the folder has; a new folder gets the current one. */
async function checkFormat(path: string, formatFile: string): Promise<void> {
  if (!existsSync(formatFile)) {
    if (existsSync(join(path, files.log)) || existsSync(join(path, files.directory))) {
      throw new DataFolderError(
        `The data folder ${path} is incomplete: ${files.format} is missing. Restore the folder from a backup; nothing was changed.`,
      );
    }
    await replaceFile(formatFile, `${JSON.stringify({ format: FORMAT })}\n`);
    return;
  }
  let format: number;
  try {
    format = z
      .object({ format: z.number().int().positive() })
      .parse(JSON.parse(readFileSync(formatFile, "utf8"))).format;
  } catch (cause) {
    throw new DataFolderError(
      `The data folder ${path} is damaged: ${files.format} cannot be understood. Restore the folder from a backup; nothing was changed.`,
      { cause },
    );
  }
  if (format > FORMAT) {
    throw new DataFolderError(
      `The data folder ${path} was written by a newer version (format ${format}, this version knows ${FORMAT}). Start that version or a later one; nothing was changed.`,
    );
  }
}

/** Files that were being written, and locks that were being cleared, when a server was killed. */
async function removeRemains(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (
      /^(format\.json|directory\.json|last-backup\.json|log\.mdb)\.[0-9a-f]{8}\.tmp(-lock)?$|^server\.sock\.[0-9a-f]{8}$/.test(
        name,
      )
    ) {
      rmSync(join(path, name), { force: true });
    }
  }
}

function translate(path: string, cause: Error): DataFolderError {
  const root = cause.cause instanceof Error ? cause.cause : cause;
  const { code } = root as NodeJS.ErrnoException;
  const message =
    code === "EACCES" || code === "EPERM" || code === "EROFS"
      ? `The data folder ${path} cannot be written to (${root.message}). Give the server's user the right to, or set DATA_DIR to another folder.`
      : code === "ENOSPC" || code === "EDQUOT"
        ? `There is no space left for the data folder ${path}. Free some and start again; nothing was lost.`
        : code === "ENOTDIR" || code === "EEXIST"
          ? `DATA_DIR ${path} is no folder. Set DATA_DIR to a folder.`
          : cause instanceof StorageUnavailable
            ? `The data folder ${path} cannot be used: ${cause.message}. Restore the folder from a backup; nothing was changed.`
            : `The data folder ${path} cannot be used: ${cause.message}`;
  return new DataFolderError(message, { cause });
}
