import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { type Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/** Something laid over an editor's text on the screen only: it keeps its place while the text changes around it. */
export interface Overlay {
  extension: Extension;
  /** Lays these over the text, in place of those before. */
  show: (view: EditorView, decorations: readonly Decoration[]) => void;
  shown: (state: EditorState) => DecorationSet;
}

/** @param name different from that of every other overlay */
export function makeOverlay(name: string): Overlay {
  const key = new PluginKey<DecorationSet>(name);
  const shown = (state: EditorState): DecorationSet => key.getState(state) ?? DecorationSet.empty;
  return {
    shown,
    show: (view, decorations) => {
      if (decorations.length === 0 && shown(view.state) === DecorationSet.empty) return;
      view.dispatch(view.state.tr.setMeta(key, decorations).setMeta("addToHistory", false));
    },
    extension: Extension.create({
      name,
      addProseMirrorPlugins() {
        return [
          new Plugin<DecorationSet>({
            key,
            state: {
              init: () => DecorationSet.empty,
              apply: (transaction, decorations) => {
                const next = transaction.getMeta(key) as Decoration[] | undefined;
                if (next)
                  return next.length > 0 ? DecorationSet.create(transaction.doc, next) : DecorationSet.empty;
                return transaction.docChanged
                  ? decorations.map(transaction.mapping, transaction.doc)
                  : decorations;
              },
            },
            props: { decorations: shown },
          }),
        ];
      },
    }),
  };
}
