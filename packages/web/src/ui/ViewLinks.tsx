import { Link } from "wouter";
import styles from "./ViewLinks.module.css";

export interface ViewLink {
  /** Its address. */
  href: string;
  label: string;
  isCurrent: boolean;
  onClick?: () => void;
}

/** The ways to look at one thing, each with an address of its own. */
export function ViewLinks({ label, links }: { label: string; links: readonly ViewLink[] }) {
  return (
    <nav aria-label={label} className={styles.views}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          onClick={link.onClick}
          aria-current={link.isCurrent ? "page" : undefined}
        >
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
