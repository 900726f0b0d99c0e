import type { ShownMail } from "@querschnitt/shared/api/notifications";

/** An e-mail. Whoever sends it decides what stands in it; subjects travel and lie about in the open. */
export interface Mail {
  to: { name: string; address: string };
  subject: string;
  /** Plain text; every message has one. */
  text: string;
  html?: string;
  /** Without angle brackets. The same message sent again has the same one, by which programs recognise it. */
  messageId?: string;
  /** Further header fields, such as `List-Unsubscribe`. */
  headers?: Readonly<Record<string, string>>;
  attachments?: readonly MailAttachment[];
}

export interface MailAttachment {
  filename: string;
  /** For example `text/calendar; method=REQUEST; charset=utf-8`. */
  contentType: string;
  content: string | Uint8Array;
}

/** This message will never be taken, whatever the state of the server: its address does not exist, for example. */
export class MailRefused extends Error {
  override name = "MailRefused";
}

/** This message is not taken now, while others may be: a mailbox is full, or its server asks to wait. */
export class MailPostponed extends Error {
  override name = "MailPostponed";
}

/** Hands messages over to whoever delivers them. */
export interface Mailer {
  /** Whether messages leave this machine, or can only be looked at. */
  readonly delivery: "sent" | "shown";
  /** What would have been sent, the latest first; only where messages can be looked at. */
  shown?(): readonly ShownMail[];
  /** Drops what is shown and names this person. */
  forget?(person: { name: string; email: string }): void;
  /**
   * Resolves once the message was taken over.
   * @throws MailRefused, MailPostponed, or any other error if nothing can be sent at the moment
   */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}
