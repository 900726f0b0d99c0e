import { type ReactNode, type RefObject, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import styles from "./SideScroll.module.css";

/** Fractions of a pixel are no content. */
const ROUNDING = 2;

/** What scrolls sideways in itself: where there is more, its edge is shaded and buttons lead there. */
export function SideScroll({
  children,
  className,
  frame,
}: {
  children: ReactNode;
  className?: string | undefined;
  /** The element that scrolls. */
  frame: RefObject<HTMLDivElement | null>;
}) {
  const { t } = useTranslation("common");
  const [more, setMore] = useState({ before: false, after: false });
  const watch = useCallback(
    (element: HTMLDivElement) => {
      frame.current = element;
      const look = (): void => {
        const { scrollLeft, scrollWidth, clientWidth } = element;
        const before = scrollLeft > ROUNDING;
        const after = scrollLeft + clientWidth < scrollWidth - ROUNDING;
        // It is looked at whenever the content's height changes: most of the time nothing is to be drawn.
        setMore((known) => (known.before === before && known.after === after ? known : { before, after }));
      };
      const observer = new ResizeObserver(look);
      observer.observe(element);
      element.addEventListener("scroll", look, { passive: true });
      return () => {
        observer.disconnect();
        element.removeEventListener("scroll", look);
        frame.current = null;
      };
    },
    [frame],
  );
  const go = (direction: 1 | -1): void =>
    frame.current?.scrollBy({ left: direction * frame.current.clientWidth * 0.8 });
  return (
    <div className={styles.whole}>
      {(more.before || more.after) && (
        <div className={styles.ways}>
          <Button
            size="small"
            variant="quiet"
            icon="chevron-left"
            aria-disabled={!more.before || undefined}
            onClick={() => go(-1)}
          >
            {t("scroll.before")}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon="chevron-right"
            aria-disabled={!more.after || undefined}
            onClick={() => go(1)}
          >
            {t("scroll.after")}
          </Button>
        </div>
      )}
      <div className={classNames(styles.edges, more.before && styles.before, more.after && styles.after)}>
        <div ref={watch} className={className}>
          {children}
        </div>
      </div>
    </div>
  );
}
