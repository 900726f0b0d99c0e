import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { filesUnder } from "./filesUnder.mjs";
import { root } from "./project.mjs";

const features = join(root, "packages/web/src/features");
const importOf = /(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;

/** A feature never imports another feature: pages compose them. @returns {string[]} what is wrong */
export function checkFeatures() {
  /** @type {string[]} */
  const problems = [];
  const featureOf = (/** @type {string} */ path) => relative(features, path).split(/[/\\]/)[0];
  for (const file of filesUnder(features, /\.tsx?$/)) {
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(importOf)) {
      const path = resolve(dirname(file), target);
      if (!path.startsWith(features) || featureOf(path) === featureOf(file)) continue;
      problems.push(
        `${relative(root, file)} imports ${relative(root, path)}: move what both need to editor, ui, sync, api or shared, ` +
          "or compose them on a page in app/.",
      );
    }
  }
  return problems;
}
