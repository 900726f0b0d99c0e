import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { usePlan } from "../../api/usePlan.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./Tour.module.css";
import { endTour, goToStep, useTourStep } from "./tour.ts";
import { isOnPage, type TourStep, tourSteps } from "./tourSteps.ts";
import { usePointer } from "./usePointer.ts";

/** The tour for the first visit; nothing once it has been ended on this device. */
export function Tour() {
  const number = useTourStep();
  const step = number === undefined ? undefined : tourSteps[number];
  return step === undefined || number === undefined ? null : <TourCard step={step} number={number} />;
}

/** One step in a corner of the page. It takes no focus by itself, and the page stays usable: it asks people to try. */
function TourCard({ step, number }: { step: TourStep; number: number }) {
  const { t } = useTranslation("tour");
  const [path, navigate] = useLocation();
  const plan = usePlan();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // Somebody who may comment has more to try.
  const measure = plan.data?.find(({ role }) => role !== "reader") ?? plan.data?.[0];
  const isHere = isOnPage(step, path);
  usePointer(isHere ? step.place : undefined);
  useEffect(() => {
    document.documentElement.dataset.tour = "";
    return () => {
      delete document.documentElement.dataset.tour;
    };
  }, []);

  const show = (next: number): void => {
    const target = tourSteps[next];
    if (!target) return;
    goToStep(next);
    if (!isOnPage(target, path)) navigate(target.page === "plan" ? "/" : `/measures/${measure?.id}`);
    // Whoever goes on by keyboard goes on from the new text; the page that was opened has taken the focus by then.
    requestAnimationFrame(() => heading.current?.focus());
  };
  const isLast = number === tourSteps.length - 1;
  // Without any measure there is nothing to show; what the empty plan says is enough.
  if (plan.data !== undefined && !measure) return null;

  return (
    <aside className={styles.tour} aria-labelledby={id}>
      <div className={styles.head}>
        <p className={styles.count}>{t("step", { number: number + 1, count: tourSteps.length })}</p>
        <IconButton icon="close" size="small" label={t("end")} onClick={endTour} />
      </div>
      <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
        {t(`${step.name}.title`)}
      </h2>
      <p>{t(`${step.name}.text`)}</p>
      <div className={styles.actions}>
        {number > 0 && (
          <Button variant="quiet" onClick={() => show(number - 1)}>
            {t("back")}
          </Button>
        )}
        {!isHere && (
          <Button variant="primary" onClick={() => show(number)}>
            {t("toPage")}
          </Button>
        )}
        {isHere && !isLast && (
          <Button variant="primary" disabled={!measure} onClick={() => show(number + 1)}>
            {number === 0 ? t("openMeasure") : t("next")}
          </Button>
        )}
        {isHere && isLast && (
          <Button variant="primary" onClick={endTour}>
            {t("done")}
          </Button>
        )}
      </div>
    </aside>
  );
}
