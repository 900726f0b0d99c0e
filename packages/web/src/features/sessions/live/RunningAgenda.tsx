import { useTranslation } from "react-i18next";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { performOnParts } from "../performOnParts.ts";
import type { SessionItem, SessionParts } from "../useSessionParts.ts";
import { callCommands, type Floor, progressOf } from "./floor.ts";
import styles from "./Live.module.css";

/** All items with how far they have come; those who record call any of them. */
export function RunningAgenda({
  parts,
  floor,
  leads,
}: {
  parts: SessionParts;
  floor: Floor | undefined;
  leads: boolean;
}) {
  const { t } = useTranslation(["live", "sessions"]);
  const announcements = parts.closed ? [] : (parts.open?.agenda.announcements ?? []);
  // Called by mistake, an item would count as dealt with and not be put forward for the next session.
  const leaveOpen = (item: SessionItem): void => {
    const progress = { state: "open", spent: progressOf(item, parts)?.spent ?? 0 } as const;
    performOnParts(parts, [{ part: item.part, command: { type: "set-progress", item: item.id, progress } }]);
  };
  const mark = (item: SessionItem) => {
    if (item.id === floor?.item?.id)
      return (
        <Badge tone="success" icon="chevron-right">
          {t("states.current")}
        </Badge>
      );
    const state = progressOf(item, parts)?.state ?? "open";
    return state === "open" ? null : (
      <span className={styles.state}>
        <Icon name={state === "done" ? "check" : "clock"} /> {t(`states.${state}`)}
        {leads && (
          <IconButton
            size="small"
            icon="undo"
            label={t("stillOpen", { item: `${item.label} ${item.title}` })}
            onClick={() => leaveOpen(item)}
          />
        )}
      </span>
    );
  };
  return (
    <section className={styles.section} aria-label={t("sessions:agenda")}>
      <h2>{t("sessions:agenda")}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ol role="list" className={styles.list}>
        {parts.items.map((item) => (
          <li
            key={item.id}
            className={styles.item}
            data-sub={item.parent !== null || undefined}
            aria-current={item.id === floor?.item?.id ? "step" : undefined}
          >
            <span className={styles.number}>{item.label}</span>
            <div className={styles.itemBody}>
              <span>{item.title}</span>
              {mark(item)}
            </div>
            {leads && item.id !== floor?.item?.id && (
              <Button
                size="small"
                variant="quiet"
                aria-label={t("callThis", { item: `${item.label} ${item.title}` })}
                onClick={() => performOnParts(parts, callCommands(floor, item))}
              >
                {t("call")}
              </Button>
            )}
          </li>
        ))}
        {announcements.map(({ id, title }, place) => (
          <li key={id} className={styles.item}>
            <span className={styles.number}>{t("sessions:closedNumber", { number: place + 1 })}</span>
            <span className={styles.itemBody}>{title}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
