import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import styles from "./Header.module.css";

/** A link of the main navigation; `also` is the beginning of the addresses that belong to it. */
export function NavigationLink({
  href,
  also,
  children,
}: {
  href: string;
  also: string;
  children: ReactNode;
}) {
  const [path] = useLocation();
  const current = path === href || path.startsWith(also);
  return (
    <Link
      href={href}
      className={styles.link}
      aria-current={path === href ? "page" : current ? "true" : undefined}
    >
      {children}
    </Link>
  );
}
