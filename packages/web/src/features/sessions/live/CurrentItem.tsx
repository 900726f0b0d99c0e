import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { MeasureLink } from "../agenda/MeasureLink.tsx";
import { timeText } from "../sessionTime.ts";
import type { SessionItem, SessionParts } from "../useSessionParts.ts";
import { expectedEnd, type Floor } from "./floor.ts";
import styles from "./Live.module.css";
import { TimeBox } from "./TimeBox.tsx";

/** What is being dealt with, to be read from afar. */
export function CurrentItem({
  floor,
  parts,
  directory,
}: {
  floor: Floor | undefined;
  parts: SessionParts;
  directory: DirectoryView;
}) {
  const { t } = useTranslation(["live", "sessions", "common"]);
  const item = floor?.item;
  if (!floor || !item)
    return <p className={styles.currentTitle}>{t(floor?.isClosed ? "closedNow" : "nothingYet")}</p>;
  return (
    <>
      <p className={styles.currentTitle}>
        <span className={styles.currentNumber}>{item.label}</span> {item.title}
      </p>
      <div className={styles.marks}>
        {item.part === "closed" && (
          <Badge tone="warning" icon="lock">
            {t("sessions:parts.closed")}
          </Badge>
        )}
        {item.kind !== "formality" && <Badge>{t(`sessions:kinds.${item.kind}`)}</Badge>}
        {item.presenter && (
          <span>
            {t("sessions:item.presentedBy", {
              person: directory.person(item.presenter)?.name ?? t("common:unknownPerson"),
            })}
          </span>
        )}
      </div>
      <TimeBox {...{ item, parts, floor }} />
      {(item.measures.length > 0 || item.papers.length > 0) && (
        <div className={styles.marks}>
          {item.measures.map((measure) => (
            <MeasureLink key={measure} measure={measure} />
          ))}
          {item.papers.map(({ id, title, href }) => (
            <a key={id} href={href} target="_blank" rel="noopener noreferrer nofollow">
              <Icon name="link" /> {title}
            </a>
          ))}
        </div>
      )}
    </>
  );
}

/** What comes after the current item, and when the session would end. */
export function WhatFollows({
  next,
  parts,
  floor,
  end,
}: {
  next: SessionItem | undefined;
  parts: SessionParts;
  floor: Floor | undefined;
  /** When the session was to end, ISO 8601. */
  end: string;
}) {
  const { t, i18n } = useTranslation("live");
  const now = useNow();
  const expected = Math.ceil(expectedEnd(parts, floor, now) / 60_000) * 60_000;
  const late = Math.round((expected - Date.parse(end)) / 60_000);
  const time = timeText(i18n.language, expected);
  return (
    <div className={styles.marks}>
      <span>{next ? t("next", { item: `${next.label} ${next.title}` }) : t("last")}</span>
      <span>{t("expectedEnd", { time })}</span>
      {late > 0 && (
        <Badge tone="warning" icon="clock">
          {t("late", { count: late })}
        </Badge>
      )}
    </div>
  );
}
