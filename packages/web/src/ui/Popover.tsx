import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type ToggleEvent,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import styles from "./Popover.module.css";
import { placeBeside } from "./placeBeside.ts";

/** What the button takes over. */
interface TriggerProps {
  ref?: React.Ref<HTMLButtonElement>;
  popoverTarget?: string;
  "aria-expanded"?: boolean;
  "aria-haspopup"?: "dialog";
}

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement<TriggerProps>;
  /** Its accessible name. */
  label: string;
  /** Its content, made while it is open; `close` closes it. */
  children: ReactNode | ((close: () => void) => ReactNode);
  align?: "start" | "center" | "end";
}

/**
 * A small panel beside its button, the browser's own: Escape or a click elsewhere closes it, the focus returns to the
 * button, and it lies over everything without a weight of its own.
 */
export function Popover({ trigger, label, children, align = "end" }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const place = useCallback((): void => {
    const [anchor, element] = [button.current, panel.current];
    if (!anchor || !element) return;
    const { left, top } = placeBeside(
      anchor.getBoundingClientRect(),
      element.getBoundingClientRect(),
      { width: document.documentElement.clientWidth, height: window.innerHeight },
      { side: "below", align },
    );
    element.style.translate = `${left}px ${top}px`;
    element.style.visibility = "visible";
  }, [align]);
  useEffect(() => {
    if (!open || !panel.current) return;
    // Its content may come later, or grow.
    const observer = new ResizeObserver(place);
    observer.observe(panel.current);
    return () => observer.disconnect();
  }, [open, place]);
  const follow = ({ newState, target }: ToggleEvent): void => {
    const element = panel.current;
    // The tooltips of buttons inside open and close as well.
    if (newState !== "open" || !element || target !== element) return;
    place();
    const field = element.querySelector<HTMLElement>("input:not([type=checkbox]), select");
    (field ?? element).focus();
  };

  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        popoverTarget: id,
        "aria-expanded": open,
        "aria-haspopup": "dialog",
      })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        className={styles.popover}
        // Hidden until it is in its place.
        style={{ visibility: "hidden" }}
        onBeforeToggle={({ newState, target }) => target === panel.current && setOpen(newState === "open")}
        onToggle={follow}
      >
        {open && (typeof children === "function" ? children(() => panel.current?.hidePopover()) : children)}
      </div>
    </>
  );
}
