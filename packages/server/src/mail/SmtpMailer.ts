import { createTransport, type Transporter } from "nodemailer";
import { type Mail, type Mailer, MailPostponed, MailRefused } from "./Mailer.ts";

const CONNECT_MILLISECONDS = 15_000;
/** How long a server may keep silent in the middle of a message. */
const SILENCE_MILLISECONDS = 30_000;

export interface SmtpSettings {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  url: string;
  /** `Name <address>` or an address. */
  from: string;
}

/** Hands messages to an SMTP server, over one connection at a time. */
export class SmtpMailer implements Mailer {
  readonly delivery = "sent";
  readonly #transport: Transporter;
  readonly #from: string;

  constructor({ url, from }: SmtpSettings) {
    this.#from = from;
    this.#transport = createTransport({
      url,
      connectionTimeout: CONNECT_MILLISECONDS,
      greetingTimeout: CONNECT_MILLISECONDS,
      socketTimeout: SILENCE_MILLISECONDS,
      // Nothing that somebody wrote may make the server read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, messageId, headers, attachments, ...content }: Mail): Promise<void> {
    try {
      await this.#transport.sendMail({
        ...content,
        from: this.#from,
        to,
        ...(messageId && { messageId: `<${messageId}>` }),
        // Programs that answer by themselves ("out of office") leave such messages alone.
        headers: { "Auto-Submitted": "auto-generated", ...headers },
        ...(attachments && {
          attachments: attachments.map(({ content: bytes, ...rest }) => ({
            ...rest,
            content: typeof bytes === "string" ? bytes : Buffer.from(bytes),
          })),
        }),
      });
    } catch (error) {
      if (!isAboutThisMail(error)) throw error;
      const isForGood = ((error as { responseCode?: number }).responseCode ?? 0) >= 500;
      if (isForGood) throw new MailRefused("the message was refused for good", { cause: error });
      throw new MailPostponed("the message was not taken for now", { cause: error });
    }
  }

  async close(): Promise<void> {
    this.#transport.close();
  }
}

/** Whether the recipient or the message was turned down, and not the connection, our sign-in or our own address. */
function isAboutThisMail(error: unknown): boolean {
  const { code, command } = error as { code?: string; command?: string };
  return (code === "EENVELOPE" && command === "RCPT TO") || code === "EMESSAGE";
}
