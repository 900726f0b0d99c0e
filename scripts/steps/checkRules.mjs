import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesUnder } from "./filesUnder.mjs";
import { root } from "./project.mjs";

const id = /\[([A-Z]{2,5}-\d+)\]/g;

/** Rule ids in PROTOCOL.md and in the titles of tests; the two belong together. */
export function citedRules() {
  const stated = new Map();
  for (const [, rule] of readFileSync(join(root, "PROTOCOL.md"), "utf8").matchAll(
    /^\*\*\[([A-Z]{2,5}-\d+)\]/gm,
  )) {
    stated.set(rule, (stated.get(rule) ?? 0) + 1);
  }
  /** @type {Map<string, string>} */
  const cited = new Map();
  const folders = ["packages", "tests"].map((folder) => join(root, folder));
  for (const file of folders.flatMap((folder) => filesUnder(folder, /\.test\.tsx?$|ContractSuite\.ts$/))) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      if (/^\s*(import|\/\/|\*)/.test(line)) continue;
      // A title is a string or template; an array index such as does not occur in one.
      if (!/["'`]\[[A-Z]{2,5}-\d+\]/.test(line)) continue;
      for (const [, rule = ""] of line.matchAll(id)) cited.set(rule, relative(root, file));
    }
  }
  return { stated, cited };
}

/** Every rule of PROTOCOL.md is cited by a test, and every cited rule is stated, once. @returns {string[]} */
export function checkRules() {
  const { stated, cited } = citedRules();
  return [
    ...[...stated.keys()]
      .filter((rule) => !cited.has(rule))
      .map((rule) => `[${rule}] of PROTOCOL.md: no test cites it.`),
    ...[...stated]
      .filter(([, times]) => times > 1)
      .map(([rule]) => `PROTOCOL.md states [${rule}] more than once.`),
    ...[...cited]
      .filter(([rule]) => !stated.has(rule))
      .map(([rule, file]) => `${file} cites [${rule}], which PROTOCOL.md does not state.`),
  ];
}
