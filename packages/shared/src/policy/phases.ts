export const phases = [
  "proposal",
  "draft",
  "co-signing",
  "motion",
  "resolved",
  "implementation",
  "evaluation",
  "revision",
  "closed",
  "withdrawn",
] as const;
export type Phase = (typeof phases)[number];

const next: Record<Phase, readonly Phase[]> = {
  proposal: ["draft", "withdrawn"],
  draft: ["co-signing", "proposal", "withdrawn"],
  "co-signing": ["motion", "draft", "withdrawn"],
  motion: ["resolved", "draft", "withdrawn"],
  resolved: ["implementation", "withdrawn"],
  implementation: ["evaluation", "withdrawn"],
  evaluation: ["revision", "closed", "implementation"],
  revision: ["draft", "closed", "withdrawn"],
  closed: ["revision"],
  withdrawn: ["proposal"],
};

/** The phases a measure can move to from where it is. */
export function phasesAfter(phase: Phase): readonly Phase[] {
  return next[phase];
}
