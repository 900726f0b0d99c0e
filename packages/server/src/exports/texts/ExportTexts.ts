import type { ExportedItem, ExportedPerson, SessionDocument } from "../SessionDocument.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";

type Result = NonNullable<ExportedItem["decisions"][number]["result"]>;

/** Everything that files say beside what people wrote, in one language. */
export interface ExportTexts {
  /** For `Intl`, and as the file's language. */
  locale: string;
  kind: Record<SessionDocument["kind"], string>;
  /** Stands under the title of what is not final. */
  draft: Record<SessionDocument["kind"], string>;
  page(number: number, count: number): string;
  oClock(time: string): string;
  facts: Record<
    "group" | "date" | "time" | "actualTime" | "place" | "chair" | "secretary" | "address",
    string
  >;
  people: Record<SessionDocument["kind"], string>;
  columns: Record<"name" | "organisation" | "role" | "vote" | "presence", string>;
  role: Record<ExportedPerson["role"], string>;
  voting: string;
  advisory: string;
  substitute(name: string): string;
  present: { throughout: string; from(time: string): string; until(time: string): string };
  agenda: string;
  course: string;
  publicPart: string;
  confidentialPart: string;
  confidentialNotice: string;
  noItems: string;
  itemKind: Record<ExportedItem["kind"], string>;
  minutes(count: number): string;
  presenter(name: string): string;
  measures: string;
  papers: string;
  titleOnly: string;
  notReached: string;
  decision: string;
  votes: {
    label: string;
    yes(count: number): string;
    no(count: number): string;
    abstain(count: number): string;
    biased(count: number): string;
  };
  resultLabel: string;
  result: Record<Result, string>;
  tasks: string;
  taskColumns: Record<"what" | "who" | "deadline" | "state", string>;
  open: string;
  done: string;
  /** Stands in a cell for which nothing is known. */
  nothing: string;
  approval: string;
  approved(session: string | null, day: string): string;
  corrections: string;
  noCorrections: string;
  seal: string;
  sealed(name: string, moment: string): string;
  checksum: string;
  /** What a ticked and an empty box of a task list are read as. */
  ticked: string;
  unticked: string;
}

const byLanguage: Record<SessionDocument["language"], ExportTexts> = { de: german, en: english };

/** The texts in a language. */
export function exportTexts(language: SessionDocument["language"]): ExportTexts {
  return byLanguage[language];
}
