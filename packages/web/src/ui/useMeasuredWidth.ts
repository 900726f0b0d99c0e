import { type RefObject, useEffect, useState } from "react";

/** How wide a place is, in whole pixels, and again whenever that changes. @param usual while it is not, or cannot be, measured */
export function useMeasuredWidth(place: RefObject<HTMLElement | null>, usual: number): number {
  const [width, setWidth] = useState(usual);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
