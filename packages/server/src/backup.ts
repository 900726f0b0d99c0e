import { basename, resolve } from "node:path";
import { ConfigError, readConfig } from "./config.ts";
import { BackupError } from "./storage/embedded/backup/BackupError.ts";
import { createBackup } from "./storage/embedded/backup/createBackup.ts";

/** `node backup.js FILE [--force]`: copies the data folder of the environment's DATA_DIR into one file. */
async function run(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith("--"));
  const unknown = args.find((arg) => arg.startsWith("--") && arg !== "--force");
  const [name] = names;
  if (name === undefined || names.length > 1 || unknown !== undefined) {
    throw new BackupError(
      "Say where the backup goes: npm run backup -- FILE. With --force a file of that name is replaced.",
    );
  }
  // npm runs scripts in the project's folder, wherever it was called.
  const file = resolve(process.env.INIT_CWD ?? "", name);
  const { dataDir } = readConfig(process.env, []);
  const report = await createBackup({ folder: dataDir, file, force: args.includes("--force") });
  const { log, people, bytes, whileRunning } = report;
  console.log(
    `Backed up ${dataDir}${whileRunning ? " while the server was running" : ""}: ${number(log.entries)} entries in ${number(log.streams)} documents and lists, ${number(people)} people.`,
  );
  console.log(`${basename(file)} (${size(bytes)}) is checked and on disk: ${file}`);
}

const number = (value: number): string => value.toLocaleString("en");

function size(bytes: number): string {
  const kilobytes = bytes / 1_000;
  return kilobytes < 1_000 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1_000).toFixed(1)} MB`;
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof BackupError || error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
