import { type ReactNode, useEffect, useRef } from "react";
import styles from "./Alert.module.css";
import { Icon } from "./Icon.tsx";
import { type Tone, toneIcon } from "./tone.ts";

/** A message that stays. `live` for one that appears in answer to what the person just did. */
export function Alert({
  tone = "info",
  title,
  children,
  actions,
  live = false,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  live?: boolean;
}) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It may appear above what is on the screen, for example at the head of a long form.
    if (live) alert.current?.scrollIntoView({ block: "nearest" });
  }, [live]);
  return (
    <div ref={alert} className={styles.alert} data-tone={tone} role={live ? "alert" : undefined}>
      <Icon name={toneIcon[tone]} className={styles.icon} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
