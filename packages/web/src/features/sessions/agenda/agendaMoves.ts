/** What the moves have to know of an agenda: its items in order, each under its parent or at the top. */
export type Line = readonly { id: string; parent: string | null }[];

/** Where an item goes: directly after another one under a parent; null: first, or at the top. */
export interface Target {
  parent: string | null;
  after: string | null;
}

export interface Moves {
  up: Target | undefined;
  down: Target | undefined;
  /** Under the item before it. */
  nest: Target | undefined;
  /** Out of its parent, behind it. */
  unnest: Target | undefined;
}

const under = (line: Line, parent: string | null): string[] =>
  line.filter((item) => item.parent === parent).map(({ id }) => id);

/** The single steps that an item can go. */
export function movesOf(line: Line, id: string): Moves {
  const parent = line.find((item) => item.id === id)?.parent ?? null;
  const siblings = under(line, parent);
  const index = siblings.indexOf(id);
  const before = siblings[index - 1];
  const next = siblings[index + 1];
  const hasChildren = under(line, id).length > 0;
  return {
    up: before === undefined ? undefined : { parent, after: siblings[index - 2] ?? null },
    down: next === undefined ? undefined : { parent, after: next },
    nest:
      parent !== null || before === undefined || hasChildren
        ? undefined
        : { parent: before, after: under(line, before).at(-1) ?? null },
    unnest: parent === null ? undefined : { parent: null, after: parent },
  };
}

/**
 * Where an item goes that was dropped on another one's place: below it when it came from above, above it when it came from
 * below. It joins those among whom it was dropped; one that has items under itself stays at the top.
 */
export function dropTarget(line: Line, id: string, over: string): Target | undefined {
  const from = line.findIndex((item) => item.id === id);
  const to = line.findIndex((item) => item.id === over);
  if (from === -1 || to === -1 || from === to) return undefined;
  const hasChildren = under(line, id).length > 0;
  const moved = new Set(hasChildren ? [id, ...under(line, id)] : [id]);
  const others = line.filter((item) => !moved.has(item.id));
  const position = others.findIndex((item) => item.id === over) + (from < to ? 1 : 0);
  // Dropped among its own.
  if (!others.some((item) => item.id === over)) return undefined;
  const above = others[position - 1];
  if (!above) return { parent: null, after: null };
  if (hasChildren) return { parent: null, after: above.parent ?? above.id };
  if (above.parent !== null) {
    // Below the last one of a block, whoever was at the top stays there.
    const isLast = others[position]?.parent !== above.parent;
    const wasTop = line[from]?.parent === null;
    return isLast && wasTop
      ? { parent: null, after: above.parent }
      : { parent: above.parent, after: above.id };
  }
  return others[position]?.parent === above.id
    ? { parent: above.id, after: null }
    : { parent: null, after: above.id };
}
