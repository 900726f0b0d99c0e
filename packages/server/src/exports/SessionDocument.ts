import type { RichNode } from "@querschnitt/shared/policy/richContent";

/**
 * A working group's session as it is handed out. Everything is text already: whoever fills it has asked for rights and
 * looked names up, and the exporters add headings and labels in `language` (`texts/`). Times are ISO 8601 with an offset
 * or in UTC and are shown in `timeZone` (an IANA name).
 */
export interface SessionDocument {
  kind: "agenda" | "invitation" | "minutes";
  language: "de" | "en";
  workspace: string;
  group: string;
  title: string;
  place: string;
  start: string;
  end: string;
  timeZone: string;
  chair: string | null;
  secretary: string | null;
  /** Link to the session's page; null in files for the public. */
  address: string | null;
  /** When the session really began and ended; null where nobody noted it. */
  actualStart: string | null;
  actualEnd: string | null;
  /** The invited, or in minutes those present. */
  people: ExportedPerson[];
  /** One part, or the public and the confidential one. */
  parts: { confidential: boolean; items: ExportedItem[] }[];
  /** For minutes that were closed: `at` ISO, `by` a name. */
  seal: {
    hash: string;
    /** Of the non-public part, where that is in the document. */
    closedHash: string | null;
    at: string;
    by: string;
  } | null;
  /** By which session the minutes were approved, and with what corrections. */
  approval: {
    at: string;
    /** null: it is not told which one it was. */
    session: string | null;
    /** null: it is not told whether there were any. */
    corrections: string[] | null;
  } | null;
  state: "draft" | "final";
}

/** `from` and `until` are ISO times for somebody who came later or left earlier. */
export interface ExportedPerson {
  name: string;
  organisation: string;
  role: "chair" | "secretary" | "member" | "guest";
  voting: boolean;
  substituteFor: string | null;
  from: string | null;
  until: string | null;
}

/** `minutes` is the planned duration; a `deadline` is a day, `YYYY-MM-DD`. */
export interface ExportedItem {
  number: string;
  depth: 0 | 1;
  title: string;
  kind: "information" | "discussion" | "decision" | "formality";
  minutes: number | null;
  presenter: string | null;
  measures: { number: string; title: string }[];
  papers: { title: string; href: string }[];
  /** Whether the title is all that may be told of an item. */
  confidentialTitleOnly: boolean;
  notReached: boolean;
  course: RichNode | null;
  decisions: {
    wording: string;
    yes: number | null;
    no: number | null;
    abstain: number | null;
    biased: number | null;
    result: "adopted" | "rejected" | "deferred" | "noted" | null;
  }[];
  tasks: {
    what: string;
    organisation: string | null;
    person: string | null;
    deadline: string | null;
    done: boolean;
  }[];
}
