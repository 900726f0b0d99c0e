import type { ReadIndicator } from "@querschnitt/shared/documents/recordEntries";
import { useTranslation } from "react-i18next";
import { DateText } from "../../../ui/DateText.tsx";
import { formatDay } from "../../../ui/formatDay.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import type { IndicatorEditing } from "./IndicatorCard.tsx";
import styles from "./Indicators.module.css";
import { useFigures } from "./useFigures.ts";

/** Everything a chart of the indicator could show, as a table: baseline, values with their notes, target. */
export function IndicatorTable({
  indicator,
  editing,
}: {
  indicator: ReadIndicator;
  editing: IndicatorEditing | undefined;
}) {
  const { t, i18n } = useTranslation("indicators");
  const { t: common } = useTranslation("common");
  const figure = useFigures();
  const { name, unit, baseline, baseYear, target, targetYear, values } = indicator;
  if (values.length === 0 && baseline === null && target === null) return null;
  const marked = (word: string, year: number | null, value: number) => (
    <tr className={styles.marked}>
      <th scope="row">
        {word} {year ?? `(${t("table.yearMissing")})`}
      </th>
      <td className={styles.figure}>{figure(value)}</td>
      <td>{""}</td>
      {editing && <td>{""}</td>}
    </tr>
  );
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("table.caption", { name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("value.day")}</th>
          <th scope="col" className={styles.figure}>
            {unit || t("value.value")}
          </th>
          <th scope="col">{t("value.note")}</th>
          {editing && (
            <th scope="col">
              <span className="visually-hidden">{t("table.actions")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {baseline !== null && marked(t("baseline"), baseYear, baseline)}
        {values.map((value) => {
          const words = { value: figure(value.value, unit), day: formatDay(value.day, i18n.language) };
          return (
            <tr key={value.id}>
              <th scope="row">
                <DateText value={value.day} />
              </th>
              <td className={styles.figure}>{figure(value.value)}</td>
              <td>{value.note}</td>
              {editing && (
                <td className={styles.actionCell}>
                  <Menu trigger={<IconButton size="small" icon="more" label={t("value.actions", words)} />}>
                    <MenuItem icon="edit" onSelect={() => editing.editValue(value)}>
                      {common("edit")}
                    </MenuItem>
                    <MenuItem
                      icon="trash"
                      danger
                      onSelect={() => editing.removeValue(value.id, t("value.deleted", words))}
                    >
                      {common("delete")}
                    </MenuItem>
                  </Menu>
                </td>
              )}
            </tr>
          );
        })}
        {target !== null && marked(t("target"), targetYear, target)}
      </tbody>
    </table>
  );
}
