import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../../ui/TextField.tsx";
import { parseNumber } from "./parseNumber.ts";
import { useFigures } from "./useFigures.ts";

/** The figure in a field; null for none, undefined if it cannot be read. */
export function readFigure(text: string, language: string): number | null | undefined {
  if (text.trim() === "") return null;
  const parsed = parseNumber(text, language);
  return "value" in parsed ? parsed.value : undefined;
}

/** A number to enter in German or English notation; says how it was read where one could doubt it. */
export function FigureField({
  label,
  text,
  required = false,
  tried,
  ref,
  onText,
}: {
  label: string;
  text: string;
  required?: boolean;
  /** Whether sending was tried: only then is it said what is missing. */
  tried: boolean;
  ref?: Ref<HTMLInputElement>;
  onText: (text: string) => void;
}) {
  const { t, i18n } = useTranslation("indicators");
  const figure = useFigures();
  const isEmpty = text.trim() === "";
  const parsed = isEmpty ? undefined : parseNumber(text, i18n.language);
  const doubtful = parsed && "value" in parsed && /[.,]/.test(text);
  const error = (): string | undefined => {
    if (!tried) return undefined;
    if (isEmpty) return required ? t("figure.missing") : undefined;
    return parsed && "problem" in parsed ? t(`figure.${parsed.problem}`) : undefined;
  };
  return (
    <TextField
      ref={ref}
      label={label}
      hint={doubtful ? t("figure.readAs", { value: figure(parsed.value) }) : undefined}
      error={error()}
      inputMode="text"
      autoComplete="off"
      value={text}
      maxLength={40}
      required={required}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
