import type { Decision, Result } from "@querschnitt/shared/policy/protocol";
import { useTranslation } from "react-i18next";
import { Badge } from "./Badge.tsx";
import type { Tone } from "./tone.ts";

const tones: Record<Result, Tone> = {
  adopted: "success",
  rejected: "danger",
  deferred: "neutral",
  noted: "neutral",
};

/** What became of what was voted on, in words. */
export function ResultBadge({ result }: { result: Result }) {
  const { t } = useTranslation("minutes");
  return <Badge tone={tones[result]}>{t(`results.${result}`)}</Badge>;
}

/** "8 Ja, 1 Nein, 2 Enthaltungen, 1 befangen", of what was counted. */
export function VoteText({ votes }: { votes: Pick<Decision, "yes" | "no" | "abstain" | "biased"> }) {
  const { t } = useTranslation("minutes");
  return (["yes", "no", "abstain", "biased"] as const)
    .flatMap((kind) => {
      const count = votes[kind];
      return count === null ? [] : [t(`voted.${kind}`, { count })];
    })
    .join(", ");
}
