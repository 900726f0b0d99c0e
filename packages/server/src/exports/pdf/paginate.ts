import { heightOf, type Strip } from "./Strip.ts";

/** Draws strips on as many pages as they take. @param newPage begins a page */
export function paginate(
  strips: readonly Strip[],
  { top, bottom, newPage }: { top: number; bottom: number; newPage(): void },
): void {
  newPage();
  let y = top;
  let isFresh = true;
  let index = 0;
  for (let strip = strips[index]; strip; strip = strips[index]) {
    const kept = keptTogether(strips, index, bottom - top);
    const above = isFresh ? 0 : strip.gap;
    if (!isFresh && y + above + heightOf(kept) > bottom) {
      newPage();
      y = top;
      if (strip.head) {
        strip.head.draw(y);
        y += strip.head.height;
      }
    } else y += above;
    kept.forEach((one, position) => {
      if (position > 0) y += one.gap;
      one.draw(y);
      y += one.height;
    });
    isFresh = false;
    index += kept.length;
  }
}

/** A strip with those that it keeps; alone, if they are more than a page. */
function keptTogether(strips: readonly Strip[], from: number, room: number): Strip[] {
  let end = from;
  while (strips[end]?.keepsNext && strips[end + 1]) end++;
  const kept = strips.slice(from, end + 1);
  return heightOf(kept) <= room ? kept : kept.slice(0, 1);
}
