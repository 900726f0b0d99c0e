import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { DirectoryIndex } from "../../identity/DirectoryIndex.ts";
import { type Mailer, MailPostponed, MailRefused } from "../../mail/Mailer.ts";
import type { Inbox } from "../Inbox.ts";
import type { Inboxes } from "../Inboxes.ts";
import type { Notifications } from "../Notifications.ts";
import { composeDigest } from "./composeDigest.ts";
import { digestTexts } from "./DigestTexts.ts";
import { dueAt } from "./dueAt.ts";
import type { UnsubscribeLinks } from "./UnsubscribeLinks.ts";

/** Milliseconds between two looks at what is due. */
const LOOK_MILLISECONDS = 20_000;
const FIRST_WAIT_MILLISECONDS = 30_000;
const LONGEST_WAIT_MILLISECONDS = 60 * 60_000;

export interface DigestPostOptions {
  inboxes: Inboxes;
  notifications: Notifications;
  index: DirectoryIndex;
  mailer: Mailer;
  links: UnsubscribeLinks;
  /** Under which people reach the workspace, without a trailing slash. */
  origin(): string;
  logger: Logger;
  now(): number;
}

/**
 * Sends what is new by e-mail, to each person in the rhythm they chose. What an e-mail covers is written down before it
 * goes out, and that it went out afterwards. A crash between the two sends it once more, under the same Message-ID, by
 * which mail programs know it: better twice than never. A server that is down is tried again, less and less often.
 */
export class DigestPost {
  readonly #options: DigestPostOptions;
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();
  /** Of the server as a whole, and of people whose own messages were put off. */
  readonly #server = new Patience();
  readonly #recipients = new Map<string, Patience>();
  #closed = false;

  constructor(options: DigestPostOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), LOOK_MILLISECONDS);
    this.#timer.unref();
  }

  /** Sends everything that is due; resolves when nothing is left to do now. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#lookNow());
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
    await this.#options.mailer.close();
  }

  async #lookNow(): Promise<void> {
    const { inboxes, now, logger } = this.#options;
    if (!this.#server.isOver(now())) return;
    for (const [person] of [...inboxes.entries()]) {
      if (this.#closed) return;
      if (this.#recipients.get(person)?.isOver(now()) === false) continue;
      try {
        if (!(await this.#attendTo(person))) continue;
        this.#server.forget();
        this.#recipients.delete(person);
      } catch (error) {
        if (error instanceof MailPostponed) {
          logger.warn({ person, code: codeOf(error.cause) }, "an e-mail was put off");
          const patience = this.#recipients.get(person) ?? new Patience();
          patience.begin(now());
          this.#recipients.set(person, patience);
          continue;
        }
        logger.warn({ code: codeOf(error) }, "e-mails cannot be sent now");
        this.#server.begin(now());
        return;
      }
    }
  }

  /** @returns whether an e-mail went out */
  async #attendTo(person: string): Promise<boolean> {
    const { inboxes, notifications, now } = this.#options;
    const inbox = inboxes.of(person);
    const unsettled = inbox.events.filter(({ number }) => number > inbox.mailed);
    if (unsettled.length === 0 && inbox.sending === null) return false;
    const { rhythm } = notifications.choices(person);
    if (rhythm === "never") {
      await this.#settle(person, inbox.last);
      return false;
    }
    const upTo = inbox.sending?.upTo ?? inbox.last;
    const entries = notifications.forMail(person, upTo);
    if (entries.length === 0) {
      // Read meanwhile, not wanted, or not to be seen any more.
      await this.#settle(person, upTo);
      return false;
    }
    const mentioned = new Set(entries.flatMap(({ events }) => events));
    const first = Math.min(...unsettled.filter(({ id }) => mentioned.has(id)).map(({ at }) => at));
    const due = dueAt(rhythm, first);
    if (!inbox.sending && (due === undefined || due > now())) return false;
    return this.#send(person, inbox, upTo);
  }

  async #send(person: string, inbox: Inbox, upTo: number): Promise<boolean> {
    const { inboxes, notifications, index, mailer, links, origin, logger } = this.#options;
    const record = index.person(person);
    const messageId = inbox.sending?.messageId ?? this.#messageId(person, upTo);
    if (!inbox.sending) {
      await inboxes.update(person, (before) => ({ ...before, sending: { upTo, messageId } }));
    }
    // Asked again now that the disk has been waited for: a right may have gone meanwhile.
    const entries = notifications.forMail(person, upTo);
    if (!record?.active || entries.length === 0) {
      await this.#settle(person, upTo);
      return false;
    }
    const mail = composeDigest({
      texts: digestTexts(notifications.choices(person).language),
      workspace: index.data.workspace?.name ?? "Querschnitt",
      origin: origin(),
      recipient: { name: record.name, address: record.email },
      entries,
      nameOf: (id) => index.person(id)?.name,
      unsubscribeToken: links.token(person),
    });
    try {
      await mailer.send({ ...mail, messageId });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      // It would be refused every time; what it tells stands in the application.
      logger.warn({ person, code: codeOf(error.cause) }, "an e-mail was refused for good");
    }
    await this.#settle(person, upTo);
    return true;
  }

  async #settle(person: string, upTo: number): Promise<void> {
    await this.#options.inboxes.update(person, (inbox) =>
      inbox.mailed >= upTo && inbox.sending === null
        ? inbox
        : { ...inbox, mailed: Math.max(inbox.mailed, upTo), sending: null },
    );
  }

  #messageId(person: string, upTo: number): string {
    const hash = createHash("sha256").update(`${person} ${upTo} ${this.#options.now()}`).digest("hex");
    return `${hash.slice(0, 32)}@${new URL(this.#options.origin()).hostname}`;
  }
}

/** How long to wait before the next attempt: twice as long each time. */
class Patience {
  #until = 0;
  #wait = FIRST_WAIT_MILLISECONDS;

  isOver(now: number): boolean {
    return now >= this.#until;
  }

  begin(now: number): void {
    this.#until = now + this.#wait;
    this.#wait = Math.min(LONGEST_WAIT_MILLISECONDS, this.#wait * 2);
  }

  forget(): void {
    this.#until = 0;
    this.#wait = FIRST_WAIT_MILLISECONDS;
  }
}

/** What kind of failure it was. The message itself may quote addresses. */
function codeOf(error: unknown): string {
  const { code, responseCode, name } = error as { code?: string; responseCode?: number; name?: string };
  return [code ?? name, responseCode].filter((part) => part !== undefined).join(" ");
}
