import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

export interface SectionPlaceholderOptions {
  text: () => string;
}

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

/** Says in every empty section that nothing stands there yet; on the screen only, never in the text. */
export const SectionPlaceholder = Extension.create<SectionPlaceholderOptions>({
  name: "sectionPlaceholder",

  addOptions() {
    return { text: () => "" };
  },

  addProseMirrorPlugins() {
    const { text } = this.options;
    return [
      new Plugin({
        props: {
          decorations: ({ doc }) =>
            DecorationSet.create(
              doc,
              emptySections(doc).map((position) =>
                Decoration.node(position, position + 2, { class: "is-empty", "data-placeholder": text() }),
              ),
            ),
        },
      }),
    ];
  },
});
