import { resolve } from "node:path";
import { ConfigError, readConfig } from "./config.ts";
import { BackupError } from "./storage/embedded/backup/BackupError.ts";
import { restoreBackup } from "./storage/embedded/backup/restoreBackup.ts";

/** `node restore.js FILE`: puts a backup in the place of the data folder of the environment's DATA_DIR. */
async function run(args: readonly string[]): Promise<void> {
  const [name] = args;
  if (name === undefined || args.length > 1 || name.startsWith("--"))
    throw new BackupError("Name the backup to restore: npm run restore -- FILE.");
  // npm runs scripts in the project's folder, wherever it was called.
  const file = resolve(process.env.INIT_CWD ?? "", name);
  const { dataDir } = readConfig(process.env, []);
  const { manifest, log, people, aside } = await restoreBackup({ file, folder: dataDir });
  console.log(
    `Restored ${dataDir} as it was at ${manifest.createdAt}: ${log.entries.toLocaleString("en")} entries in ${log.streams.toLocaleString("en")} documents and lists, ${people.toLocaleString("en")} people.`,
  );
  console.log(
    "People, passwords and rights are as they were then: look whether somebody must be deactivated again. Everybody signs in anew, and links that were open (invitations, new passwords) are not valid any more. Now start the server.",
  );
  if (aside) console.log(`The former folder is kept, until you remove it: ${aside}`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof BackupError || error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
