import { useEffect, useLayoutEffect, useRef, useState } from "react";
import styles from "./Popover.module.css";
import { placeBeside } from "./placeBeside.ts";

/** Milliseconds a pointer rests before the words appear. */
const REST = 500;

/**
 * Shows a few words beside the button it stands in, while that is pointed at or has the focus by keyboard; Escape takes
 * them away. Never the only place of an information.
 */
export function Tooltip({ text }: { text: string }) {
  const panel = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(false);
  // What vanishes inside a dialog while the focus is on its way makes the dialog take it: the words stay, unseen.
  const words = useRef<string>(undefined);
  if (shown) words.current = text;
  useEffect(() => {
    const button = panel.current?.parentElement;
    if (button) return followButton(button, setShown);
  }, []);
  useLayoutEffect(() => {
    const element = panel.current;
    const button = element?.parentElement;
    if (!shown || !element || !button || typeof element.showPopover !== "function") return;
    element.showPopover();
    const { left, top } = placeBeside(
      button.getBoundingClientRect(),
      element.getBoundingClientRect(),
      { width: window.innerWidth, height: window.innerHeight },
      { side: "above", align: "center" },
    );
    element.style.translate = `${left}px ${top}px`;
    return () => element.hidePopover();
  }, [shown]);
  return (
    // The button's own label says the same.
    <span ref={panel} popover="manual" aria-hidden="true" className={styles.tooltip}>
      {words.current}
    </span>
  );
}

/** Says when a button's tooltip should be shown; returns how to stop. */
function followButton(button: HTMLElement, onShown: (shown: boolean) => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    onShown(false);
  };
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    follow: (event: HTMLElementEventMap[Name]) => void,
  ): void => button.addEventListener(name, follow, { signal });
  on("pointerenter", ({ pointerType }) => {
    clearTimeout(timer);
    if (pointerType !== "touch") timer = setTimeout(() => onShown(true), REST);
  });
  on("pointerleave", hide);
  on("pointerdown", hide);
  on("click", hide);
  on("blur", hide);
  on("focus", () => button.matches(":focus-visible") && onShown(true));
  window.addEventListener("keydown", ({ key }) => key === "Escape" && hide(), { signal, capture: true });
  window.addEventListener("scroll", hide, { signal, capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
