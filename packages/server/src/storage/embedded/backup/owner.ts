import { chown, stat } from "node:fs/promises";

/** Whose a folder or file is. */
export interface Owner {
  uid: number;
  gid: number;
}

/** The superuser gives files to somebody else; anybody else's files are their own anyway. */
export async function giveTo({ uid, gid }: Owner, paths: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (const path of paths) {
    await chown(path, uid, gid).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}

/** Gives files to whoever the folder belongs to. */
export async function giveAsTheFolder(folder: string, paths: readonly string[]): Promise<void> {
  await giveTo(await stat(folder), paths);
}
