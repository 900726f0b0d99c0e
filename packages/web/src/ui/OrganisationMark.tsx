import type { StakeholderGroup } from "@querschnitt/shared/protocol/stakeholderGroups";
import styles from "./OrganisationMark.module.css";
import { stakeholderShapes, useStakeholderLook } from "./stakeholder.ts";

/**
 * The mark of an organisation's stakeholder group (colour, letter and shape), followed by its name if given.
 * Screen readers hear the group's name.
 */
export function OrganisationMark({ group, name }: { group: StakeholderGroup; name?: string }) {
  const look = useStakeholderLook()(group);
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 24 24" className={styles.shape} role="img" aria-label={look.name}>
        <title>{look.name}</title>
        <path d={stakeholderShapes[group]} fill={look.colour} className={styles.outline} />
        <text x="12" y="16.6" textAnchor="middle" fill={look.onColour} className={styles.letter}>
          {look.letter}
        </text>
      </svg>
      {name && <span>{name}</span>}
    </span>
  );
}
