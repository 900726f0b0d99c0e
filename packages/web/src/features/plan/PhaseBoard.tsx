import {
  type CollisionDetection,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type Phase, phases, phasesAfter } from "@querschnitt/shared/policy/phases";
import { type ComponentType, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Select } from "../../ui/Select.tsx";
import { SideScroll } from "../../ui/SideScroll.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { boardDragTexts } from "./boardDragTexts.ts";
import { columnForKey } from "./columnForKey.ts";
import styles from "./PhaseBoard.module.css";
import { PhaseColumn } from "./PhaseColumn.tsx";
import type { NamedRow } from "./planRows.ts";

export interface MoveDialogProps {
  measure: MeasureRow;
  /** The phase that was chosen for it. */
  to: Phase;
  onClose: () => void;
}

export interface PhaseBoardProps {
  rows: readonly NamedRow[];
  /** Asks for the reason and moves the measure. */
  MoveDialog: ComponentType<MoveDialogProps>;
}

/** The column the pointer is in; by keyboard the one that the card is on. */
const columnUnder: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args);

/** The measures by phase. Who moderates one moves it: with the mouse, the keyboard, or from its menu. */
export function PhaseBoard({ rows, MoveDialog }: PhaseBoardProps) {
  const { t } = useTranslation("planViews");
  const { t: common } = useTranslation("common");
  const toast = useToast();
  const announce = useAnnounce();
  const [dragged, setDragged] = useState<NamedRow>();
  const [move, setMove] = useState<{ measure: NamedRow; to: Phase }>();
  const [shown, setShown] = useState<Phase>(() => rows[0]?.phase ?? "proposal");
  const board = useRef<HTMLDivElement>(null);
  const followed = useFollowedCard(board, rows);
  /** The column that the arrow keys have led to. */
  const target = useRef<Phase>(undefined);
  const coordinateGetter = useMemo(() => columnForKey(target), []);
  const sensors = useSensors(
    // A few pixels, so that a tap stays a tap.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter }),
  );
  const phaseName = (phase: Phase) => common(`phases.${phase}`);
  const whyNot = (phase: Phase): string =>
    t("board.onlyTo", {
      from: phaseName(phase),
      to: phasesAfter(phase).map(phaseName).join(", "),
    });
  const drop = (measure: NamedRow, to: Phase): void => {
    if (to === measure.phase) return;
    if (phasesAfter(measure.phase).includes(to)) setMove({ measure, to });
    else toast({ tone: "warning", text: whyNot(measure.phase) });
  };
  const mayMove = rows.some(({ moderates }) => moderates);
  // What is shown in the dialog is the measure as it stands now, not as it stood when it was taken.
  const moving = move && (rows.find(({ id }) => id === move.measure.id) ?? move.measure);

  return (
    <>
      <p className={styles.hint}>{t(mayMove ? "board.mayMove" : "board.readOnly")}</p>
      <Select
        className={styles.picker}
        label={common("plan:columns.phase")}
        value={shown}
        options={phases.map((phase) => ({
          value: phase,
          label: t("board.columnCount", {
            phase: phaseName(phase),
            count: rows.filter((row) => row.phase === phase).length,
          }),
        }))}
        onValueChange={setShown}
      />
      <DndContext
        sensors={sensors}
        collisionDetection={columnUnder}
        accessibility={boardDragTexts(t, rows, phaseName)}
        onDragStart={({ active }) => {
          target.current = undefined;
          setDragged(rows.find(({ id }) => id === active.id));
        }}
        onDragCancel={() => setDragged(undefined)}
        onDragEnd={({ over }) => {
          const to = target.current ?? (over?.id as Phase | undefined);
          if (dragged && to) drop(dragged, to);
          setDragged(undefined);
        }}
      >
        <SideScroll frame={board} className={styles.board}>
          {phases.map((phase) => (
            <PhaseColumn
              key={phase}
              phase={phase}
              rows={rows.filter((row) => row.phase === phase)}
              isShown={phase === shown}
              dragged={dragged}
              onMove={drop}
            />
          ))}
        </SideScroll>
      </DndContext>
      {move && moving && (
        <Suspense>
          <MoveDialog
            measure={moving}
            to={move.to}
            onClose={() => {
              followed.current = move.measure.id;
              const now = rows.find(({ id }) => id === move.measure.id)?.phase;
              if (now && now !== move.measure.phase && now !== move.to) {
                announce(t("board.movedMeanwhile", { phase: phaseName(now) }));
              }
              setMove(undefined);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** The card that was moved is made anew in its new column: the focus goes there with it. */
function useFollowedCard(board: React.RefObject<HTMLElement | null>, rows: readonly NamedRow[]) {
  const followed = useRef<string>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card may have moved whenever the rows are others
  useEffect(() => {
    const id = followed.current;
    if (id === undefined || document.querySelector('[role="dialog"][data-state="open"]')) return;
    if (document.activeElement !== document.body) {
      if (!board.current?.contains(document.activeElement)) followed.current = undefined;
      return;
    }
    board.current?.querySelector<HTMLElement>(`[data-card="${id}"] a`)?.focus();
  }, [rows, board]);
  return followed;
}
