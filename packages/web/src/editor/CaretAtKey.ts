import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/**
 * Has the editor look where the caret is before a key is handled. The browser moves the caret at once and tells so
 * with an event a little later; on a busy machine the next key comes before it, and Enter after Ctrl+End would split
 * the paragraph at which the caret was before.
 */
export const CaretAtKey = Extension.create({
  name: "caretAtKey",
  priority: 1_000,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view) => {
              // The event for which the editor listens itself; while a character is being composed the caret is not its.
              if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
              return false;
            },
          },
        },
      }),
    ];
  },
});
