import type { KeyboardCoordinateGetter } from "@dnd-kit/core";
import { type Phase, phases } from "@querschnitt/shared/policy/phases";

/** From the edge of a column to the point that counts as inside of it, in pixels. */
const INSIDE = { x: 24, y: 24 };

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The arrow keys move a card from column to column; it goes to the top, where one sees it arrive. `target` holds the column
 * it was last sent to: what the library knows of that comes with the next drawing, and keys may come faster.
 */
export function columnForKey(target: { current: Phase | undefined }): KeyboardCoordinateGetter {
  return (event, { context, currentCoordinates }) => {
    const step = steps[event.code];
    if (step === undefined) return undefined;
    event.preventDefault();
    const columns = context.droppableContainers.getEnabled().flatMap(({ id, node }) => {
      const phase = phases.find((one) => one === id);
      const element = node.current;
      return phase && element && element.offsetParent !== null ? [{ phase, element }] : [];
    });
    const own = (event.target as Element).closest("[data-phase]");
    const here = columns.findIndex(({ phase, element }) =>
      target.current ? phase === target.current : element === own,
    );
    const next = here < 0 ? undefined : columns[here + step];
    if (!next) return currentCoordinates;
    target.current = next.phase;
    next.element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const { left, top } = next.element.getBoundingClientRect();
    return { x: left + INSIDE.x, y: top + INSIDE.y };
  };
}
