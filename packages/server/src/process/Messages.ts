import type {
  Message,
  MessageChange,
  NewContact,
  NewReport,
  OwnReport,
} from "@querschnitt/shared/api/messages";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Repetitions } from "@querschnitt/shared/documents/quotes";
import type { Anchor } from "@querschnitt/shared/policy/discussion";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Journal } from "./Journal.ts";
import {
  type Kept,
  type MessageFact,
  messageFactShape,
  type NewFact,
  type Received,
  withWords,
} from "./messageFacts.ts";
import { emptyWords, forgetIn, WORDS, type Words, withoutRepetitionsIn, wordsOf } from "./messageWords.ts";

/** Messages that are kept at a time; beyond them the oldest that are done make room, or nothing is taken. */
const MAX_MESSAGES = 2_000;
/** So many of them may come from people who are not signed in: strangers leave room for reports. */
const MAX_CONTACTS = 1_500;
/** How long a message stays after it was done. */
export const DONE_DAYS = 180;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** More messages are kept than can be; somebody has to work on them first. */
export class MessagesFull extends Error {
  override name = "MessagesFull";
}

/**
 * Messages of the contact form and reports of passages. That one came in and who worked on it are facts; its words stand
 * beside them, where they can be taken away again.
 */
export class Messages {
  readonly #journal: Journal<MessageFact>;
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #messages = new Map<string, Kept>();
  readonly #byKey = new Map<string, string>();

  constructor(log: UpdateLog, onChange: () => void = () => {}, now: () => number = Date.now) {
    this.#now = now;
    this.#onChange = onChange;
    this.#journal = new Journal(log, "journal/messages", messageFactShape, (fact) => this.#apply(fact), now);
  }

  /** Reads all facts. @throws StorageUnavailable */
  load(): Promise<void> {
    return this.#journal.catchUp();
  }

  /** What is known of a message without its words. */
  get(message: string): Kept | undefined {
    return this.#messages.get(message);
  }

  /** The messages that pass, newest first, with their words. @throws StorageUnavailable */
  async list(passes: (message: Kept) => boolean): Promise<Message[]> {
    const words = await this.#journal.beside(WORDS);
    return [...this.#messages.entries()]
      .filter(([, message]) => passes(message))
      .map(([id, message]) => withWords(message, wordsOf(words.get(`${WORDS}${id}`))))
      .reverse();
  }

  /** The reports of one person, newest first. */
  reportsBy(person: string): OwnReport[] {
    const own: OwnReport[] = [];
    for (const { received, state } of this.#messages.values()) {
      if (received.type !== "report-received" || received.by !== person) continue;
      const { message: id, measure, reason, at: receivedAt } = received;
      own.push({ id, state, receivedAt, measure, reason });
    }
    return own.reverse();
  }

  /** Takes a message of the contact form; one with a key known already is no news. @throws MessagesFull, StorageUnavailable */
  async contact({ topic, text, name, email }: NewContact, idempotencyKey?: string): Promise<void> {
    const fact = { type: "contact-received", topic } as const;
    await this.#receive("nobody", fact, { ...emptyWords, text, name, email }, idempotencyKey);
  }

  /** Takes a report and answers its id; a repeated key answers the first one's. @throws MessagesFull, StorageUnavailable */
  report(
    by: string,
    { measure, about, reason, remark }: NewReport,
    idempotencyKey?: string,
  ): Promise<string> {
    const fact = { type: "report-received", by, measure, reason } as const;
    return this.#receive(by, fact, { ...emptyWords, text: remark, about }, idempotencyKey);
  }

  /**
   * Says how far a message is. Once a report is done its quote and remark go: a copy of what should not have been
   * written must not stay here. @throws DecisionRefused, StorageUnavailable
   */
  async handle(by: string, message: string, { state, note, version }: MessageChange): Promise<void> {
    const before = wordsOf((await this.#journal.beside(`${WORDS}${message}`)).get(`${WORDS}${message}`));
    await this.#journal.decide(
      by,
      () => {
        const kept = this.#kept(message);
        if (kept.version !== version) {
          throw new DecisionRefused("conflict", "Somebody else worked on this message meanwhile.");
        }
        return { type: "message-handled", message, state, by, at: this.#time() };
      },
      () => {
        const isReport = this.#kept(message).received.type === "report-received";
        const words = isReport && state === "done" ? { ...emptyWords, note } : { ...before, note };
        return { [`${WORDS}${message}`]: words };
      },
    );
    this.#onChange();
  }

  /** Takes a message away with all its words. @throws DecisionRefused, StorageUnavailable */
  async remove(by: string, message: string): Promise<void> {
    await this.#journal.decide(
      by,
      () => {
        this.#kept(message);
        return { type: "message-removed", message, at: this.#time() };
      },
      () => ({ [`${WORDS}${message}`]: null }),
    );
    this.#onChange();
  }

  /** Removes what has been done for long. @throws StorageUnavailable */
  async sweep(): Promise<void> {
    const latest = this.#now() - DONE_DAYS * DAY_MILLISECONDS;
    for (const [message, { state, handledAt }] of [...this.#messages]) {
      if (state === "done" && Date.parse(handledAt ?? "") < latest) await this.remove("server", message);
    }
  }

  /** Takes a person's name and address out of all words. @throws StorageUnavailable */
  forget(person: { name: string; email: string }, pseudonym: string): Promise<void> {
    return this.#changeWords((words) => forgetIn(words, person, pseudonym));
  }

  /** Which passages the reports of a measure are about. @throws StorageUnavailable */
  async anchorsIn(measure: string): Promise<Anchor[]> {
    const reports = await this.list(({ received }) => "measure" in received && received.measure === measure);
    return reports.flatMap((report) =>
      report.kind === "report" && report.about?.type === "passage" ? [report.about.anchor] : [],
    );
  }

  /** Takes what reports of a measure repeat of a redacted passage out of their words. @throws StorageUnavailable */
  withoutRepetitions(measure: string, repetitions: Repetitions): Promise<void> {
    return this.#changeWords((words, { received }) =>
      received.type === "report-received" && received.measure === measure
        ? withoutRepetitionsIn(words, repetitions)
        : words,
    );
  }

  async #changeWords(change: (words: Words, message: Kept) => Words): Promise<void> {
    await this.#journal.setBeside(async () => {
      const changed: Record<string, Words> = {};
      for (const [key, value] of await this.#journal.beside(WORDS)) {
        const message = this.#messages.get(key.slice(WORDS.length));
        if (!message) continue;
        const before = wordsOf(value);
        const after = change(before, message);
        if (JSON.stringify(after) !== JSON.stringify(before)) changed[key] = after;
      }
      return changed;
    });
    this.#onChange();
  }

