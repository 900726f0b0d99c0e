import type { SearchHit } from "@querschnitt/shared/api/search";
import type { ReactNode } from "react";
import styles from "./Search.module.css";

/** Words around what was found, which is marked in them. */
export function Excerpt({ excerpt }: { excerpt: SearchHit["excerpt"] }) {
  const { text, marks, cutBefore, cutAfter } = excerpt;
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <span className={styles.excerpt} lang="de">
      {cutBefore && "… "}
      {pieces}
      {text.slice(at)}
      {cutAfter && " …"}
    </span>
  );
}
