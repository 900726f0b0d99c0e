import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./RecordSection.module.css";

/** A part of the record under its heading, which opens and closes it. */
export function RecordSection({
  title,
  missing = 0,
  open: openAtFirst = true,
  children,
}: {
  title: string;
  /** How many fields nobody has filled in yet; said quietly. */
  missing?: number;
  open?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation("record");
  const [open, setOpen] = useState(openAtFirst);
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`} data-record-section="">
      <h2 className={styles.heading} id={`${id}-title`}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={open}
          aria-controls={`${id}-content`}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? "chevron-down" : "chevron-right"} />
          {title}
        </button>
        {missing > 0 && <span className={styles.missing}>{t("missing", { count: missing })}</span>}
      </h2>
      {/* Closed parts stay in the page: they are printed, and hold what somebody is writing in them. */}
      <div id={`${id}-content`} className={styles.content} data-closed={open ? undefined : ""}>
        {children}
      </div>
    </section>
  );
}
