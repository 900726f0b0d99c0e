import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./PlanTools.module.css";
import { filterParts, noFilter, type PlanQuery, withoutPart } from "./planQuery.ts";
import { usePartText } from "./usePartText.ts";

/** Everything the plan is narrowed by, each to be taken away. */
export function FilterChips({
  query,
  onAsk,
}: {
  query: PlanQuery;
  onAsk: (change: Partial<PlanQuery>) => void;
}) {
  const { t } = useTranslation("plan");
  const text = usePartText();
  const list = useRef<HTMLUListElement>(null);
  const parts = filterParts(query);
  if (parts.length === 0) return null;
  const take = (place: number): void => {
    const part = parts[place];
    if (part) onAsk(withoutPart(query, part));
    // The button is gone with what it took away: the next one takes its place.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll("button");
      (
        buttons?.[Math.min(place, buttons.length - 1)] ?? document.querySelector<HTMLElement>("#main")
      )?.focus();
    });
  };
  return (
    <ul ref={list} className={classNames("plain-list", styles.chips)} aria-label={t("filters.active")}>
      {parts.map((part, place) => (
        <li key={`${part.part} ${part.value}`}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t("filters.remove", { what: text(query, part) })}
            onClick={() => take(place)}
          >
            <span>{text(query, part)}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
      {parts.length > 1 && (
        <li>
          <Button size="small" variant="quiet" onClick={() => onAsk(noFilter)}>
            {t("filters.clear")}
          </Button>
        </li>
      )}
    </ul>
  );
}
