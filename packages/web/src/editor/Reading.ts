import { Extension } from "@tiptap/core";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

/** Whether a change came from the shared document and not from this view. */
function fromSharedDocument(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true;
}

const prevent = (_: unknown, event: Event): boolean => {
  event.preventDefault();
  return true;
};

/**
 * Makes an editor read-only but keeps its caret, so that a passage can be selected and commented on by keyboard
 * (a text that is not editable at all has no caret outside of caret browsing).
 */
export const Reading = Extension.create({
  name: "reading",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged || fromSharedDocument(transaction),
        props: {
          handleDOMEvents: {
            // Lists and tables have a use for Tab in writing; here it leaves the text, as it does everywhere.
            keydown: (_, event) => event.key === "Tab",
            beforeinput: prevent,
            paste: prevent,
            cut: prevent,
            drop: prevent,
            click: (view, event) => {
              // A task's box would be ticked on the screen alone.
              return event.target instanceof HTMLInputElement && prevent(view, event);
            },
          },
        },
      }),
    ];
  },
});
