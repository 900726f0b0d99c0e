import type { Deed } from "@querschnitt/shared/api/audit";
import type { DirectoryData } from "./Directory.ts";

/**
 * Writes a deed down together with the change of the directory that it is: both are stored or none. The audit list takes
 * it over afterwards. `now` in milliseconds since the epoch.
 */
export function note(data: DirectoryData, now: number, deed: Deed): void {
  data.deeds.count++;
  data.deeds.waiting.push({ number: data.deeds.count, at: new Date(now).toISOString(), deed });
}
