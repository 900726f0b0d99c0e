/** Key names as they stand on a German or English keyboard. */
export interface KeyNames {
  control: string;
  shift: string;
  alt: string;
}

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** The keys of a shortcut as they stand on the keyboard: "Mod-Shift-7" → Strg, Umschalt, 7; on a Mac ⌘, ⇧, 7. */
export function shortcutKeys(shortcut: string, names: KeyNames, mac = isMac()): string[] {
  const named: Record<string, string> = mac
    ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" }
    : { Mod: names.control, Shift: names.shift, Alt: names.alt };
  return shortcut.split("-").map((key) => named[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** A shortcut as people read it: "Mod-Shift-7" → "Strg+Umschalt+7", on a Mac "⌘⇧7". */
export function shortcutText(shortcut: string, names: KeyNames, mac = isMac()): string {
  return shortcutKeys(shortcut, names, mac).join(mac ? "" : "+");
}

/** The same as the browser reads it to screen readers (`aria-keyshortcuts`). */
export function ariaShortcut(shortcut: string, mac = isMac()): string {
  return shortcut.replace("Mod", mac ? "Meta" : "Control").replaceAll("-", "+");
}
