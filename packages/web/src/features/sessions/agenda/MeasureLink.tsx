import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { usePlan } from "../../../api/usePlan.ts";

/** The way to a measure that something is about. */
export function MeasureLink({ measure }: { measure: string }) {
  const { t } = useTranslation("sessions");
  const row = usePlan().data?.find(({ id }) => id === measure);
  return (
    <Link href={`/measures/${measure}`}>{row ? `${row.number} ${row.title}` : t("item.unknownMeasure")}</Link>
  );
}
