import type { ItemPlace } from "../policy/agenda.ts";

export interface PlacedItem {
  id: string;
  place: ItemPlace;
  deleted: boolean;
}

/** An item with its number ("2", "2.1") and whether it stands under another one. */
export type Ordered<Item extends PlacedItem> = Item & { number: string; parent: string | null };

/**
 * The agenda that follows from where people put its items. Moves at the same time can leave an item under one that is
 * deleted, that stands under a third one, or in a circle: then it moves up to the nearest place where it can stand. Every
 * item that is not deleted stands in it exactly once, and every copy comes to the same order.
 */
export function orderAgenda<Item extends PlacedItem>(items: readonly Item[]): Ordered<Item>[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const tops = topsOfCircles(byId);
  const below = new Map<string | undefined, Item[]>();
  for (const item of byId.values()) {
    const above = tops.has(item) ? undefined : parentOf(item, byId)?.id;
    const siblings = below.get(above);
    if (siblings) siblings.push(item);
    else below.set(above, [item]);
  }
  for (const siblings of below.values()) siblings.sort(compare);
  const ordered: Ordered<Item>[] = [];
  let top = 0;
  let sub = 0;
  // From the top down, with the item at the top of each branch; a stack, since branches may be of any depth.
  const waiting = (below.get(undefined) ?? [])
    .map((item) => ({ item, parent: null as string | null }))
    .reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, parent } = next;
    if (!item.deleted) {
      if (parent === null) {
        top += 1;
        sub = 0;
      } else sub += 1;
      ordered.push({ ...item, parent, number: parent === null ? `${top}` : `${top}.${sub}` });
    }
    const head = parent ?? (item.deleted ? null : item.id);
    for (const child of (below.get(item.id) ?? []).toReversed()) waiting.push({ item: child, parent: head });
  }
  return ordered;
}

const parentOf = <Item extends PlacedItem>(
  { place }: PlacedItem,
  byId: ReadonlyMap<string, Item>,
): Item | undefined => byId.get(place.parent ?? "");

/** Of each circle of items the one with the smallest id, which is its top. */
function topsOfCircles(byId: ReadonlyMap<string, PlacedItem>): Set<PlacedItem> {
  const tops = new Set<PlacedItem>();
  const passed = new Set<PlacedItem>();
  for (const start of byId.values()) {
    const way = new Set<PlacedItem>();
    let item: PlacedItem | undefined = start;
    for (; item && !passed.has(item); item = parentOf(item, byId)) {
      passed.add(item);
      way.add(item);
    }
    if (!item || !way.has(item)) continue;
    const steps = [...way];
    const circle = steps.slice(steps.indexOf(item));
    tops.add(circle.reduce((least, one) => (one.id < least.id ? one : least)));
  }
  return tops;
}

function compare(one: PlacedItem, other: PlacedItem): number {
  if (one.place.order !== other.place.order) return one.place.order < other.place.order ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
