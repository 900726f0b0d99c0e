import type { SessionState } from "@querschnitt/shared/policy/sessions";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import type { Tone } from "../../ui/tone.ts";

const tones: Record<SessionState, Tone> = {
  preparation: "neutral",
  invited: "info",
  running: "success",
  "minutes-open": "warning",
  "minutes-closed": "info",
  approved: "success",
  cancelled: "danger",
};

/** How far a session has come, in words. */
export function SessionStateBadge({ state }: { state: SessionState }) {
  const { t } = useTranslation("sessions");
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}
