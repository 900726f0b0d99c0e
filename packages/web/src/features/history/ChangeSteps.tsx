import { type RefObject, useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { ariaShortcut, shortcutText } from "../../ui/shortcuts.ts";
import { changeShortcuts } from "./changeShortcuts.ts";
import styles from "./History.module.css";
import { onChangeKeys } from "./onChangeKeys.ts";

/** Says how many changes a comparison has, and steps through them, by key as well. */
export function ChangeSteps({ count, within }: { count: number; within: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation(["history", "frame"]);
  const announce = useAnnounce();
  const step = useCallback(
    (by: 1 | -1): void => {
      const changes = [...(within.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [])];
      const next = nextOf(changes, by);
      const element = changes[next];
      if (!element) return;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "center" });
      announce(t("compared.at", { place: next + 1, count: changes.length }));
    },
    [within, announce, t],
  );
  useEffect(() => onChangeKeys(step), [step]);
  if (count === 0) return <p>{t("compared.none")}</p>;
  const names = { control: t("frame:keys.control"), shift: t("frame:keys.shift"), alt: t("frame:keys.alt") };
  return (
    <div className={styles.steps}>
      <strong>{t("compared.count", { count })}</strong>
      {(["previous", "next"] as const).map((direction) => (
        <IconButton
          key={direction}
          icon={direction === "next" ? "chevron-down" : "chevron-up"}
          label={t(`compared.${direction}`)}
          hint={shortcutText(changeShortcuts[direction], names)}
          aria-keyshortcuts={ariaShortcut(changeShortcuts[direction])}
          onClick={() => step(direction === "next" ? 1 : -1)}
        />
      ))}
    </div>
  );
}

/** The change after or before the one that has the focus; from elsewhere, the first or the last one. */
function nextOf(changes: readonly HTMLElement[], by: 1 | -1): number {
  const focused = changes.indexOf(document.activeElement as HTMLElement);
  if (focused < 0) return by === 1 ? 0 : changes.length - 1;
  return (focused + by + changes.length) % changes.length;
}
