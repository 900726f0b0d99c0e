import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Card.module.css";

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
