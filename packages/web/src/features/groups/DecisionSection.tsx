import type { TakenDecision } from "@querschnitt/shared/api/groupWork";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { ResultBadge, VoteText } from "../../ui/VoteResult.tsx";
import styles from "./Groups.module.css";
import { RecordedPlace } from "./RecordedPlace.tsx";

const STEP = 10;

/** What a group has decided, the latest first. */
export function DecisionSection({ decisions }: { decisions: readonly TakenDecision[] }) {
  const { t } = useTranslation("groups");
  const [limit, setLimit] = useState(STEP);
  const left = decisions.length - limit;
  return (
    <section className={styles.section} aria-label={t("decisions.title")}>
      <h2>{t("decisions.title")}</h2>
      {decisions.length === 0 && <p className={styles.small}>{t("decisions.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {decisions.slice(0, limit).map((decision) => (
          <Card as="li" key={`${decision.session} ${decision.part} ${decision.id}`} className={styles.row}>
            <p className={styles.words} lang="de">
              {decision.wording}
            </p>
            <div className={styles.marks}>
              {decision.result && <ResultBadge result={decision.result} />}
              <VoteText votes={decision} />
              <DateText value={decision.at} />
            </div>
            <div className={styles.marks}>
              <RecordedPlace place={decision} />
            </div>
          </Card>
        ))}
      </ul>
      {left > 0 && (
        <div>
          <Button size="small" onClick={() => setLimit(limit + STEP)}>
            {t("decisions.more", { count: left })}
          </Button>
        </div>
      )}
    </section>
  );
}
