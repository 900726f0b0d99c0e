import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import type { Me } from "@querschnitt/shared/api/identity";
import { type Origin, readOrigins } from "@querschnitt/shared/documents/arrivals";
import { newId } from "@querschnitt/shared/documents/identifiers";
import {
  type ReadResponsibility,
  type RecordCommand,
  readRecord,
} from "@querschnitt/shared/documents/record";
import { isDeadlineMissed, isEnded } from "@querschnitt/shared/policy/overdue";
import type { Phase } from "@querschnitt/shared/policy/phases";
import { type MeasureAccess, mayComment, mayEdit } from "@querschnitt/shared/policy/roles";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { useToday } from "../../ui/useToday.ts";
import { dragTexts } from "./dragTexts.ts";
import { placeAfter } from "./placeAfter.ts";
import styles from "./Responsibilities.module.css";
import { ResponsibilityForm } from "./ResponsibilityForm.tsx";
import { ResponsibilityItem } from "./ResponsibilityItem.tsx";

export interface ResponsibilitiesPanelProps {
  handle: RoomHandle | undefined;
  phase: Phase;
  me: Me;
  access: MeasureAccess;
  directory: DirectoryView;
  /** The responsibility that somebody was led to. */
  sought?: string | undefined;
}

/** Who does what until when, in the order that matters, and what each organisation has accepted. */
export function ResponsibilitiesPanel(props: ResponsibilitiesPanelProps) {
  const { handle, phase, me, access, directory, sought } = props;
  const { t } = useTranslation("responsibilities");
  const record = useLedger(handle, readRecord);
  const origins = useLedger(handle, readOrigins);
  if (!handle?.status.ready || !record || !origins) return <Skeleton />;
  const standing = mayEdit(access) ? "edit" : mayComment(access) ? "answer" : "read";
  return (
    <section className={styles.panel} aria-label={t("label")}>
      <p className={styles.small}>{t(`standing.${standing}`, { organisation: me.organisation.name })}</p>
      <ResponsibilityList
        key={handle.generation}
        list={record.responsibilities}
        perform={handle.perform}
        {...{ phase, me, access, directory, sought, origins }}
      />
    </section>
  );
}

function ResponsibilityList({
  list,
  origins,
  phase,
  me,
  access,
  directory,
  sought,
  perform,
}: Omit<ResponsibilitiesPanelProps, "handle"> & {
  list: ReadResponsibility[];
  /** By the id of the responsibility. */
  origins: Readonly<Record<string, Origin>>;
  perform: (command: RecordCommand) => void;
}) {
  const { t } = useTranslation(["responsibilities", "common"]);
  const toast = useToast();
  const announce = useAnnounce();
  const [form, setForm] = useState<{ before: ReadResponsibility | undefined }>();
  const sensors = useSensors(
    // A few pixels, so that a tap stays a tap.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = list.map(({ id }) => id);
  const today = useToday();

  const move = (from: number, to: number): void => {
    const moved = ids[from];
    if (moved === undefined || from === to || to < 0 || to >= ids.length) return;
    perform({ type: "move-responsibility", responsibility: moved, after: placeAfter(ids, from, to) });
  };
  const step = (from: number, to: number): (() => void) | undefined => {
    if (to < 0 || to >= ids.length) return undefined;
    return () => {
      move(from, to);
      announce(t("move.moved", { place: to + 1, count: ids.length }));
    };
  };
  const remove = ({ id, task }: ReadResponsibility): void => {
    const set = (deleted: boolean): void =>
      perform({ type: "edit-responsibility", responsibility: id, changes: { deleted } });
    set(true);
    toast({ text: t("deleted", { task }), action: { label: t("common:undo"), perform: () => set(false) } });
  };

  return (
    <>
      {list.length === 0 ? (
        <EmptyState title={t("empty.title")}>{t(mayEdit(access) ? "empty.edit" : "empty.read")}</EmptyState>
      ) : (
        <DndContext
          sensors={sensors}
          collisionDetection={closestCenter}
          accessibility={dragTexts(t, list)}
          onDragEnd={({ active, over }) =>
            over && move(ids.indexOf(String(active.id)), ids.indexOf(String(over.id)))
          }
        >
          <SortableContext items={ids} strategy={verticalListSortingStrategy}>
            <ol className={styles.list}>
              {list.map((responsibility, index) => (
                <ResponsibilityItem
                  key={responsibility.id}
                  {...{ responsibility, me, access, directory, today, perform }}
                  origin={origins[responsibility.id]}
                  sought={responsibility.id === sought}
                  overdue={!isEnded(phase) && isDeadlineMissed(responsibility, today)}
                  onEdit={() => setForm({ before: responsibility })}
                  onDelete={() => remove(responsibility)}
                  onMove={{ up: step(index, index - 1), down: step(index, index + 1) }}
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      )}
      {mayEdit(access) && (
        <div>
          <Button icon="add" onClick={() => setForm({ before: undefined })}>
            {t("form.add")}
          </Button>
        </div>
      )}
      {form && (
        <ResponsibilityForm
          before={form.before}
          directory={directory}
          onClose={() => setForm(undefined)}
          onSave={(terms) => {
            const { before } = form;
            if (!before) {
              perform({ type: "add-responsibility", responsibility: newId(), ...terms });
              return;
            }
            // Only what is different: what else was written would void an acceptance for nothing.
            const changes = Object.fromEntries(
              Object.entries(terms).filter(([name, value]) => before[name as keyof typeof terms] !== value),
            );
            if (Object.keys(changes).length > 0) {
              perform({ type: "edit-responsibility", responsibility: before.id, changes });
            }
          }}
        />
      )}
    </>
  );
}
