import type { Redaction } from "@querschnitt/shared/api/redactions";
import { useTranslation } from "react-i18next";
import { useRedactionsOf } from "../../api/redactions.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { DateText } from "../../ui/DateText.tsx";
import styles from "./Redactions.module.css";
import { WaitingRedaction } from "./WaitingRedaction.tsx";

/** What is to be redacted in a measure, for those who decide, and what was, for everybody; nothing if there is nothing. */
export function MeasureRedactions({ measure }: { measure: string }) {
  const { t } = useTranslation("redactions");
  const { data = [] } = useRedactionsOf(measure);
  const past = data.filter(({ state }) => state !== "waiting");
  const done = past.filter(({ state }) => state === "done").length;
  return (
    <>
      {data
        .filter(({ state }) => state === "waiting")
        .map((redaction) => (
          <WaitingRedaction key={redaction.id} redaction={redaction} />
        ))}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{done > 0 ? t("past.count", { count: done }) : t("past.title")}</summary>
          <ul>
            {past.map((redaction) => (
              <li key={redaction.id}>
                <PastRedaction redaction={redaction} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function PastRedaction({ redaction }: { redaction: Redaction }) {
  const { t } = useTranslation(["redactions", "reports", "common"]);
  const directory = useDirectory();
  const nameOf = (person: string | null): string =>
    (person && directory.person(person)?.name) || t("common:unknownPerson");
  const { state, reason, askedBy, decidedBy, decidedAt, askedAt, remark } = redaction;
  const names = {
    asker: nameOf(askedBy),
    decider: nameOf(decidedBy),
    reason: t(`reports:reasons.${reason}`),
  };
  return (
    <>
      <DateText value={decidedAt ?? askedAt} time />: {t(`past.${state}`, names)}
      {remark && ` ${t("past.remark", { remark })}`}
    </>
  );
}
