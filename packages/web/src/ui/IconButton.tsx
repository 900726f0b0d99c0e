import { useId } from "react";
import styles from "./Button.module.css";
import type { ButtonProps } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "icon" | "children" | "busy"> {
  icon: IconName;
  /** What it does: its accessible name, and its tooltip. */
  label: string;
  /** Shown in the tooltip only, for example a keyboard shortcut. */
  hint?: string;
}

/** A button that shows only an icon; its name appears as a tooltip. */
export function IconButton({
  icon,
  label,
  hint,
  variant = "quiet",
  size = "default",
  className,
  ...rest
}: IconButtonProps) {
  const hintId = useId();
  return (
    <button
      type="button"
      aria-label={label}
      {...(hint && { "aria-describedby": hintId })}
      {...rest}
      className={classNames(
        styles.button,
        styles[variant],
        styles.iconOnly,
        size === "small" && styles.small,
        className,
      )}
    >
      <Icon name={icon} />
      {hint && (
        <span id={hintId} hidden>
          {hint}
        </span>
      )}
      <Tooltip text={hint ? `${label} (${hint})` : label} />
    </button>
  );
}
