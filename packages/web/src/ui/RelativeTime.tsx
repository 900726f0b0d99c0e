import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatLocale } from "./formatLocale.ts";
import { relativeTime } from "./relativeTime.ts";

/** How long ago something was, kept current; the exact time as a title. */
export function RelativeTime({ value }: { value: string | number }) {
  const { i18n } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const date = new Date(value);
  const exact = new Intl.DateTimeFormat(formatLocale(i18n.language), {
    dateStyle: "full",
    timeStyle: "short",
  });
  return (
    <time dateTime={date.toISOString()} title={exact.format(date)}>
      {relativeTime(date.getTime(), Math.max(now, date.getTime()), i18n.language)}
    </time>
  );
}
