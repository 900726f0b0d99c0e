import { useSyncExternalStore } from "react";

/** What can lie over every page, one at a time. */
export type Overlay = "commands" | "keyboard" | "new-measure" | "sign-out";

let shown: Overlay | undefined;
const listeners = new Set<() => void>();

/** Lays something over the page, or takes it away. */
export function showOverlay(overlay: Overlay | undefined): void {
  shown = overlay;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What lies over the page. */
export function useOverlay(): Overlay | undefined {
  return useSyncExternalStore(subscribe, () => shown);
}