  async #receive(
    by: string,
    fact: NewFact,
    words: Words,
    idempotencyKey: string | undefined,
  ): Promise<string> {
    await this.#makeRoom(fact.type);
    const message = newId();
    const decide = (): Received => {
      const known = idempotencyKey === undefined ? undefined : this.#byKey.get(idempotencyKey);
      if (known !== undefined) throw new AlreadyReceived(known);
      return { ...fact, message, at: this.#time(), ...(idempotencyKey && { idempotencyKey }) };
    };
    try {
      await this.#journal.decide(by, decide, () => ({ [`${WORDS}${message}`]: words }));
    } catch (error) {
      if (error instanceof AlreadyReceived) return error.first;
      throw error;
    }
    this.#onChange();
    return message;
  }

  /** The oldest that are done go first, those of strangers before reports. @throws MessagesFull */
  async #makeRoom(type: Received["type"]): Promise<void> {
    const contacts = [...this.#messages].filter(([, { received }]) => received.type === "contact-received");
    const isFull = this.#messages.size >= MAX_MESSAGES;
    const isFullOfContacts = type === "contact-received" && contacts.length >= MAX_CONTACTS;
    if (!isFull && !isFullOfContacts) return;
    const candidates = isFullOfContacts ? contacts : [...contacts, ...this.#messages];
    const done = candidates.find(([, { state }]) => state === "done");
    if (!done) throw new MessagesFull("Too many messages wait to be worked on.");
    await this.remove("server", done[0]);
  }

  #kept(message: string): Kept {
    const kept = this.#messages.get(message);
    if (!kept) throw new DecisionRefused("not-found", "There is no such message.");
    return kept;
  }

  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #apply(fact: MessageFact): void {
    if (fact.type === "message-removed") {
      this.#messages.delete(fact.message);
      return;
    }
    if (fact.type === "message-handled") {
      const kept = this.#messages.get(fact.message);
      if (!kept) return;
      const { state, by, at: handledAt } = fact;
      this.#messages.set(fact.message, {
        ...kept,
        state,
        version: kept.version + 1,
        handledBy: by,
        handledAt,
      });
      return;
    }
    if (fact.idempotencyKey !== undefined) {
      this.#byKey.set(fact.idempotencyKey, fact.message);
    }
    const nothing = { version: 1, handledBy: null, handledAt: null };
    this.#messages.set(fact.message, { received: fact, state: "new", ...nothing });
  }
}

/** The same request was taken before. */
class AlreadyReceived extends Error {
  readonly first: string;

  constructor(first: string) {
    super(`already received as ${first}`);
    this.first = first;
  }
}
