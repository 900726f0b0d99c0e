/** The words of e-mails about sessions in one language. The subject travels in the open: it names no topic. */
export interface SessionMailTexts {
  subject: Record<"invitation" | "update" | "cancelled" | "withdrawn", (day: string) => string>;
  greeting(name: string): string;
  opening: Record<"invitation" | "update" | "cancelled" | "withdrawn", string>;
  when: string;
  where: string;
  placeOpen: string;
  agenda: string;
  minutes(count: number): string;
  closedPart: string;
  /** To those who belong to the non-public part. */
  closedHint: string;
  link: string;
  calendar: string;
  /** What the agenda is called as a file, and that it is there. */
  fileName: string;
  file: string;
}
