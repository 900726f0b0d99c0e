import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Button } from "../../ui/Button.tsx";
import { byDay } from "../../ui/byDay.ts";
import { DateText } from "../../ui/DateText.tsx";
import { dateFormat } from "../../ui/dateFormat.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import type { TimelineEntry } from "./entries.ts";
import styles from "./History.module.css";
import type { HistoryWords } from "./useHistoryWords.ts";
import { VersionMenu } from "./VersionMenu.tsx";

/** So many entries are shown at first, and more at a time. */
const SHOWN = 40;

/** So many places of one sitting are named. */
const NAMED = 6;

/** Who wrote when, what was decided and which states have names: grouped by days, the latest first. */
export function Timeline({
  measure,
  entries,
  at,
  directory,
  words,
  onChoose,
}: {
  measure: string;
  /** The latest first. */
  entries: readonly TimelineEntry[];
  /** The moment that is shown. */
  at: number;
  directory: DirectoryView;
  words: HistoryWords;
  onChoose: (at: number) => void;
}) {
  const { t, i18n } = useTranslation("history");
  const [shown, setShown] = useState(SHOWN);
  const time = dateFormat(i18n.language, { hour: "2-digit", minute: "2-digit" });
  const current = entries.find((entry) => entry.at <= at)?.key;
  return (
    <section className={styles.timeline} aria-labelledby="history-entries">
      <h2 id="history-entries">{t("timeline.title")}</h2>
      {entries.length === 0 && <EmptyState title={t("timeline.empty")} />}
      {byDay(entries.slice(0, shown)).map(({ day, entries: ofDay }) => (
        <section key={day}>
          <h3 className={styles.day}>
            <DateText value={day} />
          </h3>
          <ol className="plain-list">
            {ofDay.map((entry) => (
              <li key={entry.key} className={styles.entry} data-current={entry.key === current || undefined}>
                <button
                  type="button"
                  className={styles.choose}
                  aria-current={entry.key === current ? "true" : undefined}
                  onClick={() => onChoose(entry.at)}
                >
                  <time dateTime={new Date(entry.at).toISOString()}>
                    {entry.kind === "sitting" && entry.at - entry.sitting.from >= 60_000
                      ? time.formatRange(entry.sitting.from, entry.at)
                      : time.format(entry.at)}
                  </time>
                  <EntryTitle entry={entry} words={words} />
                </button>
                <EntryDetails entry={entry} directory={directory} words={words} />
                {entry.kind === "version" && entry.version.mayChange && (
                  <VersionMenu measure={measure} version={entry.version} />
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {entries.length > shown && (
        <Button size="small" onClick={() => setShown(shown + SHOWN)}>
          {t("timeline.more")}
        </Button>
      )}
    </section>
  );
}

/** What the button of an entry says besides its time. */
function EntryTitle({ entry, words }: { entry: TimelineEntry; words: HistoryWords }) {
  const { t } = useTranslation("history");
  if (entry.kind !== "sitting") return <span className={styles.event}>{words.entry(entry)}</span>;
  const { room, sections } = entry.sitting;
  const places = sections.slice(0, NAMED).map((section) => words.place(room, section));
  const further = sections.length - places.length;
  if (further > 0) places.push(t("timeline.further", { count: further }));
  return (
    <span>
      <strong>{t(`timeline.${room}`)}</strong>
      {places.length > 0 && `: ${places.join(", ")}`}
    </span>
  );
}

function EntryDetails({
  entry,
  directory,
  words,
}: {
  entry: TimelineEntry;
  directory: DirectoryView;
  words: HistoryWords;
}) {
  const { t } = useTranslation("history");
  if (entry.kind === "version") return <Who person={entry.version.by} {...{ directory, words }} />;
  if (entry.kind === "event")
    return (
      <>
        <Who person={entry.event.person} {...{ directory, words }} />
        {entry.event.kind === "phase" && entry.event.reason && (
          <p className={styles.quiet}>{entry.event.reason}</p>
        )}
        {entry.event.kind === "decision" && (
          <p className={styles.quiet}>{t("events.decisionFrom", { session: entry.event.sessionTitle })}</p>
        )}
      </>
    );
  return (
    <ul className="plain-list">
      {entry.sitting.people.map(({ person, inserted, deleted }) => (
        <li key={person} className={styles.who}>
          <Who person={person} {...{ directory, words }} />
          <span className={styles.quiet}>
            {[
              inserted > 0 && t("timeline.inserted", { count: inserted }),
              deleted > 0 && t("timeline.deleted", { count: deleted }),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Who({
  person,
  directory,
  words,
}: {
  person: string;
  directory: DirectoryView;
  words: HistoryWords;
}) {
  const organisation = directory.organisationOf(person);
  if (!organisation) return <span>{words.name(person)}</span>;
  return <OrganisationMark group={organisation.stakeholderGroup} name={words.name(person)} />;
}
