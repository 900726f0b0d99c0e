import { newId } from "@querschnitt/shared/documents/identifiers";
import type { ReadIndicator, ReadIndicatorValue } from "@querschnitt/shared/documents/recordEntries";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import type { RecordDesk } from "../RecordDesk.ts";
import { RecordSection } from "../RecordSection.tsx";
import { useEntries } from "../useEntries.ts";
import { IndicatorCard } from "./IndicatorCard.tsx";
import { IndicatorForm } from "./IndicatorForm.tsx";
import styles from "./Indicators.module.css";
import { ValueForm } from "./ValueForm.tsx";

type Open =
  | { form: "indicator"; before: ReadIndicator | undefined }
  | { form: "value"; indicator: ReadIndicator; before: ReadIndicatorValue | undefined };

/** Only what is different, so that what others changed meanwhile stays. */
function differences<Values extends object>(before: Values, after: Partial<Values>): Partial<Values> {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => before[name as keyof Values] !== value),
  ) as Partial<Values>;
}

/** Wirkung: what is counted or measured, and how it develops. */
export function IndicatorsSection({ desk }: { desk: RecordDesk }) {
  const { t } = useTranslation("indicators");
  const { remove } = useEntries(desk.perform);
  const [open, setOpen] = useState<Open>();
  const { record, mayEdit, perform, today } = desk;
  const { indicators } = record;
  if (!mayEdit && indicators.length === 0) return null;
  const close = (): void => setOpen(undefined);

  return (
    <RecordSection title={t("section")}>
      {indicators.length === 0 && <p className={styles.hint}>{t("none")}</p>}
      <div className={styles.cards}>
        {indicators.map((indicator) => (
          <IndicatorCard
            key={indicator.id}
            indicator={indicator}
            {...(mayEdit && {
              editing: {
                edit: () => setOpen({ form: "indicator", before: indicator }),
                remove: () => remove("indicators", indicator.id, t("deleted", { name: indicator.name })),
                addValue: () => setOpen({ form: "value", indicator, before: undefined }),
                editValue: (before: ReadIndicatorValue) => setOpen({ form: "value", indicator, before }),
                removeValue: (id: string, text: string) => remove("indicatorValues", id, text),
              },
            })}
          />
        ))}
      </div>
      {mayEdit && (
        <div className={styles.actions}>
          <Button icon="add" onClick={() => setOpen({ form: "indicator", before: undefined })}>
            {t("form.add")}
          </Button>
        </div>
      )}
      {open?.form === "indicator" && (
        <IndicatorForm
          before={open.before}
          onClose={close}
          onSave={(values) => {
            const { before } = open;
            if (!before) {
              perform({ type: "add-entry", root: "indicators", entry: newId(), values });
              return;
            }
            const changes = differences(before, values);
            if (Object.keys(changes).length > 0)
              perform({ type: "edit-entry", root: "indicators", entry: before.id, changes });
          }}
        />
      )}
      {open?.form === "value" && (
        <ValueForm
          indicator={open.indicator}
          before={open.before}
          today={today}
          onClose={close}
          onSave={(values) => {
            const { before, indicator } = open;
            if (!before) {
              const whole = { ...values, indicator: indicator.id };
              perform({ type: "add-entry", root: "indicatorValues", entry: newId(), values: whole });
              return;
            }
            const changes = differences(before, values);
            if (Object.keys(changes).length > 0)
              perform({ type: "edit-entry", root: "indicatorValues", entry: before.id, changes });
          }}
        />
      )}
    </RecordSection>
  );
}
