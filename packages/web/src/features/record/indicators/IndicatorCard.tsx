import type { ReadIndicator, ReadIndicatorValue } from "@querschnitt/shared/documents/recordEntries";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { DateText } from "../../../ui/DateText.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { Opener } from "../../../ui/Opener.tsx";
import { Fact, Facts } from "../Fact.tsx";
import { FieldPeople } from "../fields/FieldPeople.tsx";
import { useFieldPresence } from "../fields/FieldPresence.tsx";
import styles from "./Indicators.module.css";
import { IndicatorTable } from "./IndicatorTable.tsx";
import { judgeChart } from "./judgeChart.ts";
import { useFigures } from "./useFigures.ts";

const IndicatorChart = lazy(() =>
  import("./IndicatorChart.tsx").then((m) => ({ default: m.IndicatorChart })),
);

export interface IndicatorEditing {
  edit: () => void;
  remove: () => void;
  addValue: () => void;
  editValue: (value: ReadIndicatorValue) => void;
  /** @param text says what is gone */
  removeValue: (id: string, text: string) => void;
}

/** One indicator: how it stands, what must be known to read it rightly, and its development if one may be drawn. */
export function IndicatorCard({
  indicator,
  editing,
}: {
  indicator: ReadIndicator;
  /** Left out for readers. */
  editing?: IndicatorEditing;
}) {
  const { t } = useTranslation("indicators");
  const { t: common } = useTranslation("common");
  const figure = useFigures();
  const id = useId();
  const { others } = useFieldPresence(`indicator-${indicator.id}`);
  const { doubts, points } = judgeChart(indicator);
  const drawn = doubts.length === 0;
  const [tableOpen, setTableOpen] = useState(false);
  const { name, unit, area, source, method, caveat, target, targetYear, better, values } = indicator;
  const latest = values.at(-1);
  const tableShown = !drawn || tableOpen;

  return (
    <article className={styles.card} aria-labelledby={`${id}-name`}>
      <div className={styles.head}>
        <h3 id={`${id}-name`}>
          {name} {others.length > 0 && <FieldPeople people={others} />}
        </h3>
        {editing && (
          <Menu trigger={<IconButton size="small" icon="more" label={t("actions", { name })} />}>
            <MenuItem icon="edit" onSelect={editing.edit}>
              {common("edit")}
            </MenuItem>
            <MenuItem icon="trash" danger onSelect={editing.remove}>
              {common("delete")}
            </MenuItem>
          </Menu>
        )}
      </div>
      {latest && (
        <p>
          <strong className={styles.latest}>{figure(latest.value, unit)}</strong>{" "}
          <span className={styles.small}>
            <DateText value={latest.day} />
          </span>
        </p>
      )}
      {(target !== null || better !== null) && (
        <p className={styles.small}>
          {[
            target !== null &&
              (targetYear === null
                ? t("targetWithoutYear", { target: figure(target, unit) })
                : t("targetIn", { target: figure(target, unit), year: targetYear })),
            better !== null && t(`betterIs.${better}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {caveat && (
        <p className={styles.caveat}>
          <Icon name="alert" />
          <span>
            <strong>{t("caveat")}:</strong> {caveat}
          </span>
        </p>
      )}
      {drawn ? (
        <Suspense fallback={<div className={styles.chartPlace} />}>
          <IndicatorChart indicator={indicator} points={points} />
        </Suspense>
      ) : (
        <div className={styles.doubts}>
          <p>
            <strong>{t("noChart")}</strong>
          </p>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{t(`doubt.${doubt}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {drawn && (
        <Opener isOpen={tableOpen} controls={`${id}-table`} onToggle={() => setTableOpen(!tableOpen)}>
          {t("table.open", { count: values.length })}
        </Opener>
      )}
      <div id={`${id}-table`} className={styles.tablePlace} data-closed={tableShown ? undefined : ""}>
        <IndicatorTable indicator={indicator} editing={editing} />
      </div>
      <Facts>
        <Fact label={t("area")}>{area}</Fact>
        <Fact label={t("source")}>{source}</Fact>
        <Fact label={t("method")}>{method}</Fact>
      </Facts>
      {editing && (
        <div className={styles.actions}>
          <Button size="small" icon="add" aria-label={t("value.addTo", { name })} onClick={editing.addValue}>
            {t("value.add")}
          </Button>
        </div>
      )}
    </article>
  );
}
