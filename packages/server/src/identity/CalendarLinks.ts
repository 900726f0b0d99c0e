import { createHmac } from "node:crypto";
import type { Directory } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import type { DirectoryIndex } from "./DirectoryIndex.ts";
import { sameText } from "./secrets.ts";

/**
 * Secret links under which a person's calendar program reads their sessions: `<person>.<renewals>.<HMAC>`. Each person has
 * one that works; renewing it ends the one before.
 */
export class CalendarLinks {
  readonly #key: Buffer;
  readonly #directory: Directory;
  readonly #index: DirectoryIndex;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch */
  constructor(key: Buffer, directory: Directory, index: DirectoryIndex, now: () => number) {
    this.#key = key;
    this.#directory = directory;
    this.#index = index;
    this.#now = now;
  }

  /** The token of a person's link. */
  token(person: string): string {
    const claim = `${person}.${this.#index.person(person)?.calendarRenewals ?? 0}`;
    return `${claim}.${this.#sign(claim)}`;
  }

  /** Whose sessions a token shows; undefined for one that is forged or was renewed, and of whoever is not active. */
  person(token: string): string | undefined {
    const [person = ""] = token.split(".");
    return this.#index.person(person)?.active && sameText(token, this.token(person)) ? person : undefined;
  }

  /** Ends a person's link; another one takes its place. @throws StorageUnavailable */
  async renew(person: string): Promise<void> {
    await this.#directory.update((data) => {
      const record = data.people.find(({ id }) => id === person);
      if (!record) return;
      record.calendarRenewals = (record.calendarRenewals ?? 0) + 1;
      note(data, this.#now(), { kind: "calendar-link-renewed", by: person, person });
    });
  }

  /** Named for its purpose, so that no other token signed with the same key passes for it. */
  #sign(claim: string): string {
    return createHmac("sha256", this.#key).update(`calendar ${claim}`).digest("base64url");
  }
}
