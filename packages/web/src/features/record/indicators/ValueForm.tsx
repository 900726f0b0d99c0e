import type { ReadIndicator, ReadIndicatorValue } from "@querschnitt/shared/documents/recordEntries";
import { indicatorValueShape } from "@querschnitt/shared/policy/recordEntries";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useBeingIn } from "../fields/FieldPresence.tsx";
import { FigureField, readFigure } from "./FigureField.tsx";
import { useFigures } from "./useFigures.ts";

/** Enters a value of an indicator, or changes one. Mount it when it opens. */
export function ValueForm({
  indicator,
  before,
  today,
  onSave,
  onClose,
}: {
  indicator: ReadIndicator;
  before: ReadIndicatorValue | undefined;
  today: string;
  onSave: (value: { day: string; value: number; note: string }) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation("indicators");
  const { t: common } = useTranslation("common");
  useBeingIn(`indicator-${indicator.id}`);
  const figure = useFigures();
  const [text, setText] = useState(before ? figure(before.value) : "");
  const [day, setDay] = useState(before?.day ?? today);
  const [note, setNote] = useState(before?.note ?? "");
  const [tried, setTried] = useState(false);
  const valueField = useRef<HTMLInputElement>(null);
  const dayField = useRef<HTMLInputElement>(null);
  const dayMissing = !indicatorValueShape.shape.day.safeParse(day).success;

  const save = (): void => {
    setTried(true);
    const value = readFigure(text, i18n.language);
    if (typeof value !== "number") valueField.current?.focus();
    else if (dayMissing) dayField.current?.focus();
    else {
      onSave({ day, value, note: note.trim() });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t(before ? "value.edit" : "value.add")}
      description={indicator.name}
      submitLabel={before ? common("save") : t("value.save")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <FigureField
        ref={valueField}
        label={indicator.unit ? t("value.valueIn", { unit: indicator.unit }) : t("value.value")}
        text={text}
        required
        tried={tried}
        onText={setText}
      />
      <TextField
        ref={dayField}
        type="date"
        label={t("value.day")}
        hint={day > today ? t("value.future") : t("value.dayHint")}
        error={tried && dayMissing ? t("value.dayMissing") : undefined}
        value={day}
        max="9999-12-31"
        required
        onChange={(event) => setDay(event.target.value)}
      />
      <TextField
        label={t("value.note")}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}
