import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Task } from "@querschnitt/shared/policy/protocol";
import { mayCheckOff } from "@querschnitt/shared/policy/sessions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../../api/useMe.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { DateText } from "../../../ui/DateText.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../../../ui/Menu.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { Arrivals } from "./Arrivals.tsx";
import type { ItemDesk } from "./ItemDesk.ts";
import styles from "./Minutes.module.css";
import { TaskForm, type TaskTerms } from "./TaskForm.tsx";

type ReadTask = Task & { id: string };

/** What somebody was asked to do under an item; whoever is to do it says when it is done, after the session too. */
export function TaskList({ desk }: { desk: ItemDesk }) {
  const { t } = useTranslation(["minutes", "common"]);
  const toast = useToast();
  const me = useMe();
  const [form, setForm] = useState<{ before: ReadTask | undefined }>();
  const { item, part, mayEdit, directory, session } = desk;
  const tasks = part.protocol.tasks.filter((task) => task.item === item.id);
  const { perform } = part.protocolRoom;
  const change = (entry: string, changes: Partial<Task>): void =>
    perform({ type: "edit-entry", root: "tasks", entry, changes });
  const save = (before: ReadTask | undefined, terms: Partial<TaskTerms>): void => {
    if (before) change(before.id, terms);
    else {
      const values = { item: item.id, ...(terms as TaskTerms), done: false };
      perform({ type: "add-entry", root: "tasks", entry: newId(), values });
    }
  };
  const remove = (task: ReadTask): void => {
    change(task.id, { deleted: true });
    toast({
      text: t("task.removed"),
      action: { label: t("common:undo"), perform: () => change(task.id, { deleted: false }) },
    });
  };
  if (tasks.length === 0 && !mayEdit) return null;
  return (
    <section className={styles.block} aria-label={t("task.title", { item: item.label })}>
      {tasks.map((task) => (
        <div key={task.id} className={styles.task}>
          <div className={styles.entryHead}>
            <strong>{t("task.name")}</strong>
            {mayEdit && (
              <Menu
                trigger={
                  <IconButton size="small" icon="more" label={t("task.actions", { task: task.what })} />
                }
              >
                <MenuItem icon="edit" onSelect={() => setForm({ before: task })}>
                  {t("common:edit")}
                </MenuItem>
                <MenuLine />
                <MenuItem icon="trash" danger onSelect={() => remove(task)}>
                  {t("common:delete")}
                </MenuItem>
              </Menu>
            )}
          </div>
          <p className={styles.wording} lang="de">
            {task.what}
          </p>
          <p className={styles.small}>
            {[directory.organisation(task.organisation)?.name, directory.person(task.person)?.name]
              .filter(Boolean)
              .join(", ") || t("task.nobody")}
            {task.deadline && (
              <>
                {" · "}
                {t("task.until")} <DateText value={task.deadline} />
              </>
            )}
          </p>
          {mayCheckOff(session, task.organisation === me.organisation.id) ? (
            <Checkbox
              label={t("task.done")}
              aria-label={t("task.doneOf", { task: task.what })}
              checked={task.done}
              onCheckedChange={(done) => change(task.id, { done })}
            />
          ) : (
            <p className={styles.small}>{t(task.done ? "task.isDone" : "task.isOpen")}</p>
          )}
          <Arrivals desk={desk} kind="tasks" entry={task.id} isReady={task.organisation !== null} />
        </div>
      ))}
      {mayEdit && (
        <div>
          <Button icon="add" onClick={() => setForm({ before: undefined })}>
            {t("task.add")}
          </Button>
        </div>
      )}
      {form && (
        <TaskForm
          before={form.before}
          directory={directory}
          onSave={(terms) => save(form.before, terms)}
          onClose={() => setForm(undefined)}
        />
      )}
    </section>
  );
}
