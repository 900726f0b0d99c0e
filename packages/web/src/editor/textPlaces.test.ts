import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { sharedExtensions } from "./sharedExtensions.ts";
import { textPlace } from "./textPlaces.ts";

const paragraph = (...texts: string[]) => ({
  type: "paragraph",
  content: texts.flatMap((text, index) => [
    ...(index > 0 ? [{ type: "hardBreak" }] : []),
    { type: "text", text },
  ]),
});
const doc = Node.fromJSON(getSchema(sharedExtensions()), {
  type: "doc",
  content: [
    paragraph("Eins", "zwei"),
    {
      type: "bulletList",
      content: ["drei", "vier"].map((text) => ({ type: "listItem", content: [paragraph(text)] })),
    },
    { type: "paragraph" },
    { type: "horizontalRule" },
  ],
});
const between = (block: number, from: number, to: number): string =>
  doc.textBetween(textPlace(doc, block, from, 1) ?? -1, textPlace(doc, block, to, -1) ?? -1, "|", "¶");

test("places of a block's text are found over line breaks and in lists", () => {
  expect(between(0, 0, 4)).toBe("Eins");
  expect(between(0, 4, 8)).toBe("zwei");
  expect(between(0, 2, 6)).toBe("ns¶zw");
  expect(between(1, 4, 8)).toBe("vier");
  expect(between(1, 1, 3)).toBe("re");
  expect(between(1, 4, 99)).toBe("vier");
});

test("an empty paragraph has a place, a line and a block that is not there have none", () => {
  expect(doc.resolve(textPlace(doc, 2, 0, 1) ?? 0).parent.type.name).toBe("paragraph");
  expect([textPlace(doc, 3, 0, 1), textPlace(doc, 4, 0, 1)]).toEqual([undefined, undefined]);
});
