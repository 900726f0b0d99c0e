import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import styles from "./CommitmentsView.module.css";
import type { CommitmentRow } from "./commitmentRows.ts";

const STEP = 50;
const columns = ["task", "measure", "organisation", "deadline", "state", "accepted"] as const;

/** Responsibilities as a table, which becomes cards where there is no room for columns. */
export function CommitmentTable({
  tasks,
  showOrganisation,
}: {
  tasks: readonly CommitmentRow[];
  showOrganisation: boolean;
}) {
  const { t } = useTranslation("planViews");
  const [limit, setLimit] = useState(STEP);
  const shown = columns.filter((column) => showOrganisation || column !== "organisation");
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away */}
      <table className={styles.table} role="table" aria-rowcount={tasks.length + 1}>
        <caption className="visually-hidden">{t("commitments.table")}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <tr role="row">
            {shown.map((column) => (
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <th key={column} role="columnheader" scope="col">
                {t(`commitments.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup">
          {tasks.slice(0, limit).map((task) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <tr role="row" key={`${task.measure} ${task.responsibility}`}>
              {shown.map((column) => (
                <td
                  // biome-ignore lint/a11y/noRedundantRoles: as above
                  role="cell"
                  key={column}
                  data-label={t(`commitments.columns.${column}`)}
                  data-column={column}
                >
                  <Cell column={column} task={task} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {tasks.length > limit && (
        <Button size="small" className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {t("showMore", { count: tasks.length - limit })}
        </Button>
      )}
    </>
  );
}

function Cell({ column, task }: { column: (typeof columns)[number]; task: CommitmentRow }) {
  const { t } = useTranslation("planViews");
  const directory = useDirectory();
  switch (column) {
    case "task":
      return (
        <>
          <span className={styles.task}>{task.task}</span>
          {task.person && (
            <span className={styles.person}>
              {directory.person(task.person)?.name ?? t("common:unknownPerson")}
            </span>
          )}
        </>
      );
    case "measure":
      return (
        <Link href={`/measures/${task.measure}?tab=responsibilities&responsibility=${task.responsibility}`}>
          {task.row.number} {task.row.title}
        </Link>
      );
    case "organisation": {
      const organisation = directory.organisation(task.organisation);
      return organisation ? (
        <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />
      ) : (
        task.organisationName
      );
    }
    case "deadline":
      return (
        <>
          {task.deadline ? <DateText value={task.deadline} /> : t("commitments.noDeadline")}
          {task.isOverdue && (
            <Badge tone="danger" icon="clock">
              {t("commitments.late")}
            </Badge>
          )}
        </>
      );
    case "state":
      return t(`commitments.stateNames.${task.state}`);
    case "accepted":
      return task.accepted ? (
        <Badge tone="success" icon="check">
          {t("commitments.accepted")}
        </Badge>
      ) : (
        t("commitments.notAccepted")
      );
  }
}
