import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type ResourceLimits, Worker } from "node:worker_threads";

/** Starts a worker thread of ours. @param module its file without the ending, as `new URL("./x", import.meta.url)` */
export function startWorker(module: URL, resourceLimits: ResourceLimits = {}): Worker {
  if (import.meta.url.endsWith(".js")) return new Worker(new URL(`${module.href}.js`), { resourceLimits });
  // From source (development, tests) a worker has no loader for TypeScript, and Node 20 hands it none: register it there.
  // `require.resolve` names the CommonJS build; its twin for modules stands beside it.
  const loader = createRequire(import.meta.url)
    .resolve("tsx/esm/api")
    .replace(/\.cjs$/, ".mjs");
  const start = `import(${JSON.stringify(pathToFileURL(loader).href)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(`${module.href}.ts`)});
  });`;
  return new Worker(start, { eval: true, resourceLimits });
}
