import { restoreBackup } from "../embedded/backup/restoreBackup.ts";

/** A program for tests: restores a backup into a folder and is killed right after a step. Arguments: file, folder, step. */
const [file = "", folder = "", last] = process.argv.slice(2);
await restoreBackup({
  file,
  folder,
  onStep: (step) => {
    if (step === last) process.kill(process.pid, "SIGKILL");
  },
});
