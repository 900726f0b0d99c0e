import type { Ref } from "react";
import { Button } from "../ui/Button.tsx";
import { ariaShortcut } from "../ui/shortcuts.ts";
import type { PassageAction } from "./PassageAction.ts";
import styles from "./TextEditor.module.css";

/** What readers can do with a passage, in words: the prominent action first. */
export function PassageActions({
  actions,
  ref,
}: {
  actions: readonly PassageAction[];
  ref: Ref<HTMLDivElement>;
}) {
  const ordered = [...actions].sort((a, b) => Number(b.prominent ?? false) - Number(a.prominent ?? false));
  return (
    <div ref={ref} tabIndex={-1} className={styles.readActions}>
      {ordered.map(({ name, label, icon, shortcut, pressed, prominent, act }) => (
        <Button
          key={name}
          size="small"
          {...(!prominent && { variant: "quiet" as const })}
          icon={icon}
          aria-keyshortcuts={shortcut && ariaShortcut(shortcut)}
          aria-pressed={pressed}
          // The selection must survive a click with the mouse.
          onMouseDown={(event) => event.preventDefault()}
          onClick={act}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
