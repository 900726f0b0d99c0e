import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { readCsv, writeCsv, writeTabbed } from "./csv.ts";
import { decodeText } from "./decodeText.ts";

const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom(
    "=1+1",
    "-2",
    "+49 231",
    "@SUM(A1)",
    "'=x",
    "a;b",
    'sagt "ja"',
    "zwei\nZeilen",
    "ä,ö",
    "\tx",
  ),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }),
  )
  // Rows of nothing but blanks are left out on purpose.
  .filter((rows) => rows.every((row) => row.some((one) => one.trim() !== "")));

describe("CSV", () => {
  property.prop([table])("what is written is read again, cell by cell", (rows) => {
    const text = writeCsv(rows);
    // A carriage return alone ends no line in any cell that people type.
    fc.pre(!rows.flat().some((one) => /\r|\uFEFF/.test(one)));
    expect(readCsv(text)).toEqual(rows);
  });

  property.prop([table])("no cell that is written begins as a formula does", (rows) => {
    fc.pre(!rows.flat().some((one) => /["\r\n;]/.test(one)));
    for (const line of writeCsv(rows)
      .replace(/^\uFEFF/, "")
      .split("\r\n")) {
      for (const one of line.split(";")) expect(one.replace(/^"/, "")).not.toMatch(/^[=+\-@]/);
    }
  });

  test("cells that a spreadsheet would calculate with get an apostrophe, in several lines and behind blanks, too", () => {
    expect(writeCsv([["=1+1\nx", " -2", "+49", "@a", "a=b", "2-1"]])).toBe(
      `\uFEFF"'=1+1\nx";' -2;'+49;'@a;a=b;2-1\r\n`,
    );
  });

  test("nothing that is copied for a spreadsheet is a formula, or makes a cell or a row of its own", () => {
    expect(writeTabbed([["=1+1", "Anna\thttps://boese.example", "a\r\n@b"], ["ja"]])).toBe(
      "'=1+1\tAnna https://boese.example\ta @b\nja",
    );
  });

  test.each([
    ["semicolons", "a;b\n1,5;2\n"],
    ["commas", 'a,b\n"1,5",2\n'],
    ["tabs", "a\tb\n1,5\t2\n"],
    ["semicolons and a byte order mark", "\uFEFFa;b\r\n1,5;2\r\n\r\n;\r\n"],
    ["the line that Excel puts in front", "sep=;\r\na;b\r\n1,5;2"],
  ])("%s are recognised", (_, text) => {
    expect(readCsv(text)).toEqual([
      ["a", "b"],
      ["1,5", "2"],
    ]);
  });

  test("UTF-8, UTF-16 and Windows-1252 are recognised", () => {
    const text = "Müller;Straße";
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer),
    ]);
    const windows = Uint8Array.from(text, (one) => one.charCodeAt(0));
    for (const bytes of [new TextEncoder().encode(text), utf16, windows]) {
      expect(decodeText(bytes).replace("\uFEFF", "")).toBe(text);
    }
  });
});
