import { fc, test as property } from "@fast-check/vitest";
import type { Mention } from "@querschnitt/shared/documents/mentions";
import { describe, expect, test } from "vitest";
import { begunMention, carryOver, hideNames, putMention, showNames } from "./mentionText.ts";

const names: Record<string, string> = { p1: "Ayşe Demir", p2: "Ayşe Demir (StA 32)", o1: "PP DO" };
const nameOf = ({ id }: Mention): string => names[id] ?? "Unbekannte Person";
const shown = (body: string) => showNames(body, nameOf);

/** What a comment says after the field holds `text` with the caret at its `|`. */
function edited(body: string, text: string): string {
  const caret = text.indexOf("|");
  return hideNames(carryOver(shown(body), text.replace("|", ""), caret).after);
}

test("names are shown where ids stand, and ids stand where names are shown", () => {
  const body = "@{person:p1} und @{person:p2}, bitte mit @{organisation:o1} und @{person:gone}";
  expect(shown(body).text).toBe(
    "@Ayşe Demir und @Ayşe Demir (StA 32), bitte mit @PP DO und @Unbekannte Person",
  );
  expect(hideNames(shown(body))).toBe(body);
});

describe("editing around mentions", () => {
  test.each([
    ["writing before", "@{person:p1} hat recht", "Ja, |@Ayşe Demir hat recht", "Ja, @{person:p1} hat recht"],
    ["writing behind", "@{person:p1}", "@Ayşe Demir!|", "@{person:p1}!"],
    [
      "writing between",
      "@{person:p1}@{person:p2}",
      "@Ayşe Demir, |@Ayşe Demir (StA 32)",
      "@{person:p1}, @{person:p2}",
    ],
    ["another @ before one", "@{person:p1}", "@|@Ayşe Demir", "@@{person:p1}"],
    [
      "deleting a letter of one deletes it",
      "Mit @{person:p1} klären",
      "Mit @Ayşe Demi| klären",
      "Mit  klären",
    ],
    ["deleting across one", "Mit @{person:p1} klären", "Mit @Ay|lären", "Mit lären"],
    ["writing into one makes words of it", "@{person:p1}", "@Ayşe A.| Demir", "@Ayşe A. Demir"],
    ["deleting everything", "@{person:p1} und", "|", ""],
    ["pasting over everything", "@{person:p1} und", "Neu|", "Neu"],
  ])("%s", (_name, body, text, after) => {
    expect(edited(body, text)).toBe(after);
  });
});

const bodies = fc
  .array(
    fc.oneof(
      fc.constantFrom("@{person:p1}", "@{person:p2}", "@{organisation:o1}"),
      fc.string({ maxLength: 5 }),
    ),
  )
  .map((parts) => parts.join(" "));

property.prop([bodies, fc.nat(), fc.nat(), fc.string({ maxLength: 4 })])(
  "the field never shows anything else than what was typed, but for deleted mentions",
  (body, from, to, typed) => {
    const before = shown(body);
    const [start, end] = [from % (before.text.length + 1), to % (before.text.length + 1)].sort(
      (a, b) => a - b,
    ) as [number, number];
    const text = before.text.slice(0, start) + typed + before.text.slice(end);
    const { after } = carryOver(before, text, start + typed.length);
    // Writing again what stood there and leaving out the rest is a deletion too.
    const isDeletion = text.length < before.text.length && after.text.length < text.length;
    expect(isDeletion || after.text === text).toBe(true);
    for (const place of after.mentions) {
      expect(after.text.slice(place.start, place.end)).toBe(`@${nameOf(place.mention)}`);
    }
  },
);

describe("beginning a mention", () => {
  const query = (text: string, body = "") => {
    const caret = text.indexOf("|");
    const whole = body === "" ? { text: text.replace("|", ""), mentions: [] } : shown(body);
    return begunMention(whole, caret)?.query;
  };
  test("behind an @ at the beginning of a word, spaces included", () => {
    expect(query("@|")).toBe("");
    expect(query("Frage an @Ayşe D|, bitte")).toBe("Ayşe D");
    expect(query("(@pp|)")).toBe("pp");
  });
  test("not in an address, in another line, behind a space, or in a mention that is there", () => {
    expect(query("ada@example|")).toBeUndefined();
    expect(query("@Ayşe\nund|")).toBeUndefined();
    expect(query("@ |")).toBeUndefined();
    expect(query("|@")).toBeUndefined();
    expect(query("@Ayşe|", "@{person:p1}")).toBeUndefined();
  });
});

test("a chosen mention stands in the place of what was typed, with one space behind it", () => {
  const before = { text: "Frage an @ay bitte", mentions: [] };
  const { after, caret } = putMention(before, { start: 9, end: 12 }, { kind: "person", id: "p2" }, nameOf);
  expect(hideNames(after)).toBe("Frage an @{person:p2} bitte");
  expect(after.text.slice(0, caret)).toBe("Frage an @Ayşe Demir (StA 32) ");
  const atEnd = putMention(
    { text: "@", mentions: [] },
    { start: 0, end: 1 },
    { kind: "person", id: "p1" },
    nameOf,
  );
  expect([hideNames(atEnd.after), atEnd.caret]).toEqual(["@{person:p1} ", "@Ayşe Demir ".length]);
});
