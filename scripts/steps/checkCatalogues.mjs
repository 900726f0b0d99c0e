import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "./filesUnder.mjs";
import { root } from "./project.mjs";

const catalogues = join(root, "packages/web/src/app/i18n");
const languages = ["de", "en"];

/**
 * Every key with its text; plural forms count as one key, since languages differ in how many they have.
 * @param {unknown} value
 * @param {string} path
 * @returns {[key: string, text: string][]}
 */
function textsOf(value, path = "") {
  if (typeof value === "string") return [[path.replace(/_(zero|one|two|few|many|other)$/, ""), value]];
  return Object.entries(/** @type {object} */ (value)).flatMap(([key, inner]) =>
    textsOf(inner, path ? `${path}.${key}` : key),
  );
}

const placeholders = (/** @type {string} */ text) => new Set(text.match(/\{\{[^}]+\}\}/g) ?? []);

/**
 * The keys of one catalogue, each with the placeholders of its text.
 * @param {string} language
 * @param {string} name
 * @param {string[]} problems what is wrong is added here
 */
function read(language, name, problems) {
  /** @type {Map<string, Set<string>>} */
  const keys = new Map();
  try {
    for (const [key, text] of textsOf(JSON.parse(readFileSync(join(catalogues, language, name), "utf8")))) {
      if (text.trim() === "") problems.push(`${language}/${name}: "${key}" is empty.`);
      keys.set(key, new Set([...(keys.get(key) ?? []), ...placeholders(text)]));
    }
  } catch (error) {
    problems.push(`${language}/${name} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return keys;
}

/** Both languages say everything, with the same placeholders, and nothing is for nobody. @returns {string[]} */
export function checkCatalogues() {
  /** @type {string[]} */
  const problems = [];
  const names = new Set(languages.flatMap((language) => readdirSync(join(catalogues, language))));
  const code = filesUnder(join(root, "packages/web/src"), /(?<!\.test)\.tsx?$/)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  for (const name of names) {
    const german = read("de", name, problems);
    const english = read("en", name, problems);
    for (const key of new Set([...german.keys(), ...english.keys()])) {
      const [de, en] = [german.get(key), english.get(key)];
      if (!de || !en) problems.push(`${de ? "en" : "de"}/${name}: "${key}" is missing.`);
      else if ([...de].some((one) => !en.has(one)) || [...en].some((one) => !de.has(one))) {
        problems.push(`${name}: "${key}" has other placeholders in German than in English.`);
      }
    }
    const namespace = name.replace(/\.json$/, "");
    if (!code.includes(`"${namespace}"`) && !code.includes(`"${namespace}:`)) {
      problems.push(`${name}: no source names this catalogue.`);
    }
  }
  return problems;
}
