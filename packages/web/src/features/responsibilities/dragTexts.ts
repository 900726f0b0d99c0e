import type { DndContextProps } from "@dnd-kit/core";
import type { ReadResponsibility } from "@querschnitt/shared/documents/record";
import type { TFunction } from "i18next";

/** What screen readers hear while a responsibility is moved. */
export function dragTexts(
  t: TFunction<"responsibilities">,
  list: readonly ReadResponsibility[],
): NonNullable<DndContextProps["accessibility"]> {
  const place = (id: string | number): number => list.findIndex((entry) => entry.id === id) + 1;
  const task = (id: string | number): string => list.find((entry) => entry.id === id)?.task ?? "";
  return {
    screenReaderInstructions: { draggable: t("move.instructions") },
    announcements: {
      onDragStart: ({ active }) => t("move.picked", { task: task(active.id), place: place(active.id) }),
      onDragOver: ({ over }) =>
        over ? t("move.over", { place: place(over.id), count: list.length }) : undefined,
      onDragEnd: ({ over }) =>
        over ? t("move.moved", { place: place(over.id), count: list.length }) : undefined,
      onDragCancel: () => t("move.cancelled"),
    },
  };
}
