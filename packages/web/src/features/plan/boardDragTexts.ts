import type { DndContextProps } from "@dnd-kit/core";
import { type Phase, phasesAfter } from "@querschnitt/shared/policy/phases";
import type { TFunction } from "i18next";
import type { NamedRow } from "./planRows.ts";

/** What screen readers hear while a card is moved. */
export function boardDragTexts(
  t: TFunction<"planViews">,
  rows: readonly NamedRow[],
  phaseName: (phase: Phase) => string,
): NonNullable<DndContextProps["accessibility"]> {
  const card = (id: string | number) => rows.find((row) => row.id === id);
  const name = (id: string | number) => `${card(id)?.number} ${card(id)?.title}`;
  return {
    screenReaderInstructions: { draggable: t("board.instructions") },
    announcements: {
      onDragStart: ({ active }) => t("board.picked", { name: name(active.id) }),
      onDragOver: ({ active, over }) => {
        const from = card(active.id)?.phase;
        if (!over || !from) return undefined;
        const phase = over.id as Phase;
        if (phase === from) return t("board.picked", { name: name(active.id) });
        const takes = phasesAfter(from).includes(phase);
        return t(takes ? "board.over" : "board.overNot", { phase: phaseName(phase), from: phaseName(from) });
      },
      onDragEnd: () => t("board.dropped"),
      onDragCancel: () => t("board.cancelled"),
    },
  };
}
