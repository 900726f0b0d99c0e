/** `missed`: its day is over and it was not reached. */
export type MilestoneState = "reached" | "open" | "missed";
