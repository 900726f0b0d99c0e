import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on a port of the loopback address, which keeps what it takes. */
export class PostOffice {
  /** Raw messages, the first one first. */
  readonly messages: { to: string[]; raw: string }[] = [];
  /** Addresses that it turns down, with which code. */
  readonly refused = new Map<string, number>();
  /** Called when a message has been read, before it is said to be taken. */
  beforeTaking: () => void = () => {};
  #server: SMTPServer | undefined;
  #port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        const responseCode = this.refused.get(address);
        done(responseCode ? Object.assign(new Error("not here"), { responseCode }) : null);
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.messages.push({ to, raw: Buffer.concat(chunks).toString() });
          this.beforeTaking();
          done();
        });
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.server.address() as AddressInfo).port;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
