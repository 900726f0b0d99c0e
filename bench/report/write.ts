import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawResults } from "./drawing.ts";
import { type Run, resultsPage } from "./markdown.ts";

const bench = fileURLToPath(new URL("..", import.meta.url));

/** Writes the page and the picture that stands in it. @returns the page's path */
export function writeResults(run: Run, folder = bench): string {
  const page = join(folder, "RESULTS.md");
  mkdirSync(folder, { recursive: true });
  writeFileSync(page, resultsPage(run));
  writeFileSync(join(folder, "results.svg"), drawResults(run.results, run.peers));
  return page;
}
