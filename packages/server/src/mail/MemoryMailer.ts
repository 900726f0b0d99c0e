import type { ShownMail } from "@querschnitt/shared/api/notifications";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Mail, Mailer } from "./Mailer.ts";

/** Messages that are kept; beyond it the oldest ones go. */
const MOST_KEPT = 100;

/** Sends nothing and keeps what would be sent, for demonstrations on one machine. */
export class MemoryMailer implements Mailer {
  readonly delivery = "shown";
  #mails: (ShownMail & { mail: Mail })[] = [];

  shown(): readonly ShownMail[] {
    return this.#mails.map(({ mail: _mail, ...shown }) => shown);
  }

  /** What was handed over, the latest first. */
  get messages(): readonly Mail[] {
    return this.#mails.map(({ mail }) => mail);
  }

  forget({ name, email }: { name: string; email: string }): void {
    const words = [name.toLowerCase(), email.toLowerCase()];
    this.#mails = this.#mails.filter(({ to, subject, text }) => {
      const said = `${to} ${subject} ${text}`.toLowerCase();
      return !words.some((word) => said.includes(word));
    });
  }

  async send(mail: Mail): Promise<void> {
    const { to, subject, text } = mail;
    const shown = {
      id: newId(),
      to: `${to.name} <${to.address}>`,
      subject,
      text,
      at: new Date().toISOString(),
    };
    this.#mails.unshift({ ...shown, mail });
    this.#mails.splice(MOST_KEPT);
  }

  async close(): Promise<void> {}
}
