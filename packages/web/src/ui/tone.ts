import type { IconName } from "./Icon.tsx";

/** What a message or badge means; its colour never stands alone. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

export const toneIcon: Record<Tone, IconName> = {
  neutral: "info",
  info: "info",
  success: "check-circle",
  warning: "alert",
  danger: "alert",
};
