import { useDroppable } from "@dnd-kit/core";
import { type Phase, phasesAfter } from "@querschnitt/shared/policy/phases";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./PhaseBoard.module.css";
import { PhaseCard } from "./PhaseCard.tsx";
import type { NamedRow } from "./planRows.ts";

/** How many cards a column shows at first, and how many more each time. */
const STEP = 20;

/** The measures of one phase; while one is dragged it says whether that may be dropped here. */
export function PhaseColumn({
  phase,
  rows,
  isShown,
  dragged,
  onMove,
}: {
  phase: Phase;
  rows: readonly NamedRow[];
  /** On a phone only one column is. */
  isShown: boolean;
  dragged: NamedRow | undefined;
  onMove: (measure: NamedRow, to: Phase) => void;
}) {
  const { t } = useTranslation("planViews");
  const { t: common } = useTranslation("common");
  const heading = useId();
  const { setNodeRef, isOver } = useDroppable({ id: phase });
  const [limit, setLimit] = useState(STEP);
  const takes = dragged && (dragged.phase === phase || phasesAfter(dragged.phase).includes(phase));
  return (
    <section
      ref={setNodeRef}
      aria-labelledby={heading}
      data-phase={phase}
      className={classNames(
        styles.column,
        isShown && styles.shown,
        takes === true && styles.takes,
        takes === false && styles.takesNot,
        isOver && styles.over,
      )}
    >
      <h2 id={heading} className={styles.heading}>
        <span>{common(`phases.${phase}`)}</span> <span className={styles.count}>{rows.length}</span>
      </h2>
      {dragged && takes === false && (
        <p className={styles.hint}>{t("board.notFrom", { from: common(`phases.${dragged.phase}`) })}</p>
      )}
      {rows.length === 0 && !dragged && <p className={styles.hint}>{t("board.empty")}</p>}
      <ul className={classNames("plain-list", styles.cards)}>
        {rows.slice(0, limit).map((row) => (
          <PhaseCard key={row.id} row={row} onMove={(to) => onMove(row, to)} />
        ))}
      </ul>
      {rows.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + STEP)}>
          {t("showMore", { count: rows.length - limit })}
        </Button>
      )}
    </section>
  );
}
