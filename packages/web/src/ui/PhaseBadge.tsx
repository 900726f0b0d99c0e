import type { Phase } from "@querschnitt/shared/policy/phases";
import { useTranslation } from "react-i18next";
import { Badge } from "./Badge.tsx";
import type { Tone } from "./tone.ts";

const tones: Partial<Record<Phase, Tone>> = {
  resolved: "success",
  implementation: "success",
  "co-signing": "info",
  motion: "info",
};

/** The phase of a measure as a word; the colour only helps to skim. */
export function PhaseBadge({ phase }: { phase: Phase }) {
  const { t } = useTranslation("common");
  return <Badge tone={tones[phase] ?? "neutral"}>{t(`phases.${phase}`)}</Badge>;
}
