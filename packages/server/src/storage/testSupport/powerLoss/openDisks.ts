import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Seeded } from "../../../../../../tests/support/seeded.ts";
import { files } from "../../embedded/folderFiles.ts";
import { type DataFolder, openDataFolder } from "../../embedded/openDataFolder.ts";
import { diskStates, layDown } from "./diskState.ts";
import { FolderRecording, type Moment } from "./FolderRecording.ts";

/** A folder for disks; in memory where that is possible, since what a flush does is simulated and dear on a real one. */
export function folderForDisks(): string {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "querschnitt-power-"));
}

/** LMDB flushes its file before it says that something is written; `log.test.ts` shows what it makes of that. */
export function recordDisk(path: string): FolderRecording {
  return new FolderRecording(path, (name) => name === files.log);
}

export interface Disks {
  moments: readonly Moment[];
  random: Seeded;
  /** States between "nothing" and "everything" that are tried at each moment. */
  inBetween: number;
  /** Where they are laid down, one after the other. */
  folder: string;
  /** Path of the data folder on the disk. */
  dataDir: string;
}

/** Opens what a disk may hold at each moment, and has it looked at. Answers how many states that were. */
export async function openDisks(
  { moments, random, inBetween, folder, dataDir }: Disks,
  look: (opened: DataFolder, moment: Moment) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (const { moment, manner, state } of diskStates(moments, random, inBetween)) {
    const disk = join(folder, `disk${count++}`);
    mkdirSync(disk);
    layDown(state, disk);
    let opened: DataFolder | undefined;
    try {
      opened = await openDataFolder(join(disk, dataDir));
      await look(opened, moment);
      const remains = readdirSync(join(disk, dataDir)).filter((name) => name.endsWith(".tmp"));
      if (remains.length > 0) throw new Error(`${remains} is left behind`);
    } catch (cause) {
      const where = `after ${moment.after}, with ${manner} on disk (SEED=${random.seed})`;
      throw new Error(`${where}: ${(cause as Error).message}`, { cause });
    } finally {
      await opened?.close();
    }
    rmSync(disk, { recursive: true });
  }
  return count;
}
