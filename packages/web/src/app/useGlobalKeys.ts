import { useEffect } from "react";
import { mapKey, searchKey } from "./globalKeys.ts";
import { showOverlay } from "./overlay.ts";
import { singleKeysAreOn } from "./singleKeys.ts";

/** Whether somebody is typing there. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, select, textarea, [role=textbox]") !== null)
  );
}

/** The keys that work on every page: commands, keyboard map, search. */
export function useGlobalKeys(onSearch: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // Whatever has the focus comes first: in the text, Ctrl+K makes a link.
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      // What is asked in a dialog is to be answered first.
      if (document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"]')) return;
      const mod = event.ctrlKey || event.metaKey;
      if (mod && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        showOverlay("commands");
        return;
      }
      if (mod || event.altKey || !singleKeysAreOn() || isField(event.target)) return;
      if (event.key === mapKey) {
        event.preventDefault();
        showOverlay("keyboard");
      } else if (event.key === searchKey) {
        event.preventDefault();
        onSearch();
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [onSearch]);
}
