import { type RefObject, useEffect, useRef } from "react";

/** How long something must be in view before it counts as read. */
const DWELL = 2_500;

/**
 * Calls back once an element has been in view for a while, in a window that has the focus.
 * @param wanted whether anybody waits for it
 */
export function useSeen(element: RefObject<HTMLElement | null>, wanted: boolean, onSeen: () => void): void {
  const tell = useRef(onSeen);
  tell.current = onSeen;
  useEffect(() => {
    const target = element.current;
    if (!target || !wanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let inView = false;
    const watch = (): void => {
      clearTimeout(timer);
      if (inView && document.hasFocus()) timer = setTimeout(() => tell.current(), DWELL);
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        // A thread taller than the window is in view when it fills it.
        const fills = (entry?.intersectionRect.height ?? 0) > window.innerHeight * 0.6;
        inView = Boolean(entry && (entry.intersectionRatio >= 0.8 || fills));
        watch();
      },
      { threshold: [0, 0.2, 0.4, 0.6, 0.8, 1] },
    );
    observer.observe(target);
    window.addEventListener("focus", watch);
    window.addEventListener("blur", watch);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      window.removeEventListener("focus", watch);
      window.removeEventListener("blur", watch);
    };
  }, [element, wanted]);
}
