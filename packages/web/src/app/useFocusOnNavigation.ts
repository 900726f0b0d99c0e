import { useEffect } from "react";
import { useLocation } from "wouter";

/** The path shown last, across the frames for signed-in and signed-out people. */
let shownPath: string | undefined;

/** A page's code may take this long to arrive; then the focus stays on the main region. */
const PATIENCE = 10_000;

/** The administration's tabs have addresses of their own, but there the focus belongs to the tab. */
function samePage(one: string, other: string): boolean {
  return one === other || (one.startsWith("/administration") && other.startsWith("/administration"));
}

/** After going to another page, reading and tabbing begin at its heading, as after loading a page. */
export function useFocusOnNavigation(main: HTMLElement | null): void {
  const [path] = useLocation();
  useEffect(() => {
    if (!main) return;
    const before = shownPath;
    shownPath = path;
    if (before === undefined || samePage(before, path)) return;
    window.scrollTo(0, 0);
    return focusHeading(main);
  }, [path, main]);
}

/** Focuses the page's heading, or the main region until the heading is there. Returns how to stop waiting. */
function focusHeading(main: HTMLElement): (() => void) | undefined {
  const heading = () => main.querySelector<HTMLElement>("h1[tabindex]");
  const found = heading();
  (found ?? main).focus({ preventScroll: true });
  if (found) return undefined;
  const observer = new MutationObserver(() => {
    const arrived = heading();
    if (!arrived) return;
    stop();
    // Whoever has moved on meanwhile is not pulled back.
    if (document.activeElement === main) arrived.focus({ preventScroll: true });
  });
  const timer = setTimeout(() => stop(), PATIENCE);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(main, { childList: true, subtree: true });
  return stop;
}
