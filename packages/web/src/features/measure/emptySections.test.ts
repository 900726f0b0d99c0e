import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { type Extensions, getSchema } from "@tiptap/core";
import { expect, it } from "vitest";
import { emptySections } from "./emptySections.ts";

// The same types twice to the compiler: as an ES module\'s and as a CommonJS module\'s.
const schema = getSchema(draftExtensions() as unknown as Extensions);
const heading = (text: string) => schema.node("heading", { level: 2 }, [schema.text(text)]);
const paragraph = (text = "") => schema.node("paragraph", null, text === "" ? [] : [schema.text(text)]);

it("finds the sections in which nothing stands yet, and no other empty paragraph", () => {
  const blocks = [
    paragraph(),
    heading("Ausgangslage"),
    paragraph(),
    heading("Ziel"),
    paragraph("Mehr Licht."),
    paragraph(),
    heading("Zielgruppe"),
    paragraph(),
    paragraph(),
    heading("Umsetzung"),
    paragraph(),
  ];
  const start = (index: number) => blocks.slice(0, index).reduce((sum, block) => sum + block.nodeSize, 0);
  expect(emptySections(schema.node("doc", null, blocks))).toEqual([start(2), start(10)]);
});
