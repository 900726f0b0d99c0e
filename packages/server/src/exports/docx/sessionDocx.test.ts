import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { emptyAgenda, extremeTexts, fullSession, largeSession } from "../testSupport/fullSession.ts";
import { readDocx, unzippedDocx } from "../testSupport/readDocx.ts";
import { sampleSession } from "../testSupport/sampleSession.ts";
import { sessionDocx } from "./sessionDocx.ts";

test("the file says its language and title, and counts its pages", async () => {
  const files = unzippedDocx(await sessionDocx(fullSession()));
  expect(files["word/styles.xml"]).toContain('w:val="de-DE"');
  expect(files["docProps/core.xml"]).toContain("Niederschrift: Sichere Nachbarschaft, 5. März 2027");
  expect(
    files["word/footer1.xml"]?.replace(/<w:instrText[^>]*>(\w+)<[^>]*>/g, "[$1]").replace(/<[^>]*>/g, ""),
  ).toBe("Seite [PAGE] von [NUMPAGES]");
  const english = unzippedDocx(await sessionDocx({ ...fullSession(), language: "en" }));
  expect(english["word/styles.xml"]).toContain('w:val="en-GB"');
});

test("headings, lists, tables and links are what they are called", async () => {
  const { html, problems } = await readDocx(await sessionDocx(fullSession()));
  expect(problems).toEqual([]);
  expect(html.match(/<h\d>.*?<\/h\d>/g)).toEqual([
    "<h1>Niederschrift: Dritte Sitzung</h1>",
    "<h2>Anwesenheit</h2>",
    "<h2>Öffentlicher Teil</h2>",
    "<h3>1 Beleuchtung</h3>",
    "<h4>Aussprache</h4>",
    "<h2>Nichtöffentlicher Teil</h2>",
    "<h3>N 1 Personal</h3>",
    "<h2>Genehmigung</h2>",
    "<h2>Abschluss</h2>",
  ]);
  expect(html).toContain("<li>Licht am Kanal<ol><li>zuerst der Hafen</li></ol></li><li>Wege zur Schule</li>");
  const heads = [...html.matchAll(/<thead>(.*?)<\/thead>/g)].map(([, head = ""]) =>
    [...head.matchAll(/<th>(.*?)<\/th>/g)].map(([, cell = ""]) => cell.replace(/<[^>]*>/g, "")),
  );
  expect(heads).toEqual([
    ["Name", "Organisation", "Funktion", "Stimmrecht", "Anwesend"],
    ["Straße", "Laternen"],
    ["Auftrag", "Zuständig", "Frist", "Stand"],
    ["Auftrag", "Zuständig", "Frist", "Stand"],
  ]);
  expect(html).toContain('<a href="https://example.org/plan">der Plan</a>');
  expect(html).toContain("Es wird <strong>ausdrücklich</strong> begrüßt: ");
  expect(html).toContain('<p class="Decision"><strong>Beschluss: </strong>Beleuchtung</p>');
  expect(html).toContain('<p class="Code">a<br />  b</p>');
});

test("an agenda without items says so", async () => {
  const { html } = await readDocx(await sessionDocx(emptyAgenda()));
  expect(html).toContain("<h2>Tagesordnung</h2><p>Keine Tagesordnungspunkte.</p>");
});

test("long tables keep every row", async () => {
  const { html } = await readDocx(await sessionDocx(largeSession()));
  for (const number of [1, 150, 300]) {
    expect(html).toContain(`>Person ${number}<`);
    expect(html).toContain(`>Aufgabe ${number}<`);
  }
});

const frame = (html: string): string[] => html.match(/<(h\d|table|thead|li)\b/g) ?? [];

test.each(Object.entries(extremeTexts))("%s makes a whole file", async (_, typed) => {
  const { html, problems } = await readDocx(await sessionDocx({ ...sampleSession(typed), address: null }));
  expect(problems).toEqual([]);
  const plain = await readDocx(await sessionDocx({ ...sampleSession("Wort"), address: null }));
  if (typed !== "") expect(frame(html)).toEqual(frame(plain.html));
});

property.prop(
  { typed: fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })) },
  { numRuns: 40 },
)("no string throws or makes a file that cannot be read", async ({ typed }) => {
  expect((await readDocx(await sessionDocx(sampleSession(typed)))).problems).toEqual([]);
});
