import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Page.module.css";
import { usePageTitle } from "./usePageTitle.ts";

/** A page's head and content; its title also names the browser's tab. */
export function Page({
  title,
  lead,
  actions,
  width = "default",
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** `narrow` for forms. */
  width?: "narrow" | "default";
  children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <div className={classNames(styles.page, width === "narrow" && styles.narrow)}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
