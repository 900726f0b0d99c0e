import { z } from "zod";
import { phases } from "../policy/phases.ts";
import { sessionStates } from "../policy/sessions.ts";
import { id } from "./workspace.ts";

/**
 * In what something is found: number and title, summary, text of the draft, comments, responsibilities of a measure;
 * title and place, agenda, minutes of a session.
 */
export const searchKinds = [
  "measure",
  "summary",
  "text",
  "comment",
  "responsibility",
  "session",
  "agenda",
  "minutes",
] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchQueryShape = z.object({
  q: z.string().trim().min(1).max(200),
  kind: z.enum(searchKinds).optional(),
  /** Hits in all, over all measures and sessions. */
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchQuery = z.infer<typeof searchQueryShape>;

const range = z.tuple([z.number().int(), z.number().int()]);

/** A piece of a text around what was found in it. */
const excerpt = z.object({
  text: z.string(),
  /** What was found: [start, end) in `text`, UTF-16 units, in order. */
  marks: z.array(range),
  /** Whether the text goes on before and after the piece. */
  cutBefore: z.boolean(),
  cutAfter: z.boolean(),
});

export type Excerpt = z.infer<typeof excerpt>;

/** One place where something was found, and where to go to see it. A text's place is its excerpt's words. */
const searchHitShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measure"), excerpt }),
  z.object({ kind: z.literal("summary"), excerpt }),
  z.object({ kind: z.literal("text"), excerpt, section: z.string() }),
  z.object({
    kind: z.literal("comment"),
    excerpt,
    thread: id,
    comment: id,
    author: id,
    /** Milliseconds since the epoch, as its author's clock said. */
    createdAt: z.number(),
  }),
  z.object({ kind: z.literal("responsibility"), excerpt, responsibility: id }),
  z.object({ kind: z.literal("session"), excerpt }),
  /** `item`: null for a suggestion or an announcement. `closed`: stands in the non-public part. */
  z.object({ kind: z.literal("agenda"), excerpt, item: id.nullable(), closed: z.boolean() }),
  z.object({ kind: z.literal("minutes"), excerpt, item: id, closed: z.boolean() }),
]);
export type SearchHit = z.infer<typeof searchHitShape>;

/** What was found in one measure or session, best first. */
const searchResultShape = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("measure"),
    measure: id,
    number: z.string(),
    title: z.string(),
    phase: z.enum(phases),
    hits: z.array(searchHitShape),
  }),
  z.object({
    about: z.literal("session"),
    session: id,
    title: z.string(),
    place: z.string(),
    /** ISO 8601. */
    start: z.string(),
    state: z.enum(sessionStates),
    hits: z.array(searchHitShape),
  }),
]);
export type SearchResult = z.infer<typeof searchResultShape>;

export const searchAnswerShape = z.object({
  /** False while the index is being made: more may be found in a moment. */
  ready: z.boolean(),
  /** Best first; only what the asking person may see now. */
  results: z.array(searchResultShape),
  /** Whether there is more than `limit` allowed. */
  more: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswerShape>;
