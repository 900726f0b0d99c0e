import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesUnder } from "./filesUnder.mjs";
import { root } from "./project.mjs";

const MAX_LINES = 300;
/** Files that may be longer, each with its reason. */
const mayBeLonger = new Map([["packages/web/src/app/i18n", "catalogues grow with the interface"]]);

/** Files are short. @returns {string[]} */
export function checkFileLengths() {
  const folders = ["packages", "scripts", "tests", "bench", "audit"].map((folder) => join(root, folder));
  return folders
    .flatMap((folder) => filesUnder(folder, /\.(ts|tsx|mjs|css)$/))
    .flatMap((file) => {
      const name = relative(root, file).replaceAll("\\", "/");
      if ([...mayBeLonger.keys()].some((start) => name.startsWith(start))) return [];
      const lines = readFileSync(file, "utf8").split("\n").length - 1;
      return lines > MAX_LINES
        ? [`${name} has ${lines} lines; more than ${MAX_LINES} are two concerns.`]
        : [];
    });
}

/** The lock files name no registry, so that every operator's own is used. @returns {string[]} */
export function checkLockFiles() {
  return ["package-lock.json", "bench/package-lock.json", "audit/package-lock.json"].flatMap((name) => {
    const lock = JSON.parse(readFileSync(join(root, name), "utf8"));
    return Object.entries(/** @type {Record<string, { resolved?: string }>} */ (lock.packages))
      .filter(([, { resolved }]) => resolved?.includes("://"))
      .map(
        ([path]) =>
          `${name}: ${path} names a registry. Run npm install --omit-lockfile-registry-resolved instead.`,
      );
  });
}
