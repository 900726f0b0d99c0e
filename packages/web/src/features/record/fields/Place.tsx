import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { useStakeholderLook } from "../../../ui/stakeholder.ts";
import { FieldPeople } from "./FieldPeople.tsx";
import { useFieldPresence } from "./FieldPresence.tsx";
import styles from "./Place.module.css";

/**
 * A field as a place where people meet: others see that one is in it, one sees them, and it lights up for a moment when
 * what stands in it was changed by somebody else.
 * @param value what stands in it, as text
 */
export function Place({
  name,
  value,
  children,
}: {
  name: string;
  value: string;
  children: (aside: ReactNode) => ReactNode;
}) {
  const { others, enter, leave } = useFieldPresence(name);
  const look = useStakeholderLook();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(value);
  useEffect(() => {
    const element = place.current;
    if (shown.current === value || !element) return;
    shown.current = value;
    if (element.contains(document.activeElement)) return;
    element.dataset.changed = "";
    const timer = setTimeout(() => delete element.dataset.changed, 2_000);
    return () => clearTimeout(timer);
  }, [value]);
  const [first] = others;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches where the focus of its control goes
    <div
      ref={place}
      className={styles.place}
      data-occupied={first ? "" : undefined}
      style={first && ({ "--others": look(first.stakeholderGroup).colour } as CSSProperties)}
      onFocus={enter}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      {children(first ? <FieldPeople people={others} /> : undefined)}
    </div>
  );
}
