import { existsSync } from "node:fs";
import { DataFolderError } from "../DataFolderError.ts";
import { holdsFiles, realFolder, stagingOf } from "./places.ts";

/**
 * Keeps a server from beginning an empty workspace where a restore was interrupted between moving the former data
 * folder aside and putting the restored one in its place.
 * @throws DataFolderError
 */
export function refuseHalfRestored(path: string): void {
  const folder = realFolder(path);
  const staging = stagingOf(folder);
  if (!existsSync(staging) || holdsFiles(folder)) return;
  throw new DataFolderError(
    `A restore into the data folder ${path} was interrupted. Run npm run restore -- FILE once more. Or, to do without it, remove ${staging} and move the newest ${folder}.before-restore-… back to ${folder}, if there is one.`,
  );
}
