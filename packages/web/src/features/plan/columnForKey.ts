import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/** From the edge of a column to the point that counts as inside of it, in pixels. */
const INSIDE = { x: 24, y: 24 };

/** The arrow keys move a card from column to column; it goes to the top, where one sees it arrive. */
export const columnForKey: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const step = steps[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap(({ id, node }) =>
      node.current && node.current.offsetParent !== null ? [{ id, element: node.current }] : [],
    );
  const own = context.activeNode?.closest("[data-phase]");
  const here = columns.findIndex(({ id, element }) =>
    context.over ? id === context.over.id : element === own,
  );
  const next = columns[here + step];
  if (!next) return currentCoordinates;
  next.element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { left, top } = next.element.getBoundingClientRect();
  return { x: left + INSIDE.x, y: top + INSIDE.y };
};
