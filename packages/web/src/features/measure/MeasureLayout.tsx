import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { moveAmongTabs } from "../../ui/moveAmongTabs.ts";
import { usePrinting } from "../../ui/usePrinting.ts";
import styles from "./MeasureLayout.module.css";
import type { MeasureTab } from "./useMeasureAddress.ts";
import { useWide } from "./useWide.ts";

/**
 * The parts of a measure: on a wide screen the text with the other parts in tabs beside it, on a narrow one all of
 * them in tabs. The text stays in its place in both, so that turning a tablet loses neither caret nor undo.
 */
export function MeasureLayout({
  tab,
  alone,
  onTab,
  onAlone,
  text,
  parts,
}: {
  tab: MeasureTab;
  /** Whether the record has the whole width, also on a wide screen. */
  alone: boolean;
  onTab: (tab: MeasureTab) => void;
  onAlone: (alone: boolean) => void;
  text: ReactNode;
  parts: { tab: Exclude<MeasureTab, "text">; unread?: number; content: ReactNode }[];
}) {
  const { t } = useTranslation("measure");
  const hasRoom = useWide();
  // On paper the parts stand one below the other; what is being discussed is no part of a measure sheet.
  const isPrinting = usePrinting();
  const wide = hasRoom && !alone && !isPrinting;
  const shown = wide && tab === "text" ? (parts[0]?.tab ?? tab) : tab;
  // The Tab key stops at the part that is open, also when a shortcut or a link opened it.
  const stop = (part: MeasureTab): number => (part === shown ? 0 : -1);
  return (
    <Tabs.Root
      className={classNames(styles.layout, wide && styles.beside)}
      value={shown}
      onValueChange={(value) => onTab(value as MeasureTab)}
      // Arrow keys only move the focus: a panel with a form in it should not open in passing.
      activationMode="manual"
    >
      <Tabs.List className={styles.tabs} aria-label={t("tabs.label")}>
        {!wide && (
          <Tabs.Trigger value="text" className={styles.tab} tabIndex={stop("text")} onKeyDown={moveAmongTabs}>
            {t("tabs.text")}
          </Tabs.Trigger>
        )}
        {parts.map((part) => (
          <Tabs.Trigger
            key={part.tab}
            value={part.tab}
            className={styles.tab}
            tabIndex={stop(part.tab)}
            onKeyDown={moveAmongTabs}
          >
            {t(`tabs.${part.tab}`)}
            {part.unread ? <UnreadBadge count={part.unread} /> : null}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content
        value="text"
        forceMount
        className={styles.text}
        hidden={!wide && shown !== "text" && !isPrinting}
        tabIndex={-1}
        {...(wide && { role: "region", "aria-labelledby": undefined, "aria-label": t("tabs.text") })}
      >
        {text}
      </Tabs.Content>
      {parts.map((part) => (
        <Tabs.Content
          key={part.tab}
          value={part.tab}
          className={classNames(styles.part, part.tab === "discussion" && styles.unprinted)}
          {...(isPrinting && part.tab !== "discussion" && { forceMount: true as const })}
        >
          {isPrinting && <h2>{t(`tabs.${part.tab}`)}</h2>}
          {part.tab === "record" && hasRoom && (
            <div className={styles.alone}>
              <Button
                size="small"
                variant="quiet"
                icon={alone ? "minimise" : "maximise"}
                onClick={() => onAlone(!alone)}
              >
                {t(alone ? "tabs.beside" : "tabs.alone")}
              </Button>
            </div>
          )}
          {part.content}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** "3 neu"; on a phone the word is left to screen readers' own label. */
function UnreadBadge({ count }: { count: number }) {
  const { t } = useTranslation("measure");
  return (
    <>
      <span className="visually-hidden">{t("tabs.unread", { count })}</span>
      <span aria-hidden="true">
        <Badge tone="info">
          {count}
          <span className={styles.badgeWord}>{t("tabs.new")}</span>
        </Badge>
      </span>
    </>
  );
}
