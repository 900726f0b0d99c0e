/** How far a page goes. */
const PAGE = 10;

/** Where a key leads in a list of so many entries; undefined where it has another meaning. */
export function placeForKey(
  event: { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean },
  from: number,
  count: number,
): number | undefined {
  if (Number.isNaN(from) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
    return undefined;
  const places: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + PAGE,
    PageUp: from - PAGE,
    Home: 0,
    End: count - 1,
  };
  const place = places[event.key];
  return place === undefined ? undefined : Math.max(0, Math.min(count - 1, place));
}
