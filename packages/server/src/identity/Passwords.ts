import type { PasswordChange } from "@querschnitt/shared/api/identity";
import type { Directory, DirectoryData, PasswordLinkRecord, PersonRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import { refuseUnlessAdministers } from "./administration.ts";
import type { DirectoryIndex } from "./DirectoryIndex.ts";
import { hashPassword } from "./passwordHash.ts";
import { Refused } from "./Refused.ts";
import { administers } from "./rights.ts";
import { endSessionsOf } from "./Sessions.ts";
import type { SignIn } from "./SignIn.ts";
import { hashSecret, newSecret } from "./secrets.ts";

const PASSWORD_LINK_SECONDS = 24 * 60 * 60;

/** How people get a new password: with the one they have, or with a link that an administrator gives them. */
export class Passwords {
  readonly #directory: Directory;
  readonly #index: DirectoryIndex;
  readonly #signIn: SignIn;
  readonly #now: () => number;

  constructor(directory: Directory, index: DirectoryIndex, signIn: SignIn, now: () => number = Date.now) {
    this.#directory = directory;
    this.#index = index;
    this.#signIn = signIn;
    this.#now = now;
  }

  /**
   * Changes one's own password. Every other session ends: whoever changes it may fear that somebody else knows it. A
   * link stays good, since it may be the way back in for somebody whose password was stolen.
   * @throws Refused `wrong-credentials`, `too-many-attempts` as signing in does
   */
  async change(
    { id, email, passwordHash: before }: PersonRecord,
    session: string,
    { current, next }: PasswordChange,
    from: { address: string; deviceCookie: string | undefined },
  ): Promise<void> {
    this.#refuseInDemonstration();
    await this.#signIn.verify({ email, password: current }, from);
    const passwordHash = await hashPassword(next);
    await this.#directory.update((data) => {
      const person = personIn(data, id);
      // Hashing takes a while: a link used meanwhile, or an ended session, is somebody's answer to a stolen password.
      if (person.passwordHash !== before || !data.sessions.some((open) => open.id === session)) {
        throw new Refused("signed-out", "Your sign-in ended meanwhile. Sign in again.");
      }
      person.passwordHash = passwordHash;
      data.sessions = data.sessions.filter((open) => open.person !== id || open.id === session);
      note(data, this.#now(), { kind: "password-changed", by: id, person: id });
    });
  }

  /**
   * Makes a link with which a person sets a new password, once; it takes the place of an earlier one. The old password
   * goes on until then: a link that was asked for by mistake locks nobody out. @throws Refused
   */
  async createLink(by: string, id: string): Promise<{ secret: string; expiresAt: string }> {
    this.#refuseInDemonstration();
    const secret = newSecret();
    const expiresAt = new Date(this.#now() + PASSWORD_LINK_SECONDS * 1000).toISOString();
    await this.#directory.update((data) => {
      refuseUnlessAdministers(data, by);
      if (!personIn(data, id).active) {
        throw new Refused("conflict", "This account is deactivated. Activate it first.");
      }
      data.passwordLinks = [
        ...data.passwordLinks.filter((other) => other.person !== id && this.#isOpen(other)),
        { secretHash: hashSecret(secret), person: id, createdBy: by, expiresAt },
      ];
      note(data, this.#now(), { kind: "password-link-made", by, person: id });
    });
    return { secret, expiresAt };
  }

  /** Whose password a link sets. @throws Refused when it was used, replaced or has expired */
  byLink(secret: string): PersonRecord {
    const secretHash = hashSecret(secret);
    const link = this.#ifOpen(this.#index.data.passwordLinks.find((one) => one.secretHash === secretHash));
    return this.#index.person(link.person) as PersonRecord;
  }

  /** Sets the password of the person behind a link, which is used up, and ends their sessions. @throws Refused */
  async setByLink(secret: string, password: string): Promise<PersonRecord> {
    // Asked before hashing, so that a dead link costs nothing, and once more inside the change.
    this.byLink(secret);
    const passwordHash = await hashPassword(password);
    const secretHash = hashSecret(secret);
    return this.#directory.update((data) => {
      const link = this.#ifOpen(data.passwordLinks.find((one) => one.secretHash === secretHash));
      const person = personIn(data, link.person);
      person.passwordHash = passwordHash;
      data.passwordLinks = data.passwordLinks.filter((other) => other !== link);
      endSessionsOf(data, person.id);
      note(data, this.#now(), { kind: "password-set", by: person.id, person: person.id });
      return person;
    });
  }

  #isOpen({ person, createdBy, expiresAt }: PasswordLinkRecord): boolean {
    if (Date.parse(expiresAt) <= this.#now()) return false;
    // It gives no more than its maker could give today.
    const maker = this.#index.person(createdBy);
    return maker !== undefined && administers(maker) && (this.#index.person(person)?.active ?? false);
  }

  #ifOpen(link: PasswordLinkRecord | undefined): PasswordLinkRecord {
    if (link && this.#isOpen(link)) return link;
    throw new Refused(
      "password-link-invalid",
      "This link was used, replaced, has expired, or its maker is no administrator any more. Ask for a new one.",
    );
  }

  /** Its people sign in with one click, with a password that stands on the page. */
  #refuseInDemonstration(): void {
    if (!this.#index.data.workspace?.demonstration) return;
    throw new Refused("forbidden", "In the demonstration the passwords stay as they are.");
  }
}

function personIn(data: DirectoryData, id: string): PersonRecord {
  const person = data.people.find((one) => one.id === id);
  if (!person) throw new Refused("not-found", "There is no such account.");
  return person;
}
