import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import styles from "./Opener.module.css";

/** Opens and closes what stands below it. */
export function Opener({
  isOpen,
  onToggle,
  controls,
  children,
}: {
  isOpen: boolean;
  onToggle: () => void;
  /** The id of what it opens, where that is there while it is closed. */
  controls?: string;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.opener}
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={onToggle}
    >
      <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
      {children}
    </button>
  );
}
