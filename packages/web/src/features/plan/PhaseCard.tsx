import { useDraggable } from "@dnd-kit/core";
import { CSS } from "@dnd-kit/utilities";
import { type Phase, phasesAfter } from "@querschnitt/shared/policy/phases";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLabel } from "../../ui/Menu.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { TrafficLightMark } from "../../ui/TrafficLightMark.tsx";
import { OverdueMark } from "./OverdueMark.tsx";
import styles from "./PhaseBoard.module.css";
import type { NamedRow } from "./planRows.ts";

/** A measure as a card of the board. */
export function PhaseCard({ row, onMove }: { row: NamedRow; onMove: (to: Phase) => void }) {
  const { t } = useTranslation("planViews");
  const { t: common } = useTranslation("common");
  const directory = useDirectory();
  const lead = directory.organisation(row.leadOrganisation);
  const name = `${row.number} ${row.title}`;
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, transform, isDragging } = useDraggable({
    id: row.id,
    disabled: !row.moderates,
  });
  return (
    <li
      ref={setNodeRef}
      data-card={row.id}
      className={classNames(styles.card, isDragging && styles.dragging)}
      style={{ transform: CSS.Translate.toString(transform) }}
    >
      <div className={styles.cardHead}>
        <span className={styles.number}>{row.number}</span>
        {row.moderates && (
          <span className={styles.actions}>
            <IconButton
              ref={setActivatorNodeRef}
              size="small"
              icon="grip"
              label={t("board.handle", { name })}
              className={styles.handle}
              {...attributes}
              {...listeners}
            />
            <Menu trigger={<IconButton size="small" icon="more" label={t("board.actions", { name })} />}>
              <MenuLabel>{t("board.moveTo")}</MenuLabel>
              {phasesAfter(row.phase).map((phase) => (
                <MenuItem key={phase} icon="chevron-right" onSelect={() => onMove(phase)}>
                  {common(`phases.${phase}`)}
                </MenuItem>
              ))}
            </Menu>
          </span>
        )}
      </div>
      <Link href={`/measures/${row.id}`} className={styles.title}>
        {row.title}
      </Link>
      {lead && <OrganisationMark group={lead.stakeholderGroup} name={lead.shortName} />}
      <span className={styles.marks}>
        <TrafficLightMark light={row.trafficLight} isLate={row.overdue.length > 0} />
        <OverdueMark causes={row.overdue} />
      </span>
    </li>
  );
}
