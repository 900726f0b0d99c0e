const rememberedAs = "querschnitt.singleKeys";
const listeners = new Set<() => void>();

/** Whether keys without Ctrl or Alt do something outside of fields; on unless switched off on this device (WCAG 2.1.4). */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(rememberedAs) !== "off";
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(rememberedAs, on ? "on" : "off");
  for (const listener of [...listeners]) listener();
}

/** Calls back after every switch; returns how to stop. */
export function onSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
