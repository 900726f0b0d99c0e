import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionsIn, readableMentions, splitMentions, writeMention } from "./mentions.ts";

const names: Record<string, string> = { p1: "Ayşe Demir", o1: "StA 32", g1: "Sichere Nachbarschaft" };
const nameOf = ({ id }: { id: string }): string => names[id] ?? "?";

test("mentions are found in their order, each once", () => {
  const text = "@{person:p1} und @{group:g1}: bitte mit @{organisation:o1} klären, @{person:p1}!";
  expect(mentionsIn(text)).toEqual([
    { kind: "person", id: "p1" },
    { kind: "group", id: "g1" },
    { kind: "organisation", id: "o1" },
  ]);
  expect(readableMentions(text, nameOf)).toBe(
    "@Ayşe Demir und @Sichere Nachbarschaft: bitte mit @StA 32 klären, @Ayşe Demir!",
  );
});

test("what only looks like a mention stays text", () => {
  for (const text of [
    "a@b.example",
    "@{person:}",
    "@{person:P1}",
    "@{measure:p1}",
    "@{person:p1",
    "@ {person:p1}",
  ])
    expect(splitMentions(text)).toEqual([text]);
});

test("any text comes back from its pieces", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom("@{person:p1}", "@{", "}", "@{group:g1}"))),
      (parts) => {
        const text = parts.join("");
        const pieces = splitMentions(text).map((piece) =>
          typeof piece === "string" ? piece : writeMention(piece),
        );
        expect(pieces.join("")).toBe(text);
      },
    ),
  );
});
