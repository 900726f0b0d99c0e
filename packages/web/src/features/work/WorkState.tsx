import type { TFunction } from "i18next";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useWork } from "../../sync/useWork.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Popover } from "../../ui/Popover.tsx";
import styles from "./WorkState.module.css";
import { type WorkClass, workClass } from "./workClass.ts";

const icons: Record<WorkClass, IconName> = {
  "signed-out": "lock",
  refused: "alert",
  outdated: "refresh",
  storage: "alert",
  offline: "cloud-off",
  connecting: "cloud",
  unsent: "cloud",
  saved: "check-circle",
};

/** A keystroke is under way for a moment; only what lasts longer is worth a word. */
const SETTLE = 1_200;

/** Always visible: whether this person's work is saved, and what to do if not. */
export function WorkState() {
  const { t } = useTranslation("work");
  const work = useWork();
  const shown = useSettled(workClass(work));
  useAnnounceChanges(shown, work.unsent, work.aside.length);
  const label = stateLabel(shown, work.unsent, t);
  const aside = work.aside.length;
  return (
    <Popover
      label={t("about")}
      trigger={
        <button type="button" className={styles.state} data-work={shown} data-unsent={work.unsent}>
          <Icon name={icons[shown]} />
          <span className={styles.word}>
            <span className="visually-hidden">{t("about")}: </span>
            {label}
          </span>
          {aside > 0 && (
            <span className={styles.aside}>
              <Icon name="alert" />
              {aside} <span className={styles.asideWord}>{t("asideWord")}</span>
            </span>
          )}
        </button>
      }
    >
      {(close) => (
        <div className={styles.explanation}>
          <p className={styles.title}>{label}</p>
          <p>{t(`meaning.${shown}`, { count: work.unsent })}</p>
          {work.unsent > 0 && shown !== "unsent" && shown !== "offline" && (
            <p>{t("meaning.unsentToo", { count: work.unsent })}</p>
          )}
          {(shown === "outdated" || shown === "refused") && (
            <Button icon="refresh" onClick={() => window.location.reload()}>
              {t("reload")}
            </Button>
          )}
          {aside > 0 && (
            <p>
              {t("asideMeaning", { count: aside })}{" "}
              <Link href="/aside" onClick={close}>
                {t("asideOpen")}
              </Link>
            </p>
          )}
        </div>
      )}
    </Popover>
  );
}

function stateLabel(shown: WorkClass, unsent: number, t: TFunction<"work">): string {
  if (shown === "offline" && unsent > 0) return t("offlineUnsent", { count: unsent });
  return t(`state.${shown}`, { count: unsent });
}

/** The class that has stood for a moment; what is bad news is shown at once. */
function useSettled(current: WorkClass): WorkClass {
  const [settled, setSettled] = useState(current);
  const passing = current === "unsent" || current === "connecting";
  useEffect(() => {
    const timer = setTimeout(() => setSettled(current), passing ? SETTLE : 0);
    return () => clearTimeout(timer);
  }, [current, passing]);
  return settled;
}

/** Says a change of class, or newly set aside work, and nothing else: never each change of a number. */
function useAnnounceChanges(shown: WorkClass, unsent: number, aside: number): void {
  const { t } = useTranslation("work");
  const announce = useAnnounce();
  const said = useRef<WorkClass | undefined>(undefined);
  const knownAside = useRef(aside);
  useEffect(() => {
    // The first state of a page is no news, nor is the way from one good state to another.
    const first = said.current === undefined;
    const quiet = shown === "connecting" || (shown === "saved" && said.current === "connecting");
    const timer = setTimeout(() => {
      if (said.current === shown) return;
      if (!first && !quiet) announce(stateLabel(shown, unsent, t));
      said.current = shown;
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [shown, unsent, announce, t]);
  useEffect(() => {
    if (aside > knownAside.current)
      announce(t("asideNew", { count: aside - knownAside.current }), "assertive");
    knownAside.current = aside;
  }, [aside, announce, t]);
}
