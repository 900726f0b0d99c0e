import type { ComponentPropsWithRef } from "react";
import styles from "./Field.module.css";
import { Field, type FieldProps } from "./Field.tsx";

/** A single line of text (or a date, an e-mail address, a password …) with its label. */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  aside,
  className,
  ...input
}: FieldProps & ComponentPropsWithRef<"input">) {
  return (
    <Field {...{ label, hideLabel, hint, error, aside, className }}>
      {(control) => <input type="text" {...input} {...control} className={styles.control} />}
    </Field>
  );
}
