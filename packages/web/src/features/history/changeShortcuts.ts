/** The keys with which one steps through changes, wherever some are shown. */
export const changeShortcuts = { next: "Alt-Down", previous: "Alt-Up" } as const;
