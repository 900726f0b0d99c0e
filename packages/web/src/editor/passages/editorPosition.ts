import * as Y from "yjs";
import type { DraftView } from "./anchors.ts";

/** Elements that the editor counts as one place, since nothing can stand in them. */
const leaves: ReadonlySet<string> = new Set(["hardBreak", "horizontalRule"]);

/**
 * Where something in the shared document is for the editor. y-tiptap's own way takes the first place of a text for one that
 * cannot be told, and there a passage may begin.
 * @returns undefined if it is not part of what the editor shows any more
 */
export function editorPosition(view: DraftView, position: Y.RelativePosition): number | undefined {
  const { doc } = view.fragment;
  const found = doc && Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (!found) return undefined;
  let at = found.type instanceof Y.XmlText ? found.index : sizeBefore(view, found.type, found.index);
  let type: unknown = found.type;
  while (type !== view.fragment) {
    const item = type instanceof Y.AbstractType ? type._item : null;
    const parent = item?.parent;
    if (!item || item.deleted || !(parent instanceof Y.XmlFragment)) return undefined;
    // Words stand in their block directly; everything else has a start of its own.
    at += sizeBefore(view, parent, parent.toArray().indexOf(type as Y.XmlElement));
    if (!(type instanceof Y.XmlText)) at += 1;
    type = parent;
  }
  return at;
}

/** The size of the first children of an element. */
function sizeBefore(view: DraftView, parent: unknown, count: number): number {
  if (!(parent instanceof Y.XmlFragment)) return 0;
  let size = 0;
  for (const child of parent.toArray().slice(0, count)) size += sizeOf(view, child);
  return size;
}

function sizeOf(view: DraftView, child: unknown): number {
  if (child instanceof Y.XmlText) return child.length;
  if (!(child instanceof Y.XmlElement)) return 0;
  if (leaves.has(child.nodeName)) return 1;
  const shown = view.mapping.get(child);
  return shown && !Array.isArray(shown) ? shown.nodeSize : sizeBefore(view, child, child.length) + 2;
}
