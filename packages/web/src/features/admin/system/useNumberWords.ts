import { useTranslation } from "react-i18next";
import { formatLocale } from "../../../ui/formatLocale.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Numbers and sizes as people read them. */
export function useNumberWords() {
  const { i18n } = useTranslation();
  const locale = formatLocale(i18n.language);
  return {
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** A size in the largest unit of which there is at least one; 1 kB are 1024 bytes, as the limits count. */
    bytes: (value: number) => {
      const step = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log2(value) / 10));
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit: units[step] as string,
        maximumFractionDigits: 1,
      }).format(value / 1024 ** step);
    },
  };
}
