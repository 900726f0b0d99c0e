/** The room between an anchor and what opens beside it, and between that and the window's edge; pixels. */
const GAP = 6;
const MARGIN = 8;

/**
 * Where a panel of some size goes beside its anchor: on the wanted side, or on the other where there is no room, and
 * always inside the window. All in pixels of the window.
 */
export function placeBeside(
  anchor: { left: number; right: number; top: number; bottom: number },
  panel: { width: number; height: number },
  view: { width: number; height: number },
  { side, align }: { side: "above" | "below"; align: "start" | "center" | "end" },
): { left: number; top: number } {
  const above = anchor.top - GAP - panel.height;
  const below = anchor.bottom + GAP;
  const fitsAbove = above >= MARGIN;
  const fitsBelow = below + panel.height <= view.height - MARGIN;
  const top =
    side === "above" ? (fitsAbove || !fitsBelow ? above : below) : fitsBelow || !fitsAbove ? below : above;
  const left =
    align === "start"
      ? anchor.left
      : align === "end"
        ? anchor.right - panel.width
        : (anchor.left + anchor.right - panel.width) / 2;
  const within = (value: number, most: number): number => Math.max(MARGIN, Math.min(value, most - MARGIN));
  return { left: within(left, view.width - panel.width), top: within(top, view.height - panel.height) };
}
