import type { PersonAccess } from "@querschnitt/shared/api/measures";
import { type AccessReason, accessReasons } from "@querschnitt/shared/policy/roles";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useSearch } from "wouter";
import { useAccessOf } from "../../api/system.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { usePlan } from "../../api/usePlan.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { CardTable } from "../../ui/CardTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Admin.module.css";

/** Everything one person may do, measure by measure, and where it comes from. The person stands in the address. */
export function RightsView() {
  const { t } = useTranslation(["rights", "common"]);
  const problemText = useProblemText();
  const directory = useDirectory();
  const plan = usePlan();
  const [, navigate] = useLocation();
  const person = new URLSearchParams(useSearch()).get("person") ?? "";
  const access = useAccessOf(person);
  const [text, setText] = useState("");
  const [reason, setReason] = useState<AccessReason | "">("");

  const words = text.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
  const rows = (access.data ?? [])
    .flatMap((one) => {
      const measure = plan.data?.find(({ id }) => id === one.measure);
      return measure ? [{ ...one, row: measure, group: directory.workingGroup(measure.workingGroup) }] : [];
    })
    .filter((one) => {
      const all = `${one.row.number} ${one.row.title} ${one.group?.name ?? ""}`.toLocaleLowerCase("de");
      return (reason === "" || one.reason === reason) && words.every((word) => all.includes(word));
    })
    .sort((one, other) => one.row.number.localeCompare(other.row.number, "de", { numeric: true }));
  const groups = directory.workingGroups.flatMap((group) => {
    const member = group.members.find((one) => one.person === person);
    return member ? [{ group, member }] : [];
  });
  const may = ({ role, moderates }: PersonAccess) => (
    <>
      {t(`common:measureRoles.${role ?? "none"}`)} {moderates && <Badge tone="info">{t("moderates")}</Badge>}
    </>
  );

  return (
    <div className={styles.tab}>
      <p className={styles.lead}>{t("lead")}</p>
      <div className={styles.choices}>
        <Select
          label={t("person")}
          value={person}
          options={[
            { value: "", label: t("choose"), disabled: true },
            ...directory.people.map(({ id, name, organisation }) => ({
              value: id,
              label: `${name} (${directory.organisation(organisation)?.shortName ?? ""})`,
            })),
          ]}
          onValueChange={(next) => navigate(`/administration/rights?person=${next}`, { replace: true })}
        />
        {person && (
          <>
            <TextField
              label={t("search")}
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Select
              label={t("reason")}
              value={reason}
              options={[
                { value: "", label: t("common:all") },
                ...accessReasons.map((value) => ({ value, label: t(`reasons.${value}`) })),
              ]}
              onValueChange={setReason}
            />
          </>
        )}
      </div>
      {!person && <EmptyState title={t("nobody")}>{t("nobodyText")}</EmptyState>}
      {access.error && (
        <Alert tone="danger" live>
          {problemText(access.error)}
        </Alert>
      )}
      {person && (access.isPending || plan.isPending) && <Skeleton lines={6} />}
      {person && access.data && plan.data && (
        <>
          <section aria-labelledby="rights-groups">
            <h3 id="rights-groups">{t("groups")}</h3>
            {groups.length === 0 && <p className={styles.more}>{t("noGroups")}</p>}
            <ul>
              {groups.map(({ group, member }) => (
                <li key={group.id}>
                  {group.name}: {t(`common:measureRoles.${member.role}`)}
                  {member.moderator && `, ${t("moderates")}`}
                </li>
              ))}
            </ul>
          </section>
          <section aria-labelledby="rights-measures" className={styles.form}>
            <h3 id="rights-measures">{t("measures", { count: rows.length })}</h3>
            {rows.length > 0 ? (
              <CardTable
                caption={t("measures", { count: rows.length })}
                rows={rows}
                rowKey={({ measure }) => measure}
                columns={[
                  {
                    key: "measure",
                    label: t("columns.measure"),
                    head: true,
                    cell: ({ row }) => (
                      <Link href={`/measures/${row.id}`}>
                        {row.number} {row.title}
                      </Link>
                    ),
                  },
                  { key: "group", label: t("columns.group"), cell: ({ group }) => group?.name ?? "–" },
                  { key: "may", label: t("columns.may"), cell: may },
                  { key: "why", label: t("columns.why"), cell: (one) => t(`reasons.${one.reason}`) },
                ]}
              />
            ) : (
              <p>{t(access.data.length === 0 ? "inactive" : "nothingFound")}</p>
            )}
          </section>
        </>
      )}
    </div>
  );
}
