import type { Node } from "@tiptap/pm/model";

/** Whether a paragraph is all that a section holds: it stands directly between two headings, or at the end. */
export function isEmptySection(doc: Node, node: Node, position: number): boolean {
  if (node.type.name !== "paragraph" || node.content.size > 0) return false;
  const $position = doc.resolve(position);
  if ($position.depth !== 0) return false;
  const index = $position.index();
  const before = index > 0 ? doc.child(index - 1) : undefined;
  const after = index + 1 < doc.childCount ? doc.child(index + 1) : undefined;
  return before?.type.name === "heading" && (!after || after.type.name === "heading");
}
