/** The keys of a shared text, by what they do. */
export const textShortcuts = {
  bold: "Mod-b",
  italic: "Mod-i",
  underline: "Mod-u",
  strike: "Mod-Shift-s",
  bulletList: "Mod-Shift-8",
  orderedList: "Mod-Shift-7",
  taskList: "Mod-Shift-9",
  quote: "Mod-Shift-b",
  link: "Mod-k",
  undo: "Mod-z",
  redo: "Mod-y",
} as const;
