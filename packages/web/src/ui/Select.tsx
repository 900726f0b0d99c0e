import type { ComponentPropsWithRef } from "react";
import styles from "./Field.module.css";
import { Field, type FieldProps } from "./Field.tsx";

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

/** The browser's own select: works with every keyboard, screen reader and phone. */
export function Select<Value extends string>({
  label,
  hideLabel,
  hint,
  error,
  aside,
  className,
  options,
  onValueChange,
  ...select
}: FieldProps &
  Omit<ComponentPropsWithRef<"select">, "onChange" | "value"> & {
    value: Value;
    options: readonly SelectOption<Value>[];
    onValueChange: (value: Value) => void;
  }) {
  return (
    <Field {...{ label, hideLabel, hint, error, aside, className }}>
      {(control) => (
        <select
          {...select}
          {...control}
          className={styles.control}
          onChange={(event) => onValueChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
