/** The four kinds of organisation that write a programme together. */
export const stakeholderGroups = [
  "politics",
  "administration",
  "police",
  "civil-society",
  "science",
  "business",
] as const;
export type StakeholderGroup = (typeof stakeholderGroups)[number];
