import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, StepFailed } from "./project.mjs";
import { run } from "./run.mjs";

const lockFile = join(root, "package-lock.json");
/** What npm notes as its last step of an installation. */
const installedFile = join(root, "node_modules/.package-lock.json");

/** @typedef {{ version?: string; link?: boolean; optional?: boolean; integrity?: string }} Installed */

/**
 * @param {string} file
 * @returns {Record<string, Installed>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** Whether node_modules holds what the lock file names. */
function isInstalled() {
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(lockFile)).every(([path, { version, link, optional }]) => {
    if (!path.includes("node_modules/") || link) return true;
    // Packages for other systems are left out on this one.
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

/** Installs exactly what package-lock.json names, unless that has been done. @throws StepFailed */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing what Querschnitt needs (npm ci). This happens once, and again after an update …");
  // The build needs TypeScript and Vite, also where NODE_ENV=production would leave them out.
  const code = await run("npm", ["ci", "--include=dev", "--no-fund", "--no-audit"], {
    shell: process.platform === "win32",
  });
  if (code !== 0) {
    throw new StepFailed(
      "The installation failed; npm says why above. Most often there is no connection to the npm registry, " +
        "or node_modules may not be written. Nothing was started.",
    );
  }
}

/**
 * Installs the dependencies that a folder has for itself, if they are not there.
 * @param {string} folder absolute path
 * @param {string} meaning said before, since it takes a while
 * @returns {Promise<boolean>} whether they are there
 */
export async function ensureOwnPackages(folder, meaning) {
  if (existsSync(join(folder, "node_modules/.package-lock.json"))) return true;
  console.log(meaning);
  const code = await run("npm", ["ci", "--no-fund", "--no-audit"], {
    cwd: folder,
    shell: process.platform === "win32",
  });
  return code === 0;
}
