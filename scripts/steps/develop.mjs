import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root, runScript } from "./project.mjs";
import { runTogether } from "./run.mjs";

/** Where Vite serves the web application; it passes /api, /sync and /notices on to the server. */
const webAddress = "http://127.0.0.1:5173";

/** @param {string[]} args passed on to the server */
export function develop(args) {
  return runScript(async () => {
    await ensureInstalled();
    const bin = (/** @type {string} */ path) => join(root, "node_modules", path);
    console.log(`The web application will be at ${webAddress}; one Ctrl+C ends both.`);
    return runTogether([
      {
        command: process.execPath,
        args: [
          bin("tsx/dist/cli.mjs"),
          "watch",
          "--clear-screen=false",
          "--conditions=querschnitt-source",
          "packages/server/src/main.ts",
          ...args,
        ],
        // The browser's origin is Vite's, and the server checks origins.
        env: { ...process.env, HOST: "127.0.0.1", PUBLIC_URL: process.env.PUBLIC_URL ?? webAddress },
      },
      {
        command: process.execPath,
        args: [bin("vite/bin/vite.js"), "packages/web", "--clearScreen", "false", "--strictPort"],
      },
    ]);
  });
}
