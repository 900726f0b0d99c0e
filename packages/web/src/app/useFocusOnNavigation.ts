import { useEffect } from "react";
import { useLocation } from "wouter";

/** The path shown last, across the frames for signed-in and signed-out people. */
let shownPath: string | undefined;

/** A page's code may take this long to arrive; then the focus stays where it has come to. */
const PATIENCE = 10_000;

/** The administration's tabs have addresses of their own, but there the focus belongs to the tab. */
function samePage(one: string, other: string): boolean {
  return one === other || (one.startsWith("/administration") && other.startsWith("/administration"));
}

/**
 * After going to another page, reading and tabbing begin at its heading, as after loading a page; if the address names
 * a part of it, at that part, after loading as well: the browser looks for it before the page is there.
 */
export function useFocusOnNavigation(main: HTMLElement | null): void {
  const [path] = useLocation();
  useEffect(() => {
    if (!main) return;
    const before = shownPath;
    shownPath = path;
    if (before === undefined) return location.hash ? leadToPart(main, document.body) : undefined;
    if (samePage(before, path)) return;
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
    const stops = [leadToHeading(main), ...(location.hash ? [leadToPart(main, main)] : [])];
    return () => {
      for (const stop of stops) stop();
    };
  }, [path, main]);
}

/** Focuses the page's heading once it is there. Returns how to stop waiting. */
function leadToHeading(main: HTMLElement): () => void {
  return whenThere(main, "h1[tabindex]", (heading) => {
    // Whoever has moved on meanwhile is not pulled back.
    if (document.activeElement === main) heading.focus({ preventScroll: true });
  });
}

/** Leads to the part that the address names, unless somebody has moved on from where they started. */
function leadToPart(main: HTMLElement, start: HTMLElement): () => void {
  return whenThere(main, `#${CSS.escape(location.hash.slice(1))}`, (part) => {
    const { activeElement } = document;
    if (activeElement !== start && activeElement?.tagName !== "H1") return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  });
}

/** Hands over what the selector finds, now or once it has arrived. Returns how to stop waiting. */
function whenThere(main: HTMLElement, selector: string, arrived: (element: HTMLElement) => void): () => void {
  const look = (): void => {
    const element = main.querySelector<HTMLElement>(selector);
    if (!element) return;
    stop();
    arrived(element);
  };
  const observer = new MutationObserver(look);
  const timer = setTimeout(() => stop(), PATIENCE);
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(main, { childList: true, subtree: true });
  look();
  return stop;
}
