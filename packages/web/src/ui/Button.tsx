import type { ComponentPropsWithRef } from "react";
import styles from "./Button.module.css";
import { classNames } from "./classNames.ts";
import { Icon, type IconName } from "./Icon.tsx";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** `primary` once per view at most; `quiet` has no frame. */
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "default" | "small";
  icon?: IconName;
  /** Something is under way: the button stays focusable and announces it, but does nothing. */
  busy?: boolean;
}

/** A button with words, and perhaps an icon before them. */
export function Button({
  variant = "secondary",
  size = "default",
  icon,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest["aria-disabled"]}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classNames(styles.button, styles[variant], size === "small" && styles.small, className)}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
