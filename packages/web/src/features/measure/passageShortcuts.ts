/** The keys for what one can do with a passage of a draft. */
export const passageShortcuts = {
  comment: "Mod-Alt-m",
  propose: "Mod-Alt-p",
  report: "Mod-Alt-Shift-m",
  redact: "Mod-Alt-Shift-x",
} as const;
