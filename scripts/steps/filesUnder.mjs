import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * All files in a folder and below whose names match, in a stable order; nothing built, nothing installed.
 * @param {string} folder absolute
 * @param {RegExp} name
 * @returns {string[]} absolute paths
 */
export function filesUnder(folder, name) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return name.test(entry.name) ? [path] : [];
      return ["dist", "node_modules", ".git", ".results", ".cache"].includes(entry.name)
        ? []
        : filesUnder(path, name);
    })
    .sort();
}
