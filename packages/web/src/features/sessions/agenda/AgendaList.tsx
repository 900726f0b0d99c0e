import {
  closestCenter,
  DndContext,
  type DndContextProps,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { AgendaCommand, ReadItem } from "@querschnitt/shared/documents/agenda";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import styles from "../Sessions.module.css";
import { AgendaItem } from "./AgendaItem.tsx";
import { dropTarget, movesOf, type Target } from "./agendaMoves.ts";
import { ItemForm, type ItemTerms } from "./ItemForm.tsx";
import { itemCommands } from "./itemCommands.ts";

export interface AgendaListProps {
  items: readonly ReadItem[];
  /** Reads them again: what was just done stands in there already. */
  itemsNow: () => readonly ReadItem[];
  part: SessionPart;
  group: string;
  me: string;
  mayPrepare: boolean;
  directory: DirectoryView;
  perform: (command: AgendaCommand) => void;
  /** Says in the public agenda by what name a non-public item may be known; "" takes it back. */
  announcePublicly?: (item: string, title: string) => void;
}

/** The items of one part of the agenda, to be added to, changed and put in order by those who prepare it. */
export function AgendaList({
  items,
  itemsNow,
  part,
  group,
  me,
  mayPrepare,
  directory,
  perform,
  announcePublicly,
}: AgendaListProps) {
  const { t } = useTranslation(["sessions", "common"]);
  const toast = useToast();
  const announce = useAnnounce();
  const [form, setForm] = useState<{ before: ReadItem | undefined }>();
  const isUnderWay = useRef(false);
  const sensors = useSensors(
    // A few pixels, so that a tap stays a tap.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const numberOf = ({ number }: ReadItem): string =>
    part === "closed" ? t("closedNumber", { number }) : number;
  const ids = items.map(({ id }) => id);
  const find = (id: string | number): ReadItem | undefined => items.find((item) => item.id === id);
  const mayEdit = (item: ReadItem): boolean => mayPrepare || item.presenter === me;

  const move = (item: string, target: Target): void => {
    perform({ type: "move-item", item, ...target });
    // What number it has now, the list on the page does not know yet.
    const now = itemsNow().find(({ id }) => id === item);
    if (now) announce(t("move.moved", { item: now.title, number: numberOf(now) }));
  };
  const remove = (item: ReadItem): void => {
    const set = (deleted: boolean): void => {
      perform({ type: "edit-item", item: item.id, changes: { deleted } });
      if (item.publicTitle !== "") announcePublicly?.(item.id, deleted ? "" : item.publicTitle);
    };
    set(true);
    toast({
      text: t("item.deleted", { item: item.title }),
      action: { label: t("common:undo"), perform: () => set(false) },
    });
  };
  const save = (before: ReadItem | undefined, terms: ItemTerms): void => {
    const id = before?.id ?? newId();
    for (const command of itemCommands(id, before, terms)) perform(command);
    if (terms.publicTitle !== (before?.publicTitle ?? "")) announcePublicly?.(id, terms.publicTitle);
  };
  const dragTexts: NonNullable<DndContextProps["accessibility"]> = {
    screenReaderInstructions: { draggable: t("move.instructions") },
    announcements: {
      onDragStart: ({ active }) => {
        isUnderWay.current = false;
        return t("move.picked", { item: find(active.id)?.title ?? "" });
      },
      onDragOver: ({ active, over }) => {
        if (!over) return undefined;
        const place = t("move.over", { place: ids.indexOf(String(over.id)) + 1, count: ids.length });
        if (over.id !== active.id) isUnderWay.current = true;
        // That it lies over its own place at first must not be said instead of its being picked up.
        return isUnderWay.current
          ? place
          : `${t("move.picked", { item: find(active.id)?.title ?? "" })} ${place}`;
      },
      onDragEnd: () => undefined,
      onDragCancel: () => t("move.cancelled"),
    },
  };

  return (
    <>
      {items.length === 0 && <p className={styles.small}>{t(`noItems.${part}`)}</p>}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={dragTexts}
        onDragEnd={({ active, over }) => {
          const target = over && dropTarget(items, String(active.id), String(over.id));
          if (target) move(String(active.id), target);
        }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
          <ol role="list" className={styles.list} aria-label={t(`parts.${part}`)}>
            {items.map((item) => (
              <AgendaItem
                key={item.id}
                {...{ item, directory }}
                number={numberOf(item)}
                mayEdit={mayEdit(item)}
                mayArrange={mayPrepare}
                mayRemovePaper={({ createdBy }) => mayPrepare || (mayEdit(item) && createdBy === me)}
                moves={movesOf(items, item.id)}
                onMove={(target) => move(item.id, target)}
                onEdit={() => setForm({ before: item })}
                onDelete={() => remove(item)}
                onRemovePaper={(paper) => perform({ type: "edit-paper", paper, changes: { deleted: true } })}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {mayPrepare && (
        <div>
          <Button icon="add" onClick={() => setForm({ before: undefined })}>
            {t(`addTo.${part}`)}
          </Button>
        </div>
      )}
      {form && (
        <ItemForm
          before={form.before}
          isPresenter={!mayPrepare}
          isClosed={part === "closed"}
          {...{ group, directory }}
          onSave={(terms) => save(form.before, terms)}
          onClose={() => setForm(undefined)}
        />
      )}
    </>
  );
}
