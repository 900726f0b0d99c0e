import type { ReactNode } from "react";
import styles from "./Card.module.css";
import { classNames } from "./classNames.ts";

/** A framed surface; `as="section"` with a heading inside where it is a part of the page. */
export function Card({
  as: Element = "div",
  className,
  children,
  ...rest
}: {
  as?: "div" | "section" | "article" | "li" | "form";
  className?: string;
  children: ReactNode;
  "aria-labelledby"?: string;
  "aria-label"?: string;
}) {
  return (
    <Element className={classNames(styles.card, className)} {...rest}>
      {children}
    </Element>
  );
}
