import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { templateOf } from "../peers/index.ts";
import { addMeasures, copyWorkspace } from "../peers/workspace.ts";

/** A data folder of our server with so many rooms on disk, two per measure; made once per comparison. To be copied. */
export async function workspaceWithRooms(shared: string, rooms: number): Promise<string> {
  const folder = join(shared, `rooms-${rooms}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  copyWorkspace(templateOf(shared), partial);
  await addMeasures(partial, rooms / 2);
  renameSync(`${partial}.json`, `${folder}.json`);
  renameSync(partial, folder);
  return folder;
}
