import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { moveAmongTabs } from "./moveAmongTabs.ts";
import styles from "./Tabs.module.css";

export interface Tab {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

/** Tabs; the arrow keys move between them. */
export function Tabs({
  label,
  value,
  onValueChange,
  tabs,
}: {
  /** What the row of tabs is called. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  tabs: Tab[];
}) {
  return (
    <Radix.Root value={value} onValueChange={onValueChange} className={styles.tabs}>
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={styles.tab} onKeyDown={moveAmongTabs}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={styles.panel}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
