import { Extension } from "@tiptap/core";

export interface ReportKeyOptions {
  /** The keys, as the editor names them. */
  shortcut: string;
  onReport: () => void;
}

/** Reporting what is selected, by keyboard; for readers as well. */
export const ReportKey = Extension.create<ReportKeyOptions>({
  name: "reportKey",

  addOptions() {
    return { shortcut: "", onReport: () => {} };
  },

  addKeyboardShortcuts() {
    const { shortcut, onReport } = this.options;
    return {
      [shortcut]: () => {
        onReport();
        return true;
      },
    };
  },
});
