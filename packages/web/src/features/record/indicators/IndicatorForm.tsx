import type { ReadIndicator } from "@querschnitt/shared/documents/recordEntries";
import { directions, type Indicator, indicatorShape } from "@querschnitt/shared/policy/recordEntries";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useBeingIn } from "../fields/FieldPresence.tsx";
import { FigureField, readFigure } from "./FigureField.tsx";
import styles from "./Indicators.module.css";
import { useFigures } from "./useFigures.ts";

export type IndicatorValues = Omit<Indicator, "createdBy" | "createdAt" | "deleted">;

const words = ["name", "unit", "area", "source", "method", "caveat"] as const;
const figures = ["baseline", "baseYear", "target", "targetYear"] as const;
type Texts = Record<(typeof words)[number] | (typeof figures)[number], string>;

/** Adds an indicator, or changes the given one. Mount it when it opens. */
export function IndicatorForm({
  before,
  onSave,
  onClose,
}: {
  before: ReadIndicator | undefined;
  onSave: (values: IndicatorValues) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation("indicators");
  const { t: common } = useTranslation("common");
  useBeingIn(before ? `indicator-${before.id}` : "indicators");
  const figure = useFigures();
  const [texts, setTexts] = useState<Texts>(() => {
    const shown = (value: number | null | undefined): string => (value == null ? "" : figure(value));
    const year = (value: number | null | undefined): string => (value == null ? "" : String(value));
    return {
      name: before?.name ?? "",
      unit: before?.unit ?? "",
      area: before?.area ?? "",
      source: before?.source ?? "",
      method: before?.method ?? "",
      caveat: before?.caveat ?? "",
      baseline: shown(before?.baseline),
      baseYear: year(before?.baseYear),
      target: shown(before?.target),
      targetYear: year(before?.targetYear),
    };
  });
  const [better, setBetter] = useState(before?.better ?? null);
  const [tried, setTried] = useState(false);
  const { shape } = indicatorShape;
  const nameMissing = !shape.name.safeParse(texts.name.trim()).success;
  const yearOf = (name: "baseYear" | "targetYear"): number | null | undefined => {
    const parsed = shape[name].safeParse(texts[name].trim() === "" ? null : Number(texts[name]));
    return parsed.success ? parsed.data : undefined;
  };

  const save = (): void => {
    setTried(true);
    const read = {
      baseline: readFigure(texts.baseline, i18n.language),
      target: readFigure(texts.target, i18n.language),
      baseYear: yearOf("baseYear"),
      targetYear: yearOf("targetYear"),
    };
    const { baseline, target, baseYear, targetYear } = read;
    const unreadable = [baseline, target, baseYear, targetYear].includes(undefined);
    if (nameMissing || unreadable) return;
    const trimmed = Object.fromEntries(words.map((name) => [name, texts[name].trim()])) as Pick<
      IndicatorValues,
      (typeof words)[number]
    >;
    onSave({ ...trimmed, ...(read as Pick<IndicatorValues, (typeof figures)[number]>), better });
    onClose();
  };
  const control = (name: keyof Texts) => ({
    label: t(name),
    value: texts[name],
    onChange: ({ target }: { target: { value: string } }) => setTexts({ ...texts, [name]: target.value }),
  });
  const figureField = (name: "baseline" | "target") => (
    <FigureField
      label={t(name)}
      text={texts[name]}
      tried={tried}
      onText={(text) => setTexts({ ...texts, [name]: text })}
    />
  );
  const yearField = (name: "baseYear" | "targetYear") => (
    <TextField
      {...control(name)}
      inputMode="numeric"
      maxLength={4}
      error={tried && yearOf(name) === undefined ? t("form.yearWrong") : undefined}
    />
  );
  return (
    <FormDialog
      title={t(before ? "form.edit" : "form.add")}
      submitLabel={before ? common("save") : t("form.addButton")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextField
          {...control("name")}
          hint={t("form.nameHint")}
          maxLength={200}
          required
          error={tried && nameMissing ? t("form.nameMissing") : undefined}
        />
        <div className={styles.pair}>
          <TextField {...control("unit")} hint={t("form.unitHint")} maxLength={60} />
          <Select
            label={t("better")}
            hint={t("form.betterHint")}
            value={better ?? ""}
            options={[
              { value: "", label: t("betterIs.open") },
              ...directions.map((value) => ({ value, label: t(`betterIs.${value}`) })),
            ]}
            onValueChange={(value) => setBetter(value === "" ? null : value)}
          />
        </div>
        <div className={styles.pair}>
          {figureField("baseline")}
          {yearField("baseYear")}
        </div>
        <div className={styles.pair}>
          {figureField("target")}
          {yearField("targetYear")}
        </div>
        <TextField {...control("source")} hint={t("form.sourceHint")} maxLength={500} />
        <TextField {...control("area")} maxLength={200} />
        <TextArea {...control("method")} hint={t("form.methodHint")} maxLength={1_000} rows={2} />
        <TextArea {...control("caveat")} hint={t("form.caveatHint")} maxLength={1_000} rows={2} />
      </div>
    </FormDialog>
  );
}
