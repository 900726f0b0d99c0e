import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { root } from "./project.mjs";

const dist = join(root, "packages/web/dist");

/** Bytes of script, compressed as browsers ask for it, that the plan's first view may weigh (docs/decisions/0020). */
const FIRST_VIEW_LIMIT = 120 * 1024;

/** @typedef {{ file: string, imports?: string[] }} Piece what the build's manifest says of a piece of code */

/** The names of a piece and of all that it imports without being asked. */
function withImports(
  /** @type {Record<string, Piece>} */ manifest,
  /** @type {string} */ name,
  found = new Set(),
) {
  if (found.has(name)) return found;
  const piece = manifest[name];
  if (!piece) throw new Error(`the build made no ${name}: scripts/steps/checkWeight.mjs names it`);
  found.add(name);
  for (const imported of piece.imports ?? []) withImports(manifest, imported, found);
  return found;
}

/**
 * What the browser loads before it shows the plan: what the page names, everything that imports, and the texts of the heavier language.
 * @returns {{ total: number, pieces: { file: string, bytes: number }[] }} bytes as they travel, compressed with brotli
 */
export function firstViewWeight() {
  const path = join(dist, ".vite/manifest.json");
  if (!existsSync(path)) throw new Error("there is no build to weigh: run `npm run build` first");
  const manifest = /** @type {Record<string, Piece>} */ (JSON.parse(readFileSync(path, "utf8")));
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const named = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file));
  const first = Object.keys(manifest).filter((name) => named.has(manifest[name]?.file));
  if (first.length === 0) throw new Error("dist/index.html names no script of the build");
  const weights = ["de", "en"].map((language) => {
    /** @type {Set<string>} */
    const names = new Set();
    for (const name of [...first, `src/app/i18n/${language}.ts`]) withImports(manifest, name, names);
    const files = new Set([...names].map((name) => manifest[name]?.file ?? ""));
    const pieces = [...files].map((file) => ({
      file,
      bytes: brotliCompressSync(readFileSync(join(dist, file))).length,
    }));
    return { pieces, total: pieces.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
  return weights.reduce((heavier, one) => (one.total > heavier.total ? one : heavier));
}

/** @returns {string[]} what is wrong */
export function checkWeight() {
  const { total, pieces } = firstViewWeight();
  if (total <= FIRST_VIEW_LIMIT) return [];
  const heaviest = pieces.sort((one, other) => other.bytes - one.bytes).slice(0, 5);
  return [
    `The plan's first view weighs ${kilobytes(total)} of script, more than ${kilobytes(FIRST_VIEW_LIMIT)}: load what it can do without ` +
      `later (docs/decisions/0020). The heaviest: ${heaviest.map(({ file, bytes }) => `${file} ${kilobytes(bytes)}`).join(", ")}.`,
  ];
}

export function kilobytes(/** @type {number} */ bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
