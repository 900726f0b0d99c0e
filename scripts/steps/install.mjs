import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, StepFailed } from "./project.mjs";
import { run } from "./run.mjs";

const lockFile = join(root, "package-lock.json");
const installed = join(root, "node_modules/.package-lock.json");
const stamp = join(root, "node_modules/.cache/querschnitt/installed");

const lockHash = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

function isInstalled() {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === lockHash();
  // Installed by hand, without us: npm's own note tells when.
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Installs exactly what package-lock.json names, unless that has been done. @throws StepFailed */
export async function ensureInstalled() {
  if (!isInstalled()) {
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
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, lockHash());
}
