import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./LoadingPage.module.css";

/** While a page's code or the person's rights are on their way; without a heading, which the page itself brings. */
export function LoadingPage() {
  return (
    <div className={styles.loading}>
      <Skeleton lines={5} />
    </div>
  );
}
