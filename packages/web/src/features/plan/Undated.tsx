import { Children, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./TimeLine.module.css";

const STEP = 30;

/** The measures of which nobody has said when they begin or end: they cannot be drawn, but must not be missing. */
export function Undated({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useTranslation("planViews");
  const [limit, setLimit] = useState(STEP);
  const entries = Children.toArray(children);
  return (
    <section className={styles.undated} aria-labelledby="undated">
      <h2 id="undated">
        {t("timeline.undated")} <span className={styles.count}>{count}</span>
      </h2>
      <ul className={classNames("plain-list", styles.undatedList)}>{entries.slice(0, limit)}</ul>
      {count > limit && (
        <Button size="small" onClick={() => setLimit(limit + STEP)}>
          {t("showMore", { count: count - limit })}
        </Button>
      )}
    </section>
  );
}
