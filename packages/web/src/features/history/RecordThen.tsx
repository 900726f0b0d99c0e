import { compareRecords, type RecordDifference } from "@querschnitt/shared/compare/compareRecords";
import type { ReadRecord } from "@querschnitt/shared/documents/record";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import styles from "./History.module.css";
import { restoringCommands } from "./restoringCommands.ts";
import { Marked } from "./rich/ComparedPieces.tsx";
import { useRecordWords } from "./useRecordWords.ts";

const facts = [
  ...["title", "leadOrganisation", "contact", "summary", "start", "end", "continuous", "priority", "horizon"],
  ...[
    "nextSteps",
    "cost",
    "staffing",
    "funding",
    "actionField",
    "area",
    "relatedProgrammes",
    "originSuggestions",
  ],
] as const satisfies (keyof ReadRecord)[];

/** A record as it stood, to read. */
export function RecordThen({
  record,
  directory,
  when,
}: {
  record: ReadRecord;
  directory: DirectoryView;
  when: (at: number) => string;
}) {
  const { t } = useTranslation("history");
  const { label, value } = useRecordWords(directory, when);
  const filled = facts.filter((field) => record[field] && record[field] !== "");
  const lists = [
    ["responsibilities", record.responsibilities.map(({ task }) => task)],
    ["milestones", record.milestones.map(({ title }) => title)],
    ["indicators", record.indicators.map(({ name }) => name)],
    ["assessments", record.assessments.map(({ status, reason }) => status || reason)],
  ] as const;
  if (filled.length === 0) return <EmptyState title={t("past.empty")} />;
  return (
    <dl className={styles.facts}>
      {filled.map((field) => (
        <div key={field}>
          <dt>{label(field)}</dt>
          <dd>{value(field, record[field])}</dd>
        </div>
      ))}
      {record.partnerOrganisations.length > 0 && (
        <div>
          <dt>{t("record.partner")}</dt>
          <dd>{record.partnerOrganisations.map((id) => value("organisation", id)).join(", ")}</dd>
        </div>
      )}
      {lists.map(
        ([list, entries]) =>
          entries.length > 0 && (
            <div key={list}>
              <dt>{t(`record.listNames.${list}`)}</dt>
              <dd>
                <ul>
                  {entries.map((words, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: what was has no other order
                    <li key={index}>{words}</li>
                  ))}
                </ul>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What differs between two records, a row for each field. */
export function ComparedRecord({
  before,
  after,
  names,
  directory,
  when,
  onRestore,
}: {
  before: ReadRecord;
  after: ReadRecord;
  /** What the two states are called. */
  names: { before: string; after: string };
  directory: DirectoryView;
  when: (at: number) => string;
  onRestore: ((difference: RecordDifference) => void) | undefined;
}) {
  const { t } = useTranslation("history");
  const words = useRecordWords(directory, when);
  const differences = useMemo(() => compareRecords(before, after), [before, after]);
  if (differences.length === 0) return <p>{t("compared.none")}</p>;
  return (
    <table className={styles.differences}>
      <caption className="visually-hidden">{t("compared.label", names)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("record.field")}</th>
          <th scope="col">{names.before}</th>
          <th scope="col">{names.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const row = rowOf(difference, words, t);
          const mayRestore = onRestore && restoringCommands(difference).length > 0;
          return (
            <tr key={row.key}>
              <th scope="row">
                {row.label}
                {mayRestore && (
                  <Button
                    size="small"
                    variant="quiet"
                    icon="undo"
                    aria-label={t("restore.value", { label: row.label })}
                    onClick={() => onRestore(difference)}
                  >
                    {t("restore.confirm")}
                  </Button>
                )}
              </th>
              <td data-label={names.before}>{row.before}</td>
              <td data-label={names.after}>{row.after}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface Row {
  key: string;
  label: string;
  before: ReactNode;
  after: ReactNode;
}

function rowOf(
  difference: RecordDifference,
  { label, value }: ReturnType<typeof useRecordWords>,
  t: ReturnType<typeof useTranslation<"history">>["t"],
): Row {
  switch (difference.kind) {
    case "field": {
      const { field, before, after } = difference;
      return { key: field, label: label(field), before: value(field, before), after: value(field, after) };
    }
    case "text":
      return {
        key: difference.text,
        label: label(difference.text),
        before: <Side words={difference.words} gone="added" />,
        after: <Side words={difference.words} gone="removed" />,
      };
    case "partner": {
      const name = value("organisation", difference.organisation);
      const isAdded = difference.change === "added";
      return {
        key: `partner.${difference.organisation}`,
        label: t("record.partner"),
        before: isAdded ? t("past.none") : name,
        after: isAdded ? name : t("past.none"),
      };
    }
    case "entry": {
      const { list, id, change, entry, values } = difference;
      const said = nameOf(entry);
      const list_ = t(`record.lists.${list}`);
      const lines = (side: "before" | "after") => (
        <ul className="plain-list">
          {values.map(({ field, [side]: given }) => (
            <li key={field}>
              {label(field)}: {value(field, given)}
            </li>
          ))}
        </ul>
      );
      const note = `${said} (${t(`record.${change}`)})`;
      return {
        key: `${list}.${id}`,
        label: change === "changed" ? `${list_}: ${said}` : list_,
        before: change === "changed" ? lines("before") : change === "removed" ? said : t("past.none"),
        after: change === "changed" ? lines("after") : change === "removed" ? t("record.removed") : note,
      };
    }
  }
}

function nameOf(entry: Extract<RecordDifference, { kind: "entry" }>["entry"]): string {
  if ("task" in entry) return entry.task;
  if ("title" in entry) return entry.title;
  return "name" in entry ? entry.name : entry.status || entry.reason;
}

function Side({
  words,
  gone,
}: {
  words: Extract<RecordDifference, { kind: "text" }>["words"];
  gone: "added" | "removed";
}) {
  const { t } = useTranslation("history");
  if (words.every(({ change }) => change === gone)) return t("past.none");
  return words.map(({ change, text }, index) =>
    change === gone ? null : (
      // biome-ignore lint/suspicious/noArrayIndexKey: words have no other order
      <Marked key={index} change={change} isStart={false}>
        {text}
      </Marked>
    ),
  );
}
