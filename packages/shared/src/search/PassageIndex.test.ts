import { beforeEach, describe, expect, it } from "vitest";
import type { Passage } from "../documents/passages.ts";
import { PassageIndex, type PassageQuery } from "./PassageIndex.ts";

let index: PassageIndex;

const text = (words: string, section = "Ziel"): Passage => ({ kind: "text", section, text: words });

beforeEach(() => {
  index = new PassageIndex();
  index.put({
    room: "measure/a/record",
    about: "measure",
    subject: "a",
    number: "SN-03",
    passages: [
      { kind: "measure", text: "Licht auf Schulwegen" },
      { kind: "summary", text: "Mehr Beleuchtung an den Straßen rund um die Schulen." },
      { kind: "responsibility", responsibility: "r1", text: "Lampen am Kanal erneuern" },
    ],
  });
  index.put({
    room: "measure/a/draft",
    about: "measure",
    subject: "a",
    number: "SN-03",
    passages: [
      text("Die Bürger*innen wünschen sich saubere Haltestellen."),
      text("Unterführungen werden heller."),
    ],
  });
  index.put({
    room: "measure/b/draft",
    about: "measure",
    subject: "b",
    number: "SI-01",
    passages: [text("Ein Parkplatz am Kanal bekommt Beleuchtung.")],
  });
});

const look = (q: string, more: Partial<PassageQuery> = {}) =>
  index.search({ q, limit: 20, rooms: index.rooms, ...more });
const found = (q: string, more: Partial<PassageQuery> = {}) =>
  look(q, more).results.flatMap(({ subject, hits }) => hits.map(({ kind }) => `${subject} ${kind}`));

describe("an index of passages", () => {
  it("finds inflected words, other spellings, and beginnings of words while they are typed", () => {
    expect(found("Strassen")).toEqual(["a summary"]);
    expect(found("buerger sauberkeit")).toEqual(["a text"]);
    for (const typed of ["Bele", "Beleuchtu", "Beleuchtun", "beleuchten"]) {
      expect(found(typed).sort(), typed).toEqual(["a summary", "b text"]);
    }
  });

  it("finds words within compounds", () => {
    const words = [text("Die Straßenbeleuchtung am Bahnhofsvorplatz wird erneuert.")];
    index.put({ room: "measure/c/draft", about: "measure", subject: "c", number: "SI-02", passages: words });
    expect(found("Beleuchtung").sort()).toEqual(["a summary", "b text", "c text"]);
    expect(found("Vorplatz")).toEqual(["c text"]);
    const published = [text("Wird veröffentlicht, verpflichtet niemanden.")];
    index.put({
      room: "measure/d/draft",
      about: "measure",
      subject: "d",
      number: "SI-03",
      passages: published,
    });
    expect(found("Licht")).toEqual(["a measure"]);
    const [hit] = look("vorplatz").results[0]?.hits ?? [];
    expect(hit?.excerpt.marks.map(([start, end]) => hit.excerpt.text.slice(start, end))).toEqual([
      "Bahnhofsvorplatz",
    ]);
  });

  it("finds a measure by number and title, and puts it first", () => {
    for (const number of ["SN-03", "sn03", "SN-3"]) expect(found(number)[0], number).toBe("a measure");
    expect(found("schulweg")[0]).toBe("a measure");
    expect(found("SN-03 Haltestelle")).toEqual(["a text"]);
  });

  it("forgives a slip only where nothing else is found", () => {
    expect(found("Halteselle")).toEqual(["a text"]);
    expect(found("Parkplats")).toEqual(["b text"]);
    expect(found("Lampen")).toEqual(["a responsibility"]);
    expect(found("Elefant")).toEqual([]);
  });

  it("finds minutes only while their item stands on the agenda", () => {
    const of = (room: string) =>
      ({ room: `session/s/${room}`, about: "session", subject: "s", number: "" }) as const;
    const item = { kind: "agenda", item: "i", closed: false, text: "Bänke" } as const;
    index.put({
      ...of("minutes"),
      passages: [{ kind: "minutes", item: "i", closed: false, text: "Lackfarbe" }],
    });
    expect(found("Lackfarbe")).toEqual([]);
    index.put({ ...of("agenda"), passages: [{ kind: "session", text: "Herbstsitzung" }, item] });
    expect(found("Lackfarbe")).toEqual(["s minutes"]);
    expect(found("Lackfarbe Herbstsitzung")).toEqual(["s minutes"]);
    expect(look("Lackfarbe", { rooms: ["session/s/minutes"] }).results).toEqual([]);
  });

  it("wants all words: in a passage, else in the measure, else some of them", () => {
    expect(found("Kanal Beleuchtung")).toEqual(["b text"]);
    expect(found("Lampen Haltestellen").sort()).toEqual(["a responsibility", "a text"]);
    expect(found("Lampen Elefanten")).toEqual(["a responsibility"]);
  });

  it("leaves no trace of rooms that may not be read", () => {
    const rooms = ["measure/b/draft"];
    expect(look("Kanal", { rooms })).toMatchObject({
      results: [{ about: "measure", subject: "b" }],
      more: false,
    });
    expect(look("Haltestellen", { rooms, limit: 1 })).toEqual({ results: [], more: false });
    // What it may not see does not decide whether similar words are looked for, either.
    expect(found("Lampenn Parkplatz", { rooms })).toEqual(["b text"]);
  });

  it("narrows to a kind, and says when there is more", () => {
    expect(found("Kanal", { kind: "responsibility" })).toEqual(["a responsibility"]);
    expect(look("Kanal", { limit: 1 }).more).toBe(true);
    expect(look("Kanal").more).toBe(false);
  });

  it("finds what a room holds now, and nothing of what it held", () => {
    index.put({
      room: "measure/a/draft",
      about: "measure",
      subject: "a",
      number: "SN-03",
      passages: [text("Neue Bänke.")],
    });
    expect(found("Haltestellen")).toEqual([]);
    expect(found("Baenke")).toEqual(["a text"]);
    index.remove("measure/a/draft");
    expect(found("Bänke")).toEqual([]);
  });

  it("shows an excerpt with what was found marked in it", () => {
    const long = `${"Wörter stehen davor. ".repeat(30)}Hier liegt der Spielplatz. ${"Danach mehr. ".repeat(30)}`;
    index.put({
      room: "measure/c/draft",
      about: "measure",
      subject: "c",
      number: "SI-02",
      passages: [text(long)],
    });
    const [hit] = look("Spielplätze").results[0]?.hits ?? [];
    const { text: piece, marks, cutBefore, cutAfter } = hit?.excerpt ?? { text: "", marks: [] };
    expect(marks.map(([start, end]) => piece.slice(start, end))).toEqual(["Spielplatz"]);
    expect([cutBefore, cutAfter, piece.length < 200]).toEqual([true, true, true]);
    expect(long).toContain(piece);
  });

  it("takes a question of fillers and signs for none", () => {
    for (const q of ["", " ", "…?!", "und "]) expect(look(q)).toEqual({ results: [], more: false });
  });
});
