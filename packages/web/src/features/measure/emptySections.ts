import type { Node } from "@tiptap/pm/model";

/** Positions of the paragraphs that are all a section holds: empty, between two headings or at the end. */
export function emptySections(doc: Node): number[] {
  const positions: number[] = [];
  doc.forEach((node, position, index) => {
    if (node.type.name !== "paragraph" || node.content.size > 0) return;
    const before = doc.maybeChild(index - 1);
    const after = doc.maybeChild(index + 1);
    if (before?.type.name === "heading" && (!after || after.type.name === "heading"))
      positions.push(position);
  });
  return positions;
}
