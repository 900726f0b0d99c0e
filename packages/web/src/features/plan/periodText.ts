import type { MeasureRow } from "@querschnitt/shared/api/measures";
import type { TFunction } from "i18next";
import { dateFormat } from "../../ui/dateFormat.ts";
import { dayToDate } from "../../ui/formatDay.ts";

/** A day in figures: "01.03.2026". */
export function shortDay(day: string, language: string): string {
  return dateFormat(language, { day: "2-digit", month: "2-digit", year: "numeric" }).format(dayToDate(day));
}

/** From when to when a measure runs, in words; empty if nobody has said. */
export function periodText(
  { start, end, continuous }: Pick<MeasureRow, "start" | "end" | "continuous">,
  t: TFunction<"plan">,
  language: string,
): string {
  const days = { start: start && shortDay(start, language), end: end && shortDay(end, language) };
  if (continuous) return start ? t("period.continuousFrom", days) : t("period.continuous");
  if (start && end) return t("period.fromTo", days);
  if (start) return t("period.from", days);
  return end ? t("period.to", days) : "";
}
