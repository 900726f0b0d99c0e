import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { emptyAgenda, extremeTexts, fullSession, largeSession } from "../testSupport/fullSession.ts";
import { inflatedPdf, type PdfElement, readPdf, withRole } from "../testSupport/readPdf.ts";
import { sampleSession } from "../testSupport/sampleSession.ts";
import { sessionPdf } from "./sessionPdf.ts";

const textsOf = (elements: readonly PdfElement[], role: string): string[] =>
  withRole(elements, role).map(({ text }) => text);

test("the file says its language, its title, that it is tagged, and which standard it keeps", async () => {
  const bytes = await sessionPdf(fullSession());
  const file = await readPdf(bytes);
  expect(file).toMatchObject({
    language: "de-DE",
    title: "Niederschrift: Sichere Nachbarschaft, 5. März 2027",
    isMarked: true,
    untagged: "",
  });
  const raw = inflatedPdf(bytes).toString("latin1");
  expect(raw).toContain("<pdfuaid:part>1</pdfuaid:part>");
  for (const fact of ["/DisplayDocTitle true", "/Tabs /S", "/ListNumbering /Decimal", "/Scope /Column"])
    expect(raw).toContain(fact);
  expect((await readPdf(await sessionPdf({ ...fullSession(), language: "en" }))).language).toBe("en-GB");
});

test("headings, lists, tables and links are what they are called, and the outline leads to the items", async () => {
  const { elements, outline, links, text } = await readPdf(await sessionPdf(fullSession()));
  expect(textsOf(elements, "H1")).toEqual(["Niederschrift: Dritte Sitzung"]);
  expect(textsOf(elements, "H2")).toEqual([
    "Anwesenheit",
    "Öffentlicher Teil",
    "Nichtöffentlicher Teil",
    "Genehmigung",
    "Abschluss",
  ]);
  expect(textsOf(elements, "H3")).toEqual(["1 Beleuchtung", "N 1 Personal"]);
  expect(textsOf(elements, "H4")).toEqual(["Aussprache"]);
  expect(outline).toEqual([
    "Anwesenheit",
    "Öffentlicher Teil",
    "  1 Beleuchtung",
    "Nichtöffentlicher Teil",
    "  N 1 Personal",
  ]);
  const tables = withRole(elements, "Table");
  expect(tables.map((table) => textsOf([table], "TH"))).toEqual([
    ["Name", "Organisation", "Funktion", "Stimmrecht", "Anwesend", expect.stringContaining("Nachbarschaft")],
    ["Straße", "Laternen"],
    ["Auftrag", "Zuständig", "Frist", "Stand", "Beleuchtung"],
    ["Auftrag", "Zuständig", "Frist", "Stand", "Beleuchtung"],
  ]);
  const item = withRole(elements, "LI").find(({ text }) => text.includes("Licht am Kanal"));
  expect(item?.children.map(({ role }) => role)).toEqual(["Lbl", "LBody"]);
  expect(textsOf(item?.children ?? [], "LBody")).toContain("zuerst der Hafen");
  expect(textsOf(elements, "BlockQuote")).toEqual(["Wir kommen wieder."]);
  expect(textsOf(elements, "Code")).toEqual(["a b"]);
  expect(textsOf(elements, "Link")).toEqual(["https://example.org/sessions/s", "der Plan"]);
  expect(links).toEqual(["https://example.org/sessions/s", "https://example.org/plan"]);
  for (const words of ["Łukasz Đorđević", "Es wird ausdrücklich begrüßt", "Hafenweg", "3 Ja, 1 Nein"])
    expect(text).toContain(words);
});

test("every page has the group, the day and its number, which are no content", async () => {
  const { pages, text, elements } = await readPdf(await sessionPdf(largeSession()));
  expect(pages).toBeGreaterThan(10);
  for (let number = 1; number <= pages; number++) expect(text).toContain(`Seite ${number} von ${pages}`);
  expect(elements.map((element) => element.text).join(" ")).not.toContain("Seite 1 von");
});

test("a table over many pages keeps every row, each once, and repeats its head for the eye alone", async () => {
  const { elements, text } = await readPdf(await sessionPdf(largeSession()));
  const heads = textsOf(elements, "TH");
  for (const number of [1, 2, 150, 299, 300]) {
    expect(heads.filter((head) => head === `Person ${number}`)).toHaveLength(1);
    expect(heads.filter((head) => head === `Aufgabe ${number}`)).toHaveLength(1);
  }
  expect(heads.filter((head) => head === "Stimmrecht")).toHaveLength(1);
  expect(text.split("Stimmrecht").length).toBeGreaterThan(5);
  // What is higher than a page goes on on the next one.
  expect(heads.join(" ").split("Sehr lang.")).toHaveLength(601);
});

test("an agenda without items says so", async () => {
  const { elements, outline } = await readPdf(await sessionPdf(emptyAgenda()));
  expect(textsOf(elements, "P")).toContain("Keine Tagesordnungspunkte.");
  expect(outline).toEqual(["Tagesordnung"]);
});

test.each(Object.entries(extremeTexts))("%s makes a whole file", async (_, typed) => {
  const { elements, untagged } = await readPdf(await sessionPdf(sampleSession(typed)));
  expect(untagged).toBe("");
  expect(textsOf(elements, "H2")).toEqual(["Anwesenheit", "Verlauf der Sitzung", "Genehmigung", "Abschluss"]);
});

test("a long word is cut into lines, and nothing of it is lost", async () => {
  const word = "Donaudampfschiff".repeat(60);
  const { elements } = await readPdf(await sessionPdf(sampleSession(word)));
  expect(textsOf(elements, "H1")[0]?.replaceAll(" ", "")).toBe(`Niederschrift:${word}`);
});

test("what is read from the right, and what no font has, is read as it was typed", async () => {
  for (const typed of ["محمد", "👍"]) {
    const bytes = inflatedPdf(await sessionPdf(sampleSession(typed)));
    expect(bytes.includes(Buffer.from(`/ActualText`))).toBe(true);
    expect(bytes.includes(Buffer.from(typed, "utf16le").swap16())).toBe(true);
  }
});

property.prop(
  { typed: fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 80 })) },
  { numRuns: 40 },
)("no string throws or makes a file that cannot be read", async ({ typed }) => {
  const { isMarked, untagged } = await readPdf(await sessionPdf(sampleSession(typed)));
  expect({ isMarked, untagged }).toEqual({ isMarked: true, untagged: "" });
});
