import { useId } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/IconButton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { entryAt, stopBefore, stopsOf, type TimelineEntry } from "./entries.ts";
import styles from "./History.module.css";
import type { HistoryWords } from "./useHistoryWords.ts";

/** Chooses a moment: from entry to entry on a slider, or to the minute. */
export function MomentSlider({
  entries,
  at,
  words,
  onChange,
}: {
  /** The latest first. */
  entries: readonly TimelineEntry[];
  at: number;
  words: HistoryWords;
  onChange: (at: number) => void;
}) {
  const { t } = useTranslation("history");
  const id = useId();
  const stops = stopsOf(entries);
  const place = stopBefore(stops, at);
  const entry = entryAt(entries, at);
  const said = t("moment.value", {
    when: words.when(at),
    what: entry ? words.entry(entry) : t("moment.begin"),
  });
  const goTo = (index: number): void => {
    const stop = stops[index];
    if (stop !== undefined) onChange(stop);
  };
  return (
    <div className={styles.moment}>
      <label htmlFor={id} className={styles.label}>
        {t("moment.label")}
      </label>
      <div className={styles.slide}>
        <IconButton
          icon="chevron-left"
          label={t("moment.earlier")}
          aria-disabled={place === 0 || undefined}
          onClick={() => goTo(place - 1)}
        />
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(0, stops.length - 1)}
          step={1}
          value={place}
          aria-valuetext={said}
          aria-describedby={`${id}-help`}
          onChange={(event) => goTo(Number(event.target.value))}
        />
        <IconButton
          icon="chevron-right"
          label={t("moment.later")}
          aria-disabled={place >= stops.length - 1 || undefined}
          onClick={() => goTo(place + 1)}
        />
        <TextField
          type="datetime-local"
          label={t("moment.exact")}
          hideLabel
          className={styles.exact ?? ""}
          value={localMinute(at)}
          {...(stops[0] !== undefined && { min: localMinute(stops[0]) })}
          onChange={(event) => {
            const chosen = Date.parse(event.target.value);
            // To the end of the minute: what was written in it belongs to it.
            if (!Number.isNaN(chosen)) onChange(chosen + 59_999);
          }}
        />
      </div>
      <p className={styles.said} aria-hidden="true">
        {said}
      </p>
      <p id={`${id}-help`} className="visually-hidden">
        {t("moment.help")}
      </p>
    </div>
  );
}

/** A moment as the browser's own field writes it, in the reader's zone. */
function localMinute(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
