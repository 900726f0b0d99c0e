import { type ItemKind, itemKinds, MAX_ITEM_TITLE, MAX_TIME_BOX } from "@querschnitt/shared/policy/agenda";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";

/** What an item and a suggestion both say, as it stands in the fields. */
export interface Topic {
  title: string;
  kind: ItemKind;
  /** As it was typed. */
  minutes: string;
}

/** What the fields say; undefined where something in them is missing or wrong. */
export function readTopic({
  title,
  kind,
  minutes,
}: Topic): { title: string; kind: ItemKind; minutes: number | null } | undefined {
  if (title.trim() === "" || areMinutesWrong(minutes)) return undefined;
  return { title: title.trim(), kind, minutes: minutes === "" ? null : Math.round(Number(minutes)) };
}

function areMinutesWrong(minutes: string): boolean {
  return minutes !== "" && !(Number(minutes) >= 0 && Number(minutes) <= MAX_TIME_BOX);
}

/** The fields for what is to be dealt with, how, and for how long. */
export function TopicFields({
  topic,
  tried,
  onlyTime = false,
  kinds = itemKinds,
  onChange,
  children,
}: {
  topic: Topic;
  /** Whether it was tried to send them: from then on they say what is wrong. */
  tried: boolean;
  /** Whether only the time may be changed. */
  onlyTime?: boolean;
  kinds?: readonly ItemKind[];
  onChange: (topic: Topic) => void;
  /** What stands between the title and the rest. */
  children?: ReactNode;
}) {
  const { t } = useTranslation("sessions");
  const { title, kind, minutes } = topic;
  return (
    <>
      <TextField
        label={t("item.title")}
        maxLength={MAX_ITEM_TITLE}
        required
        disabled={onlyTime}
        error={tried && title.trim() === "" ? t("item.titleMissing") : undefined}
        value={title}
        onChange={(event) => onChange({ ...topic, title: event.target.value })}
      />
      {children}
      <div className={styles.fields}>
        <Select
          label={t("item.kind")}
          disabled={onlyTime}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onValueChange={(value) => onChange({ ...topic, kind: value })}
        />
        <TextField
          label={t("item.minutes")}
          inputMode="numeric"
          error={
            tried && areMinutesWrong(minutes) ? t("item.minutesWrong", { most: MAX_TIME_BOX }) : undefined
          }
          value={minutes}
          onChange={(event) => onChange({ ...topic, minutes: event.target.value.trim() })}
        />
      </div>
    </>
  );
}
