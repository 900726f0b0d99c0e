import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/** A stretch of the editor's document. */
interface Stretch {
  from: number;
  to: number;
}

const soughtKey = new PluginKey<DecorationSet>("soughtPassage");

/** Sets off the passage that somebody was led to; undefined: none. */
export function showSought(view: EditorView, sought: Stretch | undefined): void {
  const shown = soughtKey.getState(view.state);
  if (!sought && shown === DecorationSet.empty) return;
  view.dispatch(view.state.tr.setMeta(soughtKey, sought ?? null).setMeta("addToHistory", false));
}

/** Frames the passage that somebody was led to, on the screen only, until they go elsewhere. */
export const SoughtPassage = Extension.create({
  name: "soughtPassage",

  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: soughtKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, decorations) => {
            const sought = transaction.getMeta(soughtKey) as Stretch | null | undefined;
            if (sought === null) return DecorationSet.empty;
            if (sought) {
              const { from, to } = sought;
              const frame = Decoration.inline(from, to, { class: "sought-passage" });
              return DecorationSet.create(transaction.doc, [frame]);
            }
            return transaction.docChanged
              ? decorations.map(transaction.mapping, transaction.doc)
              : decorations;
          },
        },
        props: { decorations: (state) => soughtKey.getState(state) },
      }),
    ];
  },
});
