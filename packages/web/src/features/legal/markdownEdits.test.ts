import { expect, test } from "vitest";
import { inLines, inWords } from "./markdownEdits.ts";

test("words get signs around them and stay selected", () => {
  const text = "Die Stadt antwortet.";
  expect(inWords({ text, from: 4, to: 9 }, "**", "**", "x")).toEqual({
    text: "Die **Stadt** antwortet.",
    from: 6,
    to: 11,
  });
  expect(inWords({ text: "", from: 0, to: 0 }, "[", "](https://)", "Linktext").text).toBe(
    "[Linktext](https://)",
  );
});

test("every selected line becomes an item, whatever it was before", () => {
  const text = "davor\n## eins\nzwei\ndanach";
  const from = text.indexOf("ein");
  const to = text.indexOf("wei");
  expect(inLines({ text, from, to }, (line) => `${line}. `).text).toBe("davor\n1. eins\n2. zwei\ndanach");
});
