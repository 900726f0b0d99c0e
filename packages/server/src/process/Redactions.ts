import type { Deed } from "@querschnitt/shared/api/audit";
import { reportReasons } from "@querschnitt/shared/api/messages";
import type { NewRedaction, RedactionDecision, RedactionState } from "@querschnitt/shared/api/redactions";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import { type EntryChange, isEntry } from "@querschnitt/shared/policy/entries";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { z } from "zod";
import type { Append, UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Journal } from "./Journal.ts";

/** Where the remark of a refusal stands beside the facts: this and the redaction's id. There it can be taken away again. */
const REMARK = "remark/";

const at = z.string();
const rangeShape = z.object({ client: z.number(), from: z.number(), to: z.number() });
const decisionShape = z.object({
  type: z.literal("redaction-decided"),
  redaction: z.string(),
  measure: z.string(),
  decision: z.enum(["confirm", "refuse", "withdraw"]),
  /** Of a confirmed one: all ids that are to go. */
  ranges: z.array(rangeShape),
  by: z.string(),
  at,
});
const factShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("redaction-asked"),
    redaction: z.string(),
    measure: z.string(),
    /** Relative positions: ids, no words. */
    start: z.string(),
    end: z.string(),
    reason: z.enum(reportReasons),
    by: z.string(),
    at,
  }),
  decisionShape,
  z.object({ type: z.literal("redaction-done"), redaction: z.string(), measure: z.string(), at }),
]);
type RedactionFact = z.infer<typeof factShape>;

/** What is known of one redaction; no words. */
export interface KeptRedaction {
  id: string;
  measure: string;
  state: RedactionState;
  reason: NewRedaction["reason"];
  askedBy: string;
  /** ISO 8601 times. */
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  anchor: { start: string; end: string };
  ranges: readonly ClockRange[];
}

/** A passage of a draft: what can be read there now, and all ids that stand or once stood there. */
export interface PassageThere {
  quote: string;
  ranges: ClockRange[];
}

export interface RedactionsOptions {
  log: UpdateLog;
  /** What stands between two positions of a measure's draft; undefined if they are none. */
  find(measure: string, anchor: { start: string; end: string }): Promise<PassageThere | undefined>;
  /** Takes it away wherever it stands. Called again after a failure or a crash, until it went well. */
  carryOut(measure: string, ranges: readonly ClockRange[]): Promise<void>;
  /** Takes away what threads of a measure quote that were begun before a moment (milliseconds) and arrived after it. */
  removeLate(measure: string, before: number): Promise<void>;
  /** Appends a fact and writes the deed that it is into the audit list, both or none. */
  record(append: Append, deed: Deed): Promise<void>;
  /** Somebody is to be told that the redactions of a measure have changed. */
  onChange(measure: string): void;
  /** Something confirmed could not be carried out yet. */
  onFailed(error: unknown): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Redactions of passages: asked for by one person, decided by another, and carried out by the server. */
export class Redactions {
  readonly #options: RedactionsOptions;
  readonly #journal: Journal<RedactionFact>;
  readonly #redactions = new Map<string, KeptRedaction>();
  /** One is carried out after the other. */
  #working: Promise<unknown> = Promise.resolve();

  constructor(options: RedactionsOptions) {
    this.#options = options;
    const { log, record, now } = options;
    this.#journal = new Journal<RedactionFact>(
      log,
      "journal/redactions",
      factShape,
      (fact) => this.#apply(fact),
      now,
      (append, fact) => record(append, deedOf(fact)),
    );
  }

  /** Reads all facts. @throws StorageUnavailable */
  load(): Promise<void> {
    return this.#journal.catchUp();
  }

  get(redaction: string): KeptRedaction | undefined {
    return this.#redactions.get(redaction);
  }

