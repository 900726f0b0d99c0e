import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Option.module.css";

/** One of the things that a field offers while one types. The field keeps the focus, points at it and hears its keys. */
export function Option({
  id,
  selected,
  onChoose,
  className,
  children,
}: {
  id: string;
  selected: boolean;
  onChoose: () => void;
  /** For what it holds; `[aria-selected]` tells where it is the chosen one. */
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the field
    // biome-ignore lint/a11y/useFocusableInteractive: the field points at it and keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className={classNames(styles.option, selected && styles.selected, className)}
      // A press must not take the focus from the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
