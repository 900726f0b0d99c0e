import { useTranslation } from "react-i18next";
import { formatLocale } from "../../../ui/formatLocale.ts";

/** Writes a figure as the current language does, with its unit if one is given: "1.234,5 Fälle". */
export function useFigures(): (value: number, unit?: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(formatLocale(i18n.language), { maximumFractionDigits: 12 });
  return (value, unit) => {
    // The real minus, as Intl writes it in neither language.
    const figure = format.format(value).replace("-", "−");
    return unit ? `${figure}\u00a0${unit}` : figure;
  };
}
