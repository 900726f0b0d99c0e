import type { KeyboardEvent } from "react";

/**
 * Moves the focus among the tabs of a row with the arrow keys, Home and End, at once. The library does so in a later task:
 * whoever presses the next key quickly would press it on the tab that was left.
 */
export function moveAmongTabs(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget.closest('[role="tablist"]');
  const tabs = [...(row?.querySelectorAll<HTMLElement>('[role="tab"]:not(:disabled)') ?? [])];
  const here = tabs.indexOf(event.currentTarget);
  if (here === -1 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const places: Record<string, number> = {
    ArrowLeft: here - 1,
    ArrowRight: here + 1,
    Home: 0,
    End: tabs.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  tabs.at(place % tabs.length)?.focus();
}
