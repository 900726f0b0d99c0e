import { type ReactNode, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";

export interface FieldProps {
  label: string;
  /** Leaves the label to screen readers; only where the surroundings make it plain. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  /** Stands at the end of the label's line and is read out with the control, for example who else is in it. */
  aside?: ReactNode;
  className?: string;
}

/** What a control inside a field takes over. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Label, hint and error around one control. */
export function Field({
  label,
  hideLabel,
  hint,
  error,
  aside,
  className,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`, aside && `${id}-aside`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={classNames(styles.field, className)}>
      <div className={styles.head}>
        <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>
          {label}
        </label>
        {aside && (
          <div id={`${id}-aside`} className={styles.aside}>
            {aside}
          </div>
        )}
      </div>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && (
        <div id={`${id}-error`} className={styles.error}>
          <Icon name="alert" /> {error}
        </div>
      )}
    </div>
  );
}
