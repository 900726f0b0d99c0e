import { useSyncExternalStore } from "react";

/** The width from which text and panels stand side by side; the same figure stands in MeasureLayout.module.css. */
const query = "(min-width: 64rem)";

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the window is wide enough now for text and panels side by side. */
export function isWide(): boolean {
  return window.matchMedia(query).matches;
}

/** Whether the window is wide enough for text and panels side by side; renders again when that changes. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, isWide);
}
