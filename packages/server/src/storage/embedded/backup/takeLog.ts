import { chmod, copyFile, rename, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { DataFolderError } from "../DataFolderError.ts";
import { FolderLock } from "../FolderLock.ts";
import { files } from "../folderFiles.ts";
import { LmdbUpdateLog } from "../LmdbUpdateLog.ts";
import { BackupError, explained } from "./BackupError.ts";
import { type CopyAnswer, DOOR_NAME } from "./CopyDoor.ts";
import { giveAsTheFolder } from "./owner.ts";

export interface Source {
  /** Path of the data folder, for people. */
  folder: string;
  /** The same folder, by a path that stays with it when it is renamed. */
  path: string;
}

/**
 * Puts a copy of the log, as of one moment after the call, where `target` says: the running server makes it, or this
 * process while no server may start. Then `alongside` is run, before a server that is not running may start.
 * @throws BackupError
 */
export async function takeLog(
  source: Source,
  target: string,
  alongside: () => Promise<void>,
): Promise<{ whileRunning: boolean }> {
  const socket = await knock(join(source.path, DOOR_NAME));
  if (socket) {
    try {
      await takeFromServer(source, target, socket);
    } finally {
      socket.destroy();
    }
    await alongside();
    return { whileRunning: true };
  }
  const lock = await lockFolder(source);
  try {
    await copyAtRest(source, target);
    await alongside();
  } finally {
    await lock.release();
  }
  return { whileRunning: false };
}

/** Connects to a server's socket; undefined if nobody listens. */
function knock(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.removeAllListeners("error");
      resolve(socket);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(undefined);
      else reject(explained("The running server cannot be asked for a copy of its log", error));
    });
  });
}

async function takeFromServer({ path }: Source, target: string, socket: Socket): Promise<void> {
  const answer = await answerFrom(socket);
  if ("failure" in answer) throw new BackupError(`The backup cannot be made: ${answer.failure}.`);
  const copy = join(path, answer.copy);
  try {
    await rename(copy, target);
  } catch (error) {
    // The backup is on another disk, mostly.
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    await copyFile(copy, target);
    await rm(copy, { force: true });
  }
  await chmod(target, 0o600);
}

function answerFrom(socket: Socket): Promise<CopyAnswer> {
  return new Promise((resolve, reject) => {
    let text = "";
    const stopped = (): void =>
      reject(
        new BackupError("The server ended while it was copying its log. Try again; nothing was written."),
      );
    socket.once("error", stopped);
    socket.once("close", stopped);
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.endsWith("\n")) resolve(JSON.parse(text) as CopyAnswer);
    });
  });
}

async function lockFolder({ folder, path }: Source): Promise<FolderLock> {
  try {
    return await FolderLock.acquire(path);
  } catch (cause) {
    if (!(cause instanceof DataFolderError)) throw cause;
    throw new BackupError(
      cause.cause === undefined
        ? `A server or another command uses the data folder ${folder}, but is not ready to give a copy. Try again in a moment.`
        : cause.message.replaceAll(path, folder),
      { cause },
    );
  }
}

async function copyAtRest({ folder, path }: Source, target: string): Promise<void> {
  const log = LmdbUpdateLog.open(join(path, files.log));
  try {
    await log.copyTo(target);
  } finally {
    await log.close();
    // Made anew if it was missing; the server must be able to write to it.
    await giveAsTheFolder(folder, [join(path, `${files.log}-lock`)]);
  }
  await chmod(target, 0o600);
}
