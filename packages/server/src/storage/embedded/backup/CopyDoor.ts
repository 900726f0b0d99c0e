import { randomBytes } from "node:crypto";
import { closeSync, openSync, rmSync } from "node:fs";
import { chmod, rm, statfs } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { shortPath } from "../FolderLock.ts";
import { files } from "../folderFiles.ts";
import type { LmdbUpdateLog } from "../LmdbUpdateLog.ts";

/** The socket in the data folder at which a running server can be asked for a copy of its log. */
export const DOOR_NAME = "backup.sock";

/** What the server answers, as one line of JSON: the copy's name in the data folder, or why there is none. */
export type CopyAnswer = { copy: string } | { failure: string };

/** Bytes that stay free on the server's disk whatever a copy takes: a backup must not stop people from writing. */
const spareBytes = 64 * 1024 * 1024;

/**
 * A running server copies its log itself, for whoever connects to a socket in the data folder. No other process may
 * open the file meanwhile: see `inspectLog`. The copy goes when the connection does.
 */
export class CopyDoor {
  readonly #folder: string;
  readonly #log: LmdbUpdateLog;
  readonly #server: Server;
  readonly #descriptor: number;
  readonly #sockets = new Set<Socket>();
  #copying: Promise<void> | undefined;

  /** Opens the door; the caller holds the folder's lock, so a socket left behind is nobody's. */
  static async open(folder: string, log: LmdbUpdateLog): Promise<CopyDoor> {
    const descriptor = openSync(folder, "r");
    const door = new CopyDoor(folder, log, descriptor);
    const path = join(shortPath(folder, descriptor), DOOR_NAME);
    rmSync(path, { force: true });
    try {
      await new Promise<void>((resolve, reject) => {
        door.#server.once("error", reject);
        door.#server.listen(path, () => {
          door.#server.off("error", reject);
          resolve();
        });
      });
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    // It alone must not keep the process running.
    door.#server.unref();
    return door;
  }

  private constructor(folder: string, log: LmdbUpdateLog, descriptor: number) {
    this.#folder = folder;
    this.#log = log;
    this.#descriptor = descriptor;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /** Takes no more requests and waits for a copy under way: the log must not be closed beneath it. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    await this.#copying;
    closeSync(this.#descriptor);
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#sockets.delete(socket));
    // Read, or the end of the connection would go unnoticed.
    socket.resume();
    if (this.#copying) {
      answer(socket, { failure: "the server is making a copy for another backup already" });
      socket.end();
      return;
    }
    this.#copying = this.#copyFor(socket).finally(() => {
      this.#copying = undefined;
    });
  }

  async #copyFor(socket: Socket): Promise<void> {
    const name = `${files.log}.${randomBytes(4).toString("hex")}.tmp`;
    const path = join(this.#folder, name);
    const remove = (): Promise<void> => rm(path, { force: true }).catch(() => {});
    try {
      await this.#requireSpace();
      await this.#log.copyTo(path);
      await chmod(path, 0o600);
      if (socket.destroyed) return await remove();
      socket.once("close", remove);
      answer(socket, { copy: name });
    } catch (error) {
      await remove();
      answer(socket, { failure: (error as Error).message });
      socket.end();
    }
  }

  async #requireSpace(): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder);
    const needed = this.#log.usedBytes + spareBytes;
    if (bavail * bsize >= needed) return;
    const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);
    throw new Error(
      `the data folder's disk has ${megabytes(bavail * bsize)} MB free, and ${megabytes(needed)} MB are needed for a copy of the log; free some, or stop the server and try again`,
    );
  }
}

function answer(socket: Socket, message: CopyAnswer): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}
