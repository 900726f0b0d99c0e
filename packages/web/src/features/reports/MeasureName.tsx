import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { usePlan } from "../../api/usePlan.ts";

/** A measure by number and title, as far as the reader may see it. */
export function MeasureName({ measure }: { measure: string }) {
  const { t } = useTranslation("reports");
  const row = usePlan().data?.find(({ id }) => id === measure);
  if (!row) return t("unknownMeasure");
  return (
    <Link href={`/measures/${measure}`}>
      {row.number} {row.title}
    </Link>
  );
}
