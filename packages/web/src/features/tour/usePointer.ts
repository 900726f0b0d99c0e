import { useEffect } from "react";

/** The attribute by which the style sheet frames the place that the tour points at. */
const mark = "data-tour-place";

/** Whether something begins on the screen: a long text needs no scrolling to be seen. */
function isInView(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  const header = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
  return top >= header && top < window.innerHeight / 2;
}

/** Frames a place on the page, also one that appears later, and brings it into view once. */
export function usePointer(place: string | undefined): void {
  useEffect(() => {
    if (!place) return;
    let marked: Element | undefined;
    const point = (): void => {
      const found = document.querySelector(place) ?? undefined;
      if (found === marked) return;
      marked?.removeAttribute(mark);
      found?.setAttribute(mark, "");
      if (found && !marked && !isInView(found)) found.scrollIntoView({ block: "start" });
      marked = found;
    };
    point();
    const observer = new MutationObserver(point);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      marked?.removeAttribute(mark);
    };
  }, [place]);
}
