import type { ComponentPropsWithRef, ReactNode } from "react";
import styles from "./Field.module.css";

/** A box to tick, its label beside it. */
export function Checkbox({
  label,
  className,
  onCheckedChange,
  ...input
}: Omit<ComponentPropsWithRef<"input">, "onChange" | "type"> & {
  label: ReactNode;
  onCheckedChange: (checked: boolean) => void;
}) {
  return (
    <label className={`${styles.choice} ${className ?? ""}`}>
      <input {...input} type="checkbox" onChange={(event) => onCheckedChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
