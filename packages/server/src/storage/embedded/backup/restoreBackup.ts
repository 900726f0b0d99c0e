import { existsSync, statSync } from "node:fs";
import { chmod, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EPOCH_KEY, encodeEpoch, WORKSPACE_STREAM } from "../../epochs.ts";
import { DataFolderError } from "../DataFolderError.ts";
import { syncFolder } from "../durableFiles.ts";
import { FolderLock } from "../FolderLock.ts";
import { files } from "../folderFiles.ts";
import { LmdbUpdateLog } from "../LmdbUpdateLog.ts";
import { LowdbDirectory } from "../LowdbDirectory.ts";
import { BackupError, explained } from "./BackupError.ts";
import { backedUp, MANIFEST } from "./manifest.ts";
import { newEpoch } from "./newEpoch.ts";
import { giveTo, type Owner } from "./owner.ts";
import { asideOf, holdsFiles, realFolder, stagingOf } from "./places.ts";
import { removeOnSignal } from "./removeOnSignal.ts";
import { type Unpacked, unpackBackup } from "./unpackBackup.ts";

/** What has been done when it is reported. Up to `checked` the data folder is as it was. */
export type RestoreStep = "begun" | "checked" | "moved-aside" | "installed";

export interface RestoreOptions {
  /** The backup; absolute. */
  file: string;
  /** The data folder, which may be missing; absolute. */
  folder: string;
  /** Called after each step. */
  onStep?: (step: RestoreStep) => void;
}

export interface RestoreReport extends Unpacked {
  /** Where the former data folder is now; undefined if there was none. */
  aside: string | undefined;
}

/**
 * Puts a backup in the place of a data folder that no server uses. Everything is unpacked, checked and brought to
 * disk beside it first; then two renamings, between which there is no data folder and no server starts. The former
 * folder is never removed. All documents get a new epoch; sessions and open links end.
 * @throws BackupError
 */
export async function restoreBackup({ file, folder: named, onStep }: RestoreOptions): Promise<RestoreReport> {
  const folder = realFolder(named);
  const staging = stagingOf(folder);
  const locks: FolderLock[] = [];
  try {
    const before = formerOf(folder) ?? formerOf(staging) ?? heirOf(dirname(folder));
    if (existsSync(folder)) locks.push(await lock(folder));
    await makeStaging(staging);
    // It moves along: from here to the end no server starts in the restored folder, and no second restore begins.
    locks.push(await lock(staging));
    const stop = removeOnSignal(staging);
    let unpacked: Unpacked;
    try {
      await clear(staging);
      onStep?.("begun");
      unpacked = await unpackBackup(file, staging);
      await complete(staging, unpacked, before);
    } catch (cause) {
      await rm(staging, { recursive: true, force: true });
      throw explained(`The backup ${file} cannot be restored into ${folder}`, cause);
    } finally {
      stop();
    }
    onStep?.("checked");
    const aside = await exchange(folder, staging, onStep);
    if (aside && !holdsFiles(aside)) {
      await rm(aside, { recursive: true, force: true });
      return { ...unpacked, aside: undefined };
    }
    return { ...unpacked, aside };
  } catch (cause) {
    throw explained(`The backup ${file} cannot be restored into ${folder}`, cause);
  } finally {
    for (const held of locks) await held.release();
  }
}

/** What the restored folder has of the one before. */
interface Former extends Owner {
  mode: number;
}

function formerOf(folder: string): Former | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory())
    throw new BackupError(`${folder} is no folder. Set DATA_DIR to the server's data folder.`);
  return found && { uid: found.uid, gid: found.gid, mode: found.mode & 0o777 };
}

/** A folder where there was none belongs to whom the one around it belongs, and is open to nobody else. */
function heirOf(parent: string): Former | undefined {
  const found = formerOf(parent);
  return found && { ...found, mode: 0o700 };
}

async function lock(folder: string): Promise<FolderLock> {
  try {
    return await FolderLock.acquire(folder);
  } catch (cause) {
    if (!(cause instanceof DataFolderError)) throw explained(`The folder ${folder} cannot be used`, cause);
    throw new BackupError(
      cause.cause === undefined
        ? `The folder ${folder} is in use. Stop the server, wait for any other backup or restore, and try again; nothing was changed.`
        : cause.message,
      { cause },
    );
  }
}

async function makeStaging(staging: string): Promise<void> {
  try {
    await mkdir(staging, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw explained(`The backup cannot be unpacked into ${staging}, beside the data folder`, cause);
  }
}

/** Removes what an interrupted restore left behind. */
async function clear(staging: string): Promise<void> {
  for (const name of await readdir(staging)) {
    if (!name.endsWith(".sock")) await rm(join(staging, name), { recursive: true, force: true });
  }
}

/** Makes unpacked files a data folder: under a new epoch, without keys, with the former one's owner, and on disk. */
async function complete(staging: string, { log }: Unpacked, before: Former | undefined): Promise<void> {
  const path = join(staging, files.log);
  const opened = LmdbUpdateLog.open(path);
  try {
    const metadata = { [EPOCH_KEY]: encodeEpoch(newEpoch(log.epoch)) };
    await opened.append([{ stream: WORKSPACE_STREAM, expected: 0, entries: [], metadata }]);
  } finally {
    await opened.close();
  }
  await rm(`${path}-lock`, { force: true });
  await endKeys(join(staging, files.directory));
  await rm(join(staging, MANIFEST));
  for (const name of backedUp) await flush(join(staging, name));
  if (before) {
    await chmod(staging, before.mode);
    await giveTo(before, [staging, ...backedUp.map((name) => join(staging, name))]);
  }
  await syncFolder(staging);
}

/**
 * Ends sessions and open links. What was used up, replaced or ended after the backup would be good once more, and from the
 * backup nobody can tell which ones were.
 */
async function endKeys(path: string): Promise<void> {
  const directory = await LowdbDirectory.open(path);
  try {
    await directory.update((data) => {
      data.sessions = [];
      data.invitations = [];
      data.passwordLinks = [];
    });
  } finally {
    await directory.close();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Moves the former folder aside and the new one in its place; if that fails, back again. */
async function exchange(
  folder: string,
  staging: string,
  onStep: ((step: RestoreStep) => void) | undefined,
): Promise<string | undefined> {
  const aside = existsSync(folder) ? asideOf(folder) : undefined;
  try {
    if (aside) await rename(folder, aside);
  } catch (cause) {
    await rm(staging, { recursive: true, force: true });
    throw explained(`The data folder ${folder} cannot be moved aside`, cause);
  }
  try {
    await syncFolder(dirname(folder));
    onStep?.("moved-aside");
    await rename(staging, folder);
    await syncFolder(dirname(folder));
  } catch (cause) {
    if (aside && !existsSync(folder)) await rename(aside, folder);
    await rm(staging, { recursive: true, force: true });
    throw explained(`The restored folder cannot be put in the place of ${folder}`, cause);
  }
  onStep?.("installed");
  return aside;
}
