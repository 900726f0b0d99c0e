import { useTranslation } from "react-i18next";
import { Select } from "../../ui/Select.tsx";
import type { TimelineEntry } from "./entries.ts";
import styles from "./History.module.css";
import type { HistoryAddress } from "./useHistoryAddress.ts";
import type { HistoryWords } from "./useHistoryWords.ts";

/** So many moments are offered to compare with; states with names always. */
const OFFERED = 30;

/** What is shown, what it is compared with, and how. */
export function HistoryControls({
  address,
  entries,
  words,
  onChange,
}: {
  address: HistoryAddress;
  /** The latest first. */
  entries: readonly TimelineEntry[];
  words: HistoryWords;
  onChange: (change: Partial<HistoryAddress>) => void;
}) {
  const { t } = useTranslation("history");
  const { against, layout, part } = address;
  const offered = entries.filter((entry, index) => index < OFFERED || entry.kind === "version");
  const moments = new Map(
    offered.map((entry) => [
      String(entry.at),
      t("show.other", { when: `${words.when(entry.at)} (${words.entry(entry)})` }),
    ]),
  );
  if (typeof against === "number" && !moments.has(String(against)))
    moments.set(String(against), t("show.other", { when: words.when(against) }));
  return (
    <div className={styles.controls}>
      <Select
        label={t("show.part")}
        value={part}
        options={(["draft", "record"] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
        onValueChange={(value) => onChange({ part: value })}
      />
      <Select
        label={t("show.with")}
        value={String(against)}
        options={[
          { value: "none", label: t("show.none") },
          { value: "now", label: t("show.now") },
          ...[...moments].map(([value, label]) => ({ value, label })),
        ]}
        onValueChange={(value) =>
          onChange({ against: value === "none" || value === "now" ? value : Number(value) })
        }
      />
      {against !== "none" && part === "draft" && (
        <Select
          className={styles.layoutChoice ?? ""}
          label={t("show.layout")}
          value={layout}
          options={(["inline", "side"] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
          onValueChange={(value) => onChange({ layout: value })}
        />
      )}
    </div>
  );
}
