import { createHmac } from "node:crypto";
import type { SessionRecord } from "../storage/Directory.ts";
import type { Sessions } from "./Sessions.ts";
import { sameText } from "./secrets.ts";

const TOKEN_SECONDS = 60 * 60;

/**
 * Short-lived tokens for programs (`?token=`): `<session>.<expiry in seconds>.<HMAC>`. A token is worth nothing
 * once its session has ended.
 */
export class Tokens {
  readonly #key: Buffer;
  readonly #sessions: Sessions;
  readonly #now: () => number;

  constructor(key: Buffer, sessions: Sessions, now: () => number = Date.now) {
    this.#key = key;
    this.#sessions = sessions;
    this.#now = now;
  }

  /** A token that speaks for a session for an hour; `expiresAt` as ISO 8601. */
  issue(session: string): { token: string; expiresAt: string } {
    const expires = Math.floor(this.#now() / 1000) + TOKEN_SECONDS;
    const claim = `${session}.${expires}`;
    return {
      token: `${claim}.${this.#sign(claim)}`,
      expiresAt: new Date(expires * 1000).toISOString(),
    };
  }

  /** The open session a token speaks for. */
  session(token: string): SessionRecord | undefined {
    const [session, expires, signature, ...rest] = token.split(".");
    if (!session || !expires || !signature || rest.length > 0) return undefined;
    if (!sameText(signature, this.#sign(`${session}.${expires}`))) return undefined;
    if (Number(expires) * 1000 <= this.#now()) return undefined;
    return this.#sessions.byId(session);
  }

  #sign(claim: string): string {
    return createHmac("sha256", this.#key).update(`token ${claim}`).digest("base64url");
  }
}
