import { Extension } from "@tiptap/core";

export interface RedactKeyOptions {
  /** The keys, as the editor names them. */
  shortcut: string;
  onRedact: () => void;
}

/** Asking for a redaction of what is selected, by keyboard. */
export const RedactKey = Extension.create<RedactKeyOptions>({
  name: "redactKey",

  addOptions() {
    return { shortcut: "", onRedact: () => {} };
  },

  addKeyboardShortcuts() {
    const { shortcut, onRedact } = this.options;
    return {
      [shortcut]: () => {
        onRedact();
        return true;
      },
    };
  },
});
