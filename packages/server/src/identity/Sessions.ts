import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Directory, DirectoryData, PersonRecord, SessionRecord } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import type { DirectoryIndex } from "./DirectoryIndex.ts";
import { Refused } from "./Refused.ts";
import { hashSecret, newSecret } from "./secrets.ts";

export const SESSION_COOKIE = "querschnitt_session";
export const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** Beyond this the oldest sessions of a person end, so that a program that signs in over and over does no harm. */
const SESSIONS_PER_PERSON = 200;

/** Signed-in browsers. The cookie holds a secret, the directory only its hash. */
export class Sessions {
  readonly #directory: Directory;
  readonly #index: DirectoryIndex;
  readonly #now: () => number;
  /** When each session was last used, since the start; milliseconds since the epoch. */
  readonly #seenAt = new Map<string, number>();

  constructor(directory: Directory, index: DirectoryIndex, now: () => number = Date.now) {
    this.#directory = directory;
    this.#index = index;
    this.#now = now;
  }

  /**
   * Opens a session; the secret belongs into the cookie and is known to nobody else. @throws Refused should the person have
   * been deactivated or given another password while theirs was checked: that may be somebody's answer to a stolen one
   */
  async open(
    { id: person, passwordHash }: Pick<PersonRecord, "id" | "passwordHash">,
    userAgent: string,
  ): Promise<{ session: SessionRecord; secret: string }> {
    const secret = newSecret();
    const now = this.#now();
    const session: SessionRecord = {
      id: newId(),
      secretHash: hashSecret(secret),
      person,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + SESSION_SECONDS * 1000).toISOString(),
      userAgent: userAgent.slice(0, 200),
    };
    await this.#directory.update((data) => {
      const known = data.people.find(({ id }) => id === person);
      if (!known?.active || known.passwordHash !== passwordHash) {
        throw new Refused("wrong-credentials", "The account was changed meanwhile. Sign in again.");
      }
      const open = data.sessions.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
      const own = open.filter((other) => other.person === person);
      const surplus = new Set(own.slice(0, Math.max(0, own.length + 1 - SESSIONS_PER_PERSON)));
      data.sessions = [...open.filter((other) => !surplus.has(other)), session];
      note(data, now, { kind: "signed-in", by: person, person });
    });
    return { session, secret };
  }

  /** The session of a cookie's secret, if it is open and its person active. */
  bySecret(secret: string): SessionRecord | undefined {
    const session = this.#ifOpen(this.#index.sessionByHash(hashSecret(secret)));
    if (session) this.#seenAt.set(session.id, this.#now());
    return session;
  }

  /** When a session was last used, in milliseconds since the epoch; undefined: not since the server was started. */
  lastSeen(id: string): number | undefined {
    return this.#seenAt.get(id);
  }

  /** A session that is open and whose person is active. */
  byId(id: string): SessionRecord | undefined {
    return this.#ifOpen(this.#index.session(id));
  }

  /** A person's open sessions. */
  of(person: string): SessionRecord[] {
    return this.#index.data.sessions.filter((session) => session.person === person && this.#ifOpen(session));
  }

  /** Ends a session: its person signs out, or somebody ends it from elsewhere. */
  async end(by: string, id: string, kind: "signed-out" | "session-ended"): Promise<void> {
    await this.#directory.update((data) => {
      const ended = data.sessions.find((session) => session.id === id);
      if (!ended) return;
      data.sessions = data.sessions.filter((session) => session !== ended);
      note(data, this.#now(), { kind, by, person: ended.person });
    });
  }

  /** Ends every session of a person, on all devices. */
  async endAllOf(by: string, person: string): Promise<void> {
    await this.#directory.update((data) => {
      const count = endSessionsOf(data, person);
      if (count > 0) note(data, this.#now(), { kind: "sessions-ended", by, person, count });
    });
  }

  /** Ends what has expired, so that sockets which rest on it are closed too. */
  async sweep(): Promise<void> {
    const now = this.#now();
    for (const id of this.#seenAt.keys()) if (!this.byId(id)) this.#seenAt.delete(id);
    const expired = ({ expiresAt }: SessionRecord): boolean => Date.parse(expiresAt) <= now;
    if (!this.#index.data.sessions.some(expired)) return;
    await this.#directory.update((data) => {
      data.sessions = data.sessions.filter((session) => !expired(session));
    });
  }

  #ifOpen(session: SessionRecord | undefined): SessionRecord | undefined {
    if (!session || Date.parse(session.expiresAt) <= this.#now()) return undefined;
    return this.#index.person(session.person)?.active ? session : undefined;
  }
}

/** Ends every session of a person as part of a larger change to the directory; answers how many there were. */
export function endSessionsOf(data: DirectoryData, person: string): number {
  const before = data.sessions.length;
  data.sessions = data.sessions.filter((session) => session.person !== person);
  return before - data.sessions.length;
}
