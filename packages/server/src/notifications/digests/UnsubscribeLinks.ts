import { createHmac } from "node:crypto";
import { sameText } from "../../identity/secrets.ts";

/** Old e-mails lie about; after half a year their links have done enough. */
const LIFE_SECONDS = 180 * 24 * 60 * 60;

/** Tokens that end the e-mails of one person and can do nothing else: `<person>.<expiry in seconds>.<HMAC>`. */
export class UnsubscribeLinks {
  readonly #key: Buffer;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch */
  constructor(key: Buffer, now: () => number = Date.now) {
    this.#key = key;
    this.#now = now;
  }

  /** A token for a person's link, good for half a year. */
  token(person: string): string {
    const claim = `${person}.${Math.floor(this.#now() / 1000) + LIFE_SECONDS}`;
    return `${claim}.${this.#sign(claim)}`;
  }

  /** Whose e-mails a token ends; undefined for one that is forged or has expired. */
  person(token: string): string | undefined {
    const [person, expires, signature, ...rest] = token.split(".");
    if (!person || !expires || !signature || rest.length > 0) return undefined;
    if (!sameText(signature, this.#sign(`${person}.${expires}`))) return undefined;
    return Number(expires) * 1000 > this.#now() ? person : undefined;
  }

  /** Named for its purpose, so that no other token signed with the same key passes for it. */
  #sign(claim: string): string {
    return createHmac("sha256", this.#key).update(`unsubscribe ${claim}`).digest("base64url");
  }
}
