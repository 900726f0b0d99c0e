import { fc } from "@fast-check/vitest";
import type { Node } from "@tiptap/pm/model";
import { canJoin, canSplit, findWrapping, type Transform } from "@tiptap/pm/transform";
import { schema } from "./BoundDraft.ts";

/** Something that is done to a draft, anywhere in it: `at` is a share of its length. */
export type Edit =
  | { kind: "insert"; at: number; words: string[] }
  | { kind: "delete"; at: number; length: number }
  | { kind: "split" | "join" | "list" | "heading" | "bold"; at: number }
  | { kind: "delete-block"; at: number };

const vocabulary =
  "Stadt Polizei Quartier sicher Licht Weg Platz Verein Schule Amt Streife Plan die der und für mit auf neu gut".split(
    " ",
  );
export const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 14 });
// Words of their own: who deletes a passage and types the same again has restored it.
const typed = fc.array(fc.constantFrom("heute", "kurz", "Haus", "oft", "Bahn"), {
  minLength: 1,
  maxLength: 14,
});
export const place = fc.double({ min: 0, max: 1, noNaN: true });
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("insert" as const), at: place, words: typed }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("delete" as const),
      at: place,
      length: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "split" as const,
        "join" as const,
        "list" as const,
        "heading" as const,
        "bold" as const,
      ),
      at: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete-block" as const), at: place }) },
);

/** A position inside a block of text near a share of the document's length. */
export function textPosition(doc: Node, at: number): number {
  const wanted = Math.round(at * doc.content.size);
  let nearest = 1;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const inside = Math.min(Math.max(wanted, position + 1), position + 1 + node.content.size);
    if (Math.abs(inside - wanted) < Math.abs(nearest - wanted)) nearest = inside;
    return false;
  });
  return nearest;
}

function charAt(doc: Node, position: number): string {
  return doc.textBetween(Math.max(0, position), Math.min(doc.content.size, position + 1));
}

/** Carries out an edit, as far as the draft allows it. */
export function applyEdit(transform: Transform, change: Edit): void {
  const { doc } = transform;
  const position = textPosition(doc, change.at);
  const $position = doc.resolve(position);
  switch (change.kind) {
    case "insert":
      transform.insert(position, schema.text(` ${change.words.join(" ")} `));
      break;
    case "delete": {
      const end = Math.min($position.end(), position + change.length);
      // "der der" without one "der": which one it was, the shared document cannot know either.
      const shifted = [0, -1].some((by) => charAt(doc, position + by) === charAt(doc, end + by));
      if (!shifted) transform.delete(position, end);
      break;
    }
    case "split":
      if (canSplit(doc, position)) transform.split(position);
      break;
    case "join": {
      const border = $position.before();
      if (border > 0 && canJoin(doc, border)) transform.join(border);
      break;
    }
    case "list": {
      const range = $position.blockRange();
      const wrapping = range && findWrapping(range, schema.nodes.bulletList as never);
      if (range && wrapping) transform.wrap(range, wrapping);
      break;
    }
    case "heading":
      if ($position.parent.type.name === "paragraph" && $position.depth === 1) {
        transform.setBlockType(position, position, schema.nodes.heading as never, { level: 3 });
      }
      break;
    case "bold":
      transform.addMark($position.start(), position, schema.mark("bold"));
      break;
    case "delete-block":
      if (doc.childCount > 1) transform.delete($position.before(1), $position.after(1));
      break;
  }
}
