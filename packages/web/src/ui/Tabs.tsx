import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Tabs.module.css";

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
  /** Keep it in the page while another one is shown (for example an editor). */
  keepMounted?: boolean;
}

/** Tabs; the arrow keys move between them. */
export function Tabs({
  label,
  value,
  onValueChange,
  tabs,
  className,
}: {
  /** What the row of tabs is called. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  tabs: Tab[];
  className?: string;
}) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className={classNames(styles.tabs, className)}>
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className={styles.panel}
          forceMount={tab.keepMounted || undefined}
          hidden={tab.keepMounted && tab.value !== value ? true : undefined}
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
