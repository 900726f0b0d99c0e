import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Discussion.module.css";
import type { PromotionState } from "./promotion.ts";

/** Under an internal comment: that everybody reads it now, and where; or that it has not come so far. */
export function Promoted({
  state,
  isOwn,
  takesFocus,
  onShow,
  onResume,
}: {
  state: Exclude<PromotionState, "not">;
  isOwn: boolean;
  /** It was done just now: the dialog that had the focus is gone. */
  takesFocus: boolean;
  onShow: () => void;
  /** Left out where it cannot be done again. */
  onResume: (() => void) | undefined;
}) {
  const { t } = useTranslation("internal");
  const show = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus && state === "done") show.current?.focus();
  }, [takesFocus, state]);
  if (state === "unfinished") {
    return isOwn ? (
      <div className={styles.promoted}>
        <p className={styles.note}>
          <Icon name="alert" />
          {t("promote.unfinished")}
        </p>
        {onResume && (
          <Button size="small" variant="quiet" onClick={onResume}>
            {t("promote.resume")}
          </Button>
        )}
      </div>
    ) : null;
  }
  return (
    <div className={styles.promoted}>
      <p className={styles.note}>
        <Icon name="people" />
        {t("promote.done")}
      </p>
      {state === "done" && (
        <Button ref={show} size="small" variant="quiet" icon="chevron-right" onClick={onShow}>
          {t("promote.show")}
        </Button>
      )}
    </div>
  );
}
