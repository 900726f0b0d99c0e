import type { ComponentPropsWithRef } from "react";
import styles from "./Field.module.css";
import { Field, type FieldProps } from "./Field.tsx";

/** Several lines of text with their label. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  aside,
  className,
  ...textarea
}: FieldProps & ComponentPropsWithRef<"textarea">) {
  return (
    <Field {...{ label, hideLabel, hint, error, aside, className }}>
      {(control) => <textarea rows={3} {...textarea} {...control} className={styles.control} />}
    </Field>
  );
}
