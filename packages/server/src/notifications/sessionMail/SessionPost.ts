import type { Language } from "@querschnitt/shared/api/languages";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadAgenda } from "@querschnitt/shared/documents/agenda";
import type { Logger } from "pino";
import type { Identity } from "../../identity/createIdentity.ts";
import { type Mailer, MailPostponed, MailRefused } from "../../mail/Mailer.ts";
import type { Sittings } from "../../process/Sittings.ts";
import type { SessionMail } from "../../process/sittingMails.ts";
import { composeSessionMail } from "./composeSessionMail.ts";

/** How long until what could not be sent is tried again. */
const RETRY_MILLISECONDS = 60_000;

export interface SessionPostOptions {
  sittings: Sittings;
  identity: Pick<Identity, "index" | "authority">;
  mailer: Mailer;
  /** The public agenda of a session, as it is on disk. */
  agenda(session: string): Promise<ReadAgenda>;
  /** The same as a PDF file for all of these people. */
  agendaFile(session: string, language: Language, readers: readonly string[]): Promise<Uint8Array>;
  /** In which language somebody wants e-mails. */
  languageOf(person: string): Language;
  /** Where people reach the workspace. */
  origin(): string;
  logger: Logger;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Sends the e-mails that decisions about sessions call for. Each of them stands beside the decision until the mail server
 * has taken it over, so none is lost with the process; a crash in between sends one twice, under the same message id.
 */
export class SessionPost {
  readonly #options: SessionPostOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: SessionPostOptions) {
    this.#options = options;
    this.#stopListening = options.sittings.subscribe(() => this.look());
    this.#timer = setInterval(() => this.look(), RETRY_MILLISECONDS);
    this.#timer.unref();
  }

  /** Sends what is there to send, after what is being sent already. */
  look(): void {
    this.#work = this.#work
      .then(() => this.#sendAll())
      .catch((error: unknown) =>
        this.#options.logger.warn({ code: codeOf(error) }, "invitations cannot be sent now"),
      );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    clearInterval(this.#timer);
    await this.#work;
  }

  async #sendAll(): Promise<void> {
    const { sittings, logger } = this.#options;
    const files: Files = new Map();
    for (const [key, mail] of await sittings.unsent()) {
      if (this.#isClosed) return;
      try {
        await this.#send(mail, files);
      } catch (error) {
        if (error instanceof FileFailed) {
          logger.error({ session: mail.session, code: codeOf(error.cause) }, "an agenda cannot be drawn");
          continue;
        }
        if (error instanceof MailPostponed) {
          logger.warn({ person: mail.person, code: codeOf(error.cause) }, "an invitation was put off");
          continue;
        }
        if (!(error instanceof MailRefused)) throw error;
        logger.warn({ person: mail.person, code: codeOf(error.cause) }, "an invitation was refused for good");
      }
      await sittings.settle(key, mail);
    }
  }

  async #send(mail: SessionMail, files: Files): Promise<void> {
    const { sittings, identity, mailer, agenda, languageOf, origin } = this.#options;
    const facts = sittings.get(mail.session);
    const record = identity.index.person(mail.person);
    // Nobody comes to what is over.
    if (!facts || !record?.active || Date.parse(facts.end) < this.#options.now()) return;
    const language = languageOf(mail.person);
    const file = mail.method === "REQUEST" ? await this.#file(facts, language, files) : undefined;
    const organiser = identity.index.person(facts.chair ?? facts.createdBy);
    await mailer.send(
      composeSessionMail({
        mail,
        facts,
        agenda: await agenda(mail.session),
        file,
        group: identity.index.group(facts.workingGroup)?.record.name ?? "",
        recipient: {
          name: record.name,
          address: record.email,
          language,
          entitled: identity.authority.sessionAccess(mail.person, mail.session).entitled,
        },
        organiser: organiser?.active ? { name: organiser.name, email: organiser.email } : null,
        origin: origin(),
      }),
    );
  }

  /** The agenda as a file: one for all who read the same language. @throws FileFailed */
  async #file(
    { id, revision, invited }: SessionFacts,
    language: Language,
    files: Files,
  ): Promise<Uint8Array> {
    const key = `${id} ${revision} ${language}`;
    const readers = invited.map(({ person }) => person);
    const file = files.get(key) ?? this.#options.agendaFile(id, language, readers);
    files.set(key, file);
    return file.catch((cause: unknown) => {
      throw new FileFailed("the agenda cannot be drawn", { cause });
    });
  }
}

/** By session and language, what was drawn already while these e-mails are sent. */
type Files = Map<string, Promise<Uint8Array>>;

/** The file could not be made; its e-mail waits, and holds nobody else up. */
class FileFailed extends Error {
  override name = "FileFailed";
}

/** What kind of failure it was. The message itself may quote addresses. */
function codeOf(error: unknown): string {
  const { code, responseCode, name } = (error ?? {}) as {
    code?: string;
    responseCode?: number;
    name?: string;
  };
  return [code ?? name, responseCode].filter((part) => part !== undefined).join(" ");
}
