import { useTranslation } from "react-i18next";
import { dateFormat } from "./dateFormat.ts";
import { relativeTime } from "./relativeTime.ts";
import { useNow } from "./useNow.ts";

/** How long ago something was, kept current; the exact time as a title. */
export function RelativeTime({ value }: { value: string | number }) {
  const { i18n } = useTranslation();
  const now = useNow();
  const date = new Date(value);
  const exact = dateFormat(i18n.language, {
    dateStyle: "full",
    timeStyle: "short",
  });
  return (
    <time dateTime={date.toISOString()} title={exact.format(date)}>
      {relativeTime(date.getTime(), Math.max(now, date.getTime()), i18n.language)}
    </time>
  );
}
