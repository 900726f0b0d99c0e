import { createHmac } from "node:crypto";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { sameText } from "./secrets.ts";

export const DEVICE_COOKIE = "querschnitt_device";
export const DEVICE_SECONDS = 365 * 24 * 60 * 60;

/**
 * Recognises browsers on which a person has signed in before, so that strangers who try that person's password
 * cannot keep the person out. The cookie `<device>.<person>.<HMAC>` opens nothing; it only earns a throttle of
 * its own.
 */
export class KnownDevices {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The value of the cookie for a browser on which the person has just signed in. */
  remember(person: string): string {
    const claim = `${newId()}.${person}`;
    return `${claim}.${this.#sign(claim)}`;
  }

  /** The device behind a cookie, if this person has signed in on it. */
  device(cookie: string | undefined, person: string): string | undefined {
    const [device, owner, signature] = (cookie ?? "").split(".");
    if (!device || !signature || owner !== person) return undefined;
    return sameText(signature, this.#sign(`${device}.${person}`)) ? device : undefined;
  }

  #sign(claim: string): string {
    return createHmac("sha256", this.#key).update(`device ${claim}`).digest("base64url");
  }
}
