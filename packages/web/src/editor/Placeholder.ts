import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

export interface PlaceholderOptions {
  text: () => string;
  /** Positions of the empty paragraphs in which it stands. */
  places: (doc: Node) => number[];
}

/** Says in empty places that nothing stands there yet; on the screen only, never in the text. */
export const Placeholder = Extension.create<PlaceholderOptions>({
  name: "placeholder",

  addOptions() {
    return { text: () => "", places: () => [] };
  },

  addProseMirrorPlugins() {
    const { text, places } = this.options;
    return [
      new Plugin({
        props: {
          decorations: ({ doc }) =>
            DecorationSet.create(
              doc,
              places(doc).map((position) =>
                Decoration.node(position, position + 2, { class: "is-empty", "data-placeholder": text() }),
              ),
            ),
        },
      }),
    ];
  },
});
