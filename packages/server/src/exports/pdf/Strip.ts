/** A piece of a page that is never cut, as wide as the text. Its structure is made already; drawing fills it. */
export interface Strip {
  /** White above, unless it begins a page. */
  gap: number;
  height: number;
  /** Stays on one page with the strip that follows. */
  keepsNext: boolean;
  /** @param top its upper edge on the page */
  draw(top: number): void;
  /** Is drawn again above the strip when it begins a page: the head of a table. */
  head?: Strip;
}

/** How much room strips take one below the other, without the white above the first. */
export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { gap, height }, index) => sum + height + (index === 0 ? 0 : gap), 0);
}

/** Draws strips one below the other, all on the page that is there. */
export function drawAll(strips: readonly Strip[], top: number): void {
  let y = top;
  strips.forEach((strip, index) => {
    if (index > 0) y += strip.gap;
    strip.draw(y);
    y += strip.height;
  });
}

/** Lets a drawing go with each strip, without white in between: it is drawn first, over the whole height. */
export function decorated(
  strips: readonly Strip[],
  padding: number,
  decorate: (top: number, height: number) => void,
): Strip[] {
  return strips.map((strip, index) => {
    const above = index === 0 ? padding : strip.gap;
    const below = index === strips.length - 1 ? padding : 0;
    return {
      ...strip,
      gap: index === 0 ? strip.gap : 0,
      height: above + strip.height + below,
      draw(top) {
        decorate(top, above + strip.height + below);
        strip.draw(top + above);
      },
    };
  });
}

/** The same strips with other white above the first. */
export function withGap(strips: readonly Strip[], gap: number): Strip[] {
  return strips.map((strip, index) => (index === 0 ? { ...strip, gap } : strip));
}

/** The same strips on one page, as long as they fit. */
export function together(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) => (index < strips.length - 1 ? { ...strip, keepsNext: true } : strip));
}

/** The same strips on one page with the one that follows, as long as they fit. */
export function keepingNext(strips: readonly Strip[]): Strip[] {
  return strips.map((strip) => ({ ...strip, keepsNext: true }));
}
