import { classNames } from "../../ui/classNames.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./LoadingPage.module.css";

/**
 * While a page's code or the person's rights are on their way; without a heading, which the page itself brings. `tall`: in
 * the place of a page that is longer than the window, so that the footer does not jump when it comes.
 */
export function LoadingPage({ tall = false }: { tall?: boolean }) {
  return (
    <div data-loading className={classNames(styles.loading, tall && styles.tall)}>
      <Skeleton lines={5} />
    </div>
  );
}