  /** All of them, newest first. */
  all(): KeptRedaction[] {
    return [...this.#redactions.values()].reverse();
  }

  /** What stands now where a redaction is asked for. @throws StorageUnavailable */
  async quote({ measure, anchor }: KeptRedaction): Promise<string> {
    return (await this.#options.find(measure, anchor))?.quote ?? "";
  }

  /** Why a redaction was refused; "" for others. @throws StorageUnavailable */
  async remark(redaction: string): Promise<string> {
    const beside = await this.#journal.beside(`${REMARK}${redaction}`);
    return remarkOf(beside.get(`${REMARK}${redaction}`));
  }

  /** Asks for a redaction and answers its id. @throws DecisionRefused, StorageUnavailable */
  async ask(by: string, measure: string, { anchor, reason }: NewRedaction): Promise<string> {
    if (!(await this.#options.find(measure, anchor)))
      throw new DecisionRefused("not-found", "There is no such passage in the draft.");
    const redaction = newId();
    const { start, end } = anchor;
    await this.#journal.decide(by, () => {
      return { type: "redaction-asked", redaction, measure, start, end, reason, by, at: this.#time() };
    });
    this.#options.onChange(measure);
    return redaction;
  }

  /**
   * Decides about a redaction that waits, and carries out what is confirmed; what fails is made up for later. That `by`
   * may do so on the measure is for the caller to see to; that it is somebody else than who asked is seen to here.
   * @throws DecisionRefused, StorageUnavailable
   */
  async decide(by: string, redaction: string, { decision, ...more }: RedactionDecision): Promise<void> {
    const { measure, anchor } = this.#waiting(redaction);
    const found = decision === "confirm" ? await this.#options.find(measure, anchor) : undefined;
    const remark = "remark" in more ? more.remark : "";
    await this.#journal.decide(
      by,
      () => {
        const { askedBy } = this.#waiting(redaction);
        if ((decision === "withdraw") !== (askedBy === by)) {
          throw new DecisionRefused("conflict", "Whoever asked for it withdraws it; somebody else decides.");
        }
        const ranges = found?.ranges ?? [];
        return { type: "redaction-decided", redaction, measure, decision, ranges, by, at: this.#time() };
      },
      () => (remark === "" ? {} : { [`${REMARK}${redaction}`]: { remark } }),
    );
    this.#options.onChange(measure);
    if (decision === "confirm")
      await this.finishAll().catch((error: unknown) => this.#options.onFailed(error));
  }

  /** Carries out what is confirmed and not done, after a crash or a failure too. @throws StorageUnavailable */
  finishAll(): Promise<void> {
    const finished = this.#working.then(async () => {
      for (const { id, measure, state, ranges } of [...this.#redactions.values()]) {
        if (state !== "confirmed") continue;
        await this.#options.carryOut(measure, ranges);
        await this.#journal.decide("server", () => {
          return { type: "redaction-done", redaction: id, measure, at: this.#time() };
        });
        this.#options.onChange(measure);
      }
    });
    this.#working = finished.catch(() => {});
    return finished;
  }

  /**
   * Takes note of what was written in a room: a thread that was begun offline may quote what has been redacted since.
   * Resolves once that is gone; a failure is made up for with the next such thread.
   */
  async noteWritten(room: Room, entries: readonly { changes: readonly EntryChange[] }[]): Promise<void> {
    if (room.kind !== "discussion" && room.kind !== "internal") return;
    const { measure } = room;
    const before = this.#lastDone(measure);
    const isLate = ({ root, before: was, after }: EntryChange): boolean =>
      root === "threads" && was === undefined && isEntry(after) && Number(after.createdAt) < before;
    if (!entries.some(({ changes }) => changes.some(isLate))) return;
    this.#working = this.#working
      .then(() => this.#options.removeLate(measure, before))
      .catch((error: unknown) => this.#options.onFailed(error));
    await this.#working;
  }

  /** When the last redaction of a measure that is done was decided; 0 if there is none. */
  #lastDone(measure: string): number {
    const done = this.all().filter((one) => one.measure === measure && one.state === "done");
    return Math.max(0, ...done.map(({ decidedAt }) => Date.parse(decidedAt ?? "")));
  }

  /** Changes what was typed as remarks, such as names that are to go. @throws StorageUnavailable */
  changeRemarks(change: (remark: string) => string): Promise<void> {
    return this.#journal.setBeside(async () => {
      const changed: Record<string, { remark: string }> = {};
      for (const [key, value] of await this.#journal.beside(REMARK)) {
        const before = remarkOf(value);
        const after = change(before);
        if (after !== before) changed[key] = { remark: after };
      }
      return changed;
    });
  }

  #waiting(redaction: string): KeptRedaction {
    const kept = this.#redactions.get(redaction);
    if (!kept) throw new DecisionRefused("not-found", "There is no such redaction.");
    if (kept.state !== "waiting") throw new DecisionRefused("conflict", "It has been decided already.");
    return kept;
  }

  /** ISO 8601. */
  #time(): string {
    return new Date(this.#options.now()).toISOString();
  }

  #apply(fact: RedactionFact): void {
    if (fact.type === "redaction-asked") {
      const { redaction: id, measure, reason, by: askedBy, at: askedAt, start, end } = fact;
      const open = { state: "waiting" as const, decidedBy: null, decidedAt: null, ranges: [] };
      this.#redactions.set(id, { id, measure, reason, askedBy, askedAt, anchor: { start, end }, ...open });
      return;
    }
    const kept = this.#redactions.get(fact.redaction);
    if (!kept) return;
    if (fact.type === "redaction-done") {
      this.#redactions.set(fact.redaction, { ...kept, state: "done" });
      return;
    }
    const { decision, by: decidedBy, at: decidedAt, ranges } = fact;
    const state = ({ confirm: "confirmed", refuse: "refused", withdraw: "withdrawn" } as const)[decision];
    this.#redactions.set(fact.redaction, { ...kept, state, decidedBy, decidedAt, ranges });
  }
}

function remarkOf(value: unknown): string {
  const parsed = z.object({ remark: z.string() }).safeParse(value);
  return parsed.success ? parsed.data.remark : "";
}

function deedOf(fact: RedactionFact): Deed {
  const { measure } = fact;
  if (fact.type === "redaction-done") return { kind: fact.type, by: null, measure };
  if (fact.type === "redaction-asked") return { kind: fact.type, by: fact.by, measure };
  return { kind: fact.type, by: fact.by, measure, after: { decision: fact.decision } };
}
