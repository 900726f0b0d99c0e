import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstViewWeight, kilobytes } from "./checkWeight.mjs";
import { compressWebApplication } from "./compress.mjs";
import { root, StepFailed } from "./project.mjs";
import { run } from "./run.mjs";

const packages = ["shared", "server", "web"].map((name) => join(root, "packages", name));
const stamp = join(root, "node_modules/.cache/querschnitt/built");
const results = ["packages/server/dist/main.js", "packages/web/dist/index.html"].map((path) =>
  join(root, path),
);

/** Every file a build reads, in a stable order. Tests are not built. */
function sources() {
  const files = [join(root, "package-lock.json"), join(root, "tsconfig.base.json")];
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== "dist" && entry.name !== "node_modules") walk(path);
      } else if (!/\.test\.tsx?$|\.tsbuildinfo$/.test(entry.name)) files.push(path);
    }
  };
  for (const folder of packages) walk(folder);
  return files.sort();
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const file of sources())
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Whether what stands in the dist folders was built from the sources as they are now. */
function isBuilt() {
  return (
    results.every((path) => existsSync(path)) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === sourceHash()
  );
}

/** Builds server and web application. @throws StepFailed */
export async function build() {
  const before = sourceHash();
  rmSync(stamp, { force: true });
  const bin = (/** @type {string} */ name) => join(root, "node_modules", name);
  const steps = [
    { what: "the server", args: [bin("typescript/bin/tsc"), "-b", "packages/server"], cwd: root },
    {
      what: "the web application",
      args: [bin("vite/bin/vite.js"), "build", "--logLevel", "warn"],
      cwd: packages[2],
    },
  ];
  for (const { what, args, cwd } of steps) {
    if ((await run(process.execPath, args, { cwd })) !== 0) {
      throw new StepFailed(`Building ${what} failed; the messages above say where. Nothing was started.`);
    }
  }
  compressWebApplication();
  console.log(`The plan's first view: ${kilobytes(firstViewWeight().total)} of script, compressed.`);
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, before);
}

/** Builds unless the last build was made from these very sources. @throws StepFailed */
export async function ensureBuilt() {
  if (isBuilt()) return;
  console.log("Building Querschnitt. This happens once, and again after an update …");
  await build();
}
