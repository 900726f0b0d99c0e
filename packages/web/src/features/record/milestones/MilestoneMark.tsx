import styles from "./Milestones.module.css";
import type { MilestoneState } from "./milestoneState.ts";

/** Outlines in a box of 24 × 24: a disc for reached, a ring for open, a triangle for missed. */
const shapes: Record<MilestoneState, { path: string; baseline: number }> = {
  reached: { path: "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z", baseline: 16.5 },
  open: { path: "M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z", baseline: 16.5 },
  missed: { path: "M12 1 23.5 22.5H.5z", baseline: 20 },
};

/** A milestone's number in the shape of how it stands; its words stand beside it. */
export function MilestoneMark({ number, state }: { number: number; state: MilestoneState }) {
  const { path, baseline } = shapes[state];
  return (
    <svg viewBox="0 0 24 24" className={styles.mark} data-state={state} aria-hidden="true" focusable="false">
      <path d={path} />
      <text x="12" y={baseline} textAnchor="middle">
        {number}
      </text>
    </svg>
  );
}
