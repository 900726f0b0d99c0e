import { readdirSync, readFileSync } from "node:fs";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { type Catalogue, textAt, translate } from "./translate.ts";

const folder = new URL("i18n/", import.meta.url);
const languages = ["de", "en"] as const;

function read(language: string): Record<string, Catalogue> {
  const files = readdirSync(new URL(`${language}/`, folder));
  return Object.fromEntries(
    files.map((file) => [
      file.replace(".json", ""),
      JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), "utf8")) as Catalogue,
    ]),
  );
}

function keysOf(catalogue: Catalogue, before = ""): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`),
  );
}

describe.each(languages)("in %s, texts read as i18next would read them", (language) => {
  const catalogues = read(language);
  const find = (place: string, key: string) => textAt(catalogues[place], key);
  const ours = (namespace: string, keys: string | string[], options?: Record<string, unknown>) =>
    translate(find, language, [namespace], keys, options);
  const theirs = async () => {
    const i18next = createInstance();
    await i18next.init({
      lng: language,
      resources: { [language]: catalogues },
      defaultNS: "common",
      interpolation: { escapeValue: false },
    });
    return (namespace: string, keys: string | string[], options: Record<string, unknown> = {}) =>
      i18next.getFixedT(language, namespace)(keys, options) as string;
  };

  it("every text of every catalogue, with values filled in and in every number", async () => {
    const reference = await theirs();
    let compared = 0;
    for (const [namespace, catalogue] of Object.entries(catalogues)) {
      for (const whole of keysOf(catalogue)) {
        const key = whole.replace(/_(zero|one|other)$/, "");
        const names = [...(textAt(catalogue, whole) ?? "").matchAll(/\{\{(.+?)\}\}/g)].map(
          ([, name]) => name,
        );
        const values = Object.fromEntries(names.map((name) => [name, `<${name} & "Wert">`]));
        for (const count of key === whole ? [undefined] : [0, 1, 2, 5, 1.5, 1_000]) {
          const options = { ...values, ...(count !== undefined && { count }) };
          expect(ours(namespace, key, options)).toBe(reference(namespace, key, options));
          expect(ours("common", `${namespace}:${key}`, options)).toBe(
            reference("common", `${namespace}:${key}`, options),
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it("missing keys, the first of several, and what is said for want of all", async () => {
    const reference = await theirs();
    const cases: [string | string[], Record<string, unknown>?][] = [
      ["nowhere"],
      ["nowhere.at.all"],
      ["work:nowhere"],
      ["nowhere", { count: 3 }],
      ["phases.draft"],
      [["nowhere", "cancel"]],
      [["nowhere", "neither"], { defaultValue: "stattdessen {{name}}", name: "dies" }],
      ["toString"],
    ];
    for (const [keys, options] of cases) {
      expect(ours("common", keys, options)).toBe(reference("common", keys, options));
    }
  });

  it("a text that the first namespace lacks comes from the next one, as with nsMode fallback", async () => {
    const i18next = createInstance();
    await i18next.init({ lng: language, resources: { [language]: catalogues }, defaultNS: "common" });
    const reference = i18next.getFixedT(language, ["internal", "discussion"]);
    for (const key of [...keysOf(catalogues.internal ?? {}), ...keysOf(catalogues.discussion ?? {})]) {
      if (/_(zero|one|other)$/.test(key) || reference(key).includes("{{")) continue;
      expect(translate(find, language, ["internal", "discussion"], key)).toBe(reference(key));
    }
  });

  it("use nothing of i18next that ours does not know", () => {
    for (const catalogue of Object.values(catalogues)) {
      for (const key of keysOf(catalogue)) {
        expect(textAt(catalogue, key)).not.toMatch(/\$t\(|\{\{-|\{\{[^}]*[,.]/);
        expect(key).not.toMatch(/_(two|few|many|ordinal)/);
      }
    }
  });
});
