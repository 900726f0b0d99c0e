import { newId } from "@querschnitt/shared/documents/identifiers";
import type { ReadMilestone } from "@querschnitt/shared/documents/recordEntries";
import { isEnded, isMilestoneMissed } from "@querschnitt/shared/policy/overdue";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import type { RecordDesk } from "../RecordDesk.ts";
import { useEntries } from "../useEntries.ts";
import { MilestoneForm } from "./MilestoneForm.tsx";
import { MilestoneItem } from "./MilestoneItem.tsx";
import styles from "./Milestones.module.css";
import type { MilestoneState } from "./milestoneState.ts";
import { TimelineChart } from "./TimelineChart.tsx";

/** The steps on the way: a line of time to look at, and the same as a list to read and to fill in. */
export function Milestones({ desk }: { desk: RecordDesk }) {
  const { t } = useTranslation("milestones");
  const announce = useAnnounce();
  const { remove } = useEntries(desk.perform);
  const [form, setForm] = useState<{ before: ReadMilestone | undefined }>();
  const { record, mayEdit, perform, today, phase } = desk;
  const { milestones } = record;
  if (!mayEdit && milestones.length === 0) return null;
  const stateOf = (milestone: ReadMilestone): MilestoneState => {
    if (milestone.reachedOn !== null) return "reached";
    return !isEnded(phase) && isMilestoneMissed(milestone, today) ? "missed" : "open";
  };
  const edit = (entry: string, changes: Partial<Pick<ReadMilestone, "title" | "date" | "reachedOn">>): void =>
    perform({ type: "edit-entry", root: "milestones", entry, changes });

  return (
    <div className={styles.milestones}>
      <h3 className={styles.title}>{t("title")}</h3>
      <TimelineChart
        start={record.start}
        end={record.continuous ? null : record.end}
        today={today}
        marks={milestones.flatMap((milestone, index) =>
          milestone.date === null
            ? []
            : [{ number: index + 1, day: milestone.date, state: stateOf(milestone) }],
        )}
      />
      {milestones.length > 0 && (
        <ol className={styles.list}>
          {milestones.map((milestone, index) => (
            <MilestoneItem
              key={milestone.id}
              number={index + 1}
              milestone={milestone}
              state={stateOf(milestone)}
              {...(mayEdit && {
                onEdit: () => setForm({ before: milestone }),
                onDelete: () => remove("milestones", milestone.id, t("deleted", { title: milestone.title })),
                onReach: () => {
                  edit(milestone.id, { reachedOn: today });
                  announce(t("nowReached", { title: milestone.title }));
                },
              })}
            />
          ))}
        </ol>
      )}
      {mayEdit && (
        <div className={styles.add}>
          <Button size="small" icon="add" onClick={() => setForm({ before: undefined })}>
            {t("form.add")}
          </Button>
        </div>
      )}
      {form && (
        <MilestoneForm
          before={form.before}
          today={today}
          onClose={() => setForm(undefined)}
          onSave={(values) => {
            const { before } = form;
            if (!before) {
              perform({ type: "add-entry", root: "milestones", entry: newId(), values });
              return;
            }
            const changes = Object.fromEntries(
              Object.entries(values).filter(([name, value]) => before[name as keyof typeof values] !== value),
            );
            if (Object.keys(changes).length > 0) edit(before.id, changes);
          }}
        />
      )}
    </div>
  );
}
