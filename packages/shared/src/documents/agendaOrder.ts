import type { ItemPlace } from "../policy/agenda.ts";

export interface PlacedItem {
  id: string;
  place: ItemPlace;
  deleted: boolean;
}

/** An item with its number ("2", "2.1") and whether it stands under another one. */
export type Ordered<Item extends PlacedItem> = Item & { number: string; parent: string | null };

type Step = Pick<PlacedItem, "id"> & { order: string };

/**
 * The agenda that follows from where people put its items. Moves at the same time can leave an item under one that is
 * deleted, that stands under a third one, or in a circle: then it moves up to the nearest place where it can stand. Every
 * item that is not deleted stands in it exactly once, and every copy comes to the same order.
 */
export function orderAgenda<Item extends PlacedItem>(items: readonly Item[]): Ordered<Item>[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const placed = items
    .filter(({ deleted }) => !deleted)
    .map((item) => {
      const path = pathTo(item, byId);
      const head = path.find(({ id }) => byId.get(id)?.deleted === false)?.id ?? item.id;
      return { item, path, parent: head === item.id ? null : head };
    })
    .sort((one, other) => comparePaths(one.path, other.path));
  let top = 0;
  let sub = 0;
  return placed.map(({ item, parent }) => {
    if (parent === null) {
      top += 1;
      sub = 0;
    } else sub += 1;
    return { ...item, parent, number: parent === null ? `${top}` : `${top}.${sub}` };
  });
}

/** From the item at the top down to this one. In a circle the smallest id is the top. */
function pathTo(item: PlacedItem, byId: ReadonlyMap<string, PlacedItem>): Step[] {
  const chain: PlacedItem[] = [item];
  for (;;) {
    const parent = byId.get(chain.at(-1)?.place.parent ?? "");
    if (!parent) break;
    const start = chain.indexOf(parent);
    if (start !== -1) {
      const circle = chain.slice(start);
      const top = circle.reduce((least, one) => (one.id < least.id ? one : least));
      chain.splice(chain.indexOf(top) + 1);
      break;
    }
    chain.push(parent);
  }
  return chain.reverse().map(({ id, place }) => ({ id, order: place.order }));
}

function comparePaths(one: readonly Step[], other: readonly Step[]): number {
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    const a = one[index] as Step;
    const b = other[index] as Step;
    if (a.order !== b.order) return a.order < b.order ? -1 : 1;
    if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  }
  return one.length - other.length;
}
