import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, renameSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { DataFolderError } from "./DataFolderError.ts";

const LOCK_NAME = "server.sock";

/**
 * Keeps a second server out of a data folder: a socket in it on which the server listens. The system stops listening
 * when the process dies, however it dies, so a lock left behind is told from a live one by connecting to it; it also
 * works across containers that share the folder.
 */
export class FolderLock {
  readonly #server: Server;
  readonly #folder: number;

  /** @throws DataFolderError if another server uses the folder */
  static async acquire(folder: string): Promise<FolderLock> {
    const descriptor = openSync(folder, "r");
    try {
      return new FolderLock(await listen(folder, shortPath(folder, descriptor)), descriptor);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  private constructor(server: Server, folder: number) {
    this.#server = server;
    this.#folder = folder;
  }

  /** Gives the folder free; the socket goes with it. */
  async release(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
    closeSync(this.#folder);
  }
}

/**
 * A path of an open folder, which stays with it when it is renamed: a socket's path may have about 100 bytes; a
 * folder's has no such limit.
 */
export function shortPath(folder: string, descriptor: number): string {
  const short = `/proc/self/fd/${descriptor}`;
  return existsSync(short) ? short : folder;
}

async function listen(folder: string, path: string): Promise<Server> {
  const socket = join(path, LOCK_NAME);
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return await tryToListen(socket);
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE") {
        throw new DataFolderError(
          `The data folder ${folder} cannot be locked (${message}). It must be on a local file system that the server may write to.`,
          { cause },
        );
      }
    }
    if (await somebodyListens(socket)) throw inUse(folder);
    await clearAway(folder, socket);
  }
  throw inUse(folder);
}

/**
 * Removes a lock left behind. Two servers may get here at once, and the first may have taken the lock before the
 * second removes it; so it is moved aside first, tried again, and put back if it turns out to be alive.
 */
async function clearAway(folder: string, socket: string): Promise<void> {
  const aside = `${socket}.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(socket, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (await somebodyListens(aside)) {
    renameSync(aside, socket);
    throw inUse(folder);
  }
  rmSync(aside, { force: true });
}

function tryToListen(socket: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once("error", reject);
    server.listen(socket, () => {
      server.off("error", reject);
      // The lock alone must not keep the process running.
      server.unref();
      resolve(server);
    });
  });
}

function somebodyListens(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once("connect", () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", ({ code }: NodeJS.ErrnoException) => {
      // Anything but "nobody is there" is taken for a live server: never two at once.
      resolve(code !== "ECONNREFUSED" && code !== "ENOENT");
    });
  });
}

function inUse(folder: string): DataFolderError {
  return new DataFolderError(
    `Another server already uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
  );
}
