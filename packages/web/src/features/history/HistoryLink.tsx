import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import buttons from "../../ui/Button.module.css";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";

/** Leads to the history of a measure. */
export function HistoryLink({ measure }: { measure: string }) {
  const { t } = useTranslation("history");
  return (
    <Link
      href={`/measures/${measure}/history`}
      className={classNames(buttons.button, buttons.quiet, buttons.small)}
    >
      <Icon name="clock" />
      {t("open")}
    </Link>
  );
}
