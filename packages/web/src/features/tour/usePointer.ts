import { useEffect } from "react";

/** The attribute by which the style sheet frames the place that the tour points at. */
const mark = "data-tour-place";

/** Whether something begins on the screen: a long text needs no scrolling to be seen, and the header is always there. */
function isInView(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  const header = document.querySelector("header");
  if (header?.contains(element)) return true;
  return top >= (header?.getBoundingClientRect().bottom ?? 0) && top < window.innerHeight / 2;
}

/** Brings something into the upper half of the screen, so that what leads to it (title, tabs) is still seen above it. */
function bringIntoView(element: Element): void {
  window.scrollBy({ top: element.getBoundingClientRect().top - window.innerHeight / 3, behavior: "instant" });
}

/**
 * Frames a place on the page, also one that appears later, and brings it into view once. Afterwards the page is scrolled
 * back to where the person was, unless they have gone somewhere else themselves.
 */
export function usePointer(place: string | undefined): void {
  useEffect(() => {
    if (!place) return;
    let marked: Element | undefined;
    let moved: { from: number; isUntouched: () => boolean } | undefined;
    const point = (): void => {
      // Of a field and the button that stands for it on a narrow screen, the one that is displayed.
      const found = [...document.querySelectorAll(place)].find((element) => element.checkVisibility());
      if (found === marked) return;
      marked?.removeAttribute(mark);
      found?.setAttribute(mark, "");
      if (found && !marked && !moved && !isInView(found)) {
        const from = window.scrollY;
        bringIntoView(found);
        const to = window.scrollY;
        const { top } = found.getBoundingClientRect();
        // What arrives above it meanwhile moves the page under it, and it stays where it is on the screen.
        const isUntouched = (): boolean =>
          window.scrollY === to || Math.abs(found.getBoundingClientRect().top - top) < 2;
        moved = { from, isUntouched };
      }
      marked = found;
    };
    point();
    const observer = new MutationObserver(point);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      marked?.removeAttribute(mark);
      if (moved?.isUntouched()) window.scrollTo({ top: moved.from, behavior: "instant" });
    };
  }, [place]);
}
