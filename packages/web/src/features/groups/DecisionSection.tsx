import type { TakenDecision } from "@querschnitt/shared/api/groupWork";
import type { Result } from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DateText } from "../../ui/DateText.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import type { Tone } from "../../ui/tone.ts";
import styles from "./Groups.module.css";
import { RecordedPlace } from "./RecordedPlace.tsx";

const STEP = 10;
const looks: Record<Result, { tone: Tone; icon: IconName }> = {
  adopted: { tone: "success", icon: "check" },
  rejected: { tone: "danger", icon: "close" },
  deferred: { tone: "warning", icon: "clock" },
  noted: { tone: "neutral", icon: "info" },
};

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
              {decision.result && (
                <Badge {...looks[decision.result]}>{t(`decisions.results.${decision.result}`)}</Badge>
              )}
              <Votes decision={decision} />
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

function Votes({ decision }: { decision: TakenDecision }) {
  const { t } = useTranslation("groups");
  const counted = (["yes", "no", "abstain", "biased"] as const).flatMap((vote) => {
    const count = decision[vote];
    return count === null ? [] : [t(`decisions.votes.${vote}`, { count })];
  });
  return counted.length === 0 ? null : <span>{counted.join(" · ")}</span>;
}
