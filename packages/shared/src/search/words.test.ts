import { describe, expect, it } from "vitest";
import { fold, soughtWords, wordsOf } from "./words.ts";

const term = (word: string) => wordsOf(word)[0]?.term;

describe("words that count as the same", () => {
  it.each([
    ["Maßnahmen", "Maßnahme", "Massnahme", "MASSNAHMEN"],
    ["Straße", "Strasse", "Straßen", "STRASSE"],
    [
      "Bürger*innen",
      "Bürger",
      "Bürger:innen",
      "Bürger_innen",
      "BürgerInnen",
      "Bürgerinnen",
      "Buerger",
      "Burger",
    ],
    ["Anwohner*in", "Anwohner", "Anwohnerinnen"],
    ["Polizist*innen", "Polizist", "Polizistinnen", "Polizisten"],
    ["Sauberkeit", "sauber", "saubere", "sauberen"],
    ["Sicherheit", "sicher", "sichere"],
    ["Beleuchtung", "beleuchten", "Beleuchtungen"],
    ["Zuständigkeiten", "Zustaendigkeit"],
    ["Häuser", "Haeuser", "Haus"],
    ["Räume", "Raeume", "Raum", "Räumen"],
    ["grüne", "gruene", "grün", "gruen"],
    ["Öffentlichkeit", "Oeffentlichkeit", "öffentlich"],
    ["Übung", "Uebung"],
    ["Ärztin", "Aerztin"],
    ["Schulwege", "Schulweg", "Schul\u00adweg"],
    ["Café", "Cafe"],
    ["lights", "light"],
  ])("%s and its like", (first, ...others) => {
    for (const other of others) expect([other, term(other)]).toEqual([other, term(first)]);
  });

  it("keeps apart what only looks like a spelling of an umlaut", () => {
    expect(["neue", "Quelle", "Steuer", "Mauer", "Frauen"].map(fold)).toEqual([
      "neue",
      "quelle",
      "steuer",
      "mauer",
      "frauen",
    ]);
    expect(term("bauen")).toBe(term("baue"));
    expect(term("Gewinn")).toBe(term("gewinnen"));
  });
});

describe("the words of a text", () => {
  it("says where each stands, fillers left out", () => {
    const text = "Die Straßen und die Bürger*innen, SN-03.";
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Straßen",
      "Bürger*innen",
      "SN",
      "03",
    ]);
    expect(wordsOf("Anwohner/-innen").map(({ folded }) => folded)).toEqual(["anwohner"]);
  });

  it("takes the last word of a question for the beginning of one, even if it is a filler so far", () => {
    expect(soughtWords("Licht und").map(({ folded }) => folded)).toEqual(["licht", "und"]);
    expect(soughtWords("Licht und ").map(({ folded }) => folded)).toEqual(["licht"]);
    expect(soughtWords("  …  ")).toEqual([]);
  });
});
