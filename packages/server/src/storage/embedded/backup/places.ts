import { existsSync, lstatSync, readdirSync, readlinkSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The folder that a path leads to, through links, also if there is nothing (any more) where a link leads. */
export function realFolder(path: string): string {
  let folder = resolve(path);
  // As many links in a row as Linux follows.
  for (let followed = 0; followed < 40 && isLink(folder); followed++)
    folder = resolve(dirname(folder), readlinkSync(folder));
  return folder;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // Whoever uses the path will say what is wrong with it.
    return false;
  }
}

/** Where a backup is unpacked and checked before it takes the place of a data folder: on the same disk, beside it. */
export function stagingOf(folder: string): string {
  return `${folder}.restoring`;
}

/** Where a replaced data folder goes; a name that is free. */
export function asideOf(folder: string, now = new Date()): string {
  const time = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const name = `${folder}.before-restore-${time}`;
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(free)) return free;
  }
}

/** Whether there is a folder with anything in it. Sockets are locks, of whoever asks or of nobody. */
export function holdsFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => !/\.sock(\.[0-9a-f]{8})?$/.test(name));
}
