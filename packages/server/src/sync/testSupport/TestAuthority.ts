import type { IncomingMessage } from "node:http";
import type { RuleContext } from "@querschnitt/shared/policy/entries";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { type RoomAccess, roomAccess } from "@querschnitt/shared/policy/rooms";
import { noSession, type SessionAccess } from "@querschnitt/shared/policy/sessions";
import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type { Authority, Principal } from "../Authority.ts";

/** People with one role on every measure; a person's token is their name. */
export class TestAuthority implements Authority {
  readonly #roles = new Map<string, MeasureRole | undefined>();
  readonly #organisations = new Map<string, string>();
  readonly #sessions = new Map<string, SessionAccess>();
  readonly #ended = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(roles: Record<string, MeasureRole>) {
    for (const [person, role] of Object.entries(roles)) this.#roles.set(person, role);
  }

  setRole(person: string, role: MeasureRole | undefined): void {
    this.#roles.set(person, role);
    for (const listener of this.#listeners) listener();
  }

  /** Without it everybody belongs to an organisation of their own. */
  setOrganisation(person: string, organisation: string): void {
    this.#organisations.set(person, organisation);
    for (const listener of this.#listeners) listener();
  }

  /** What a person may do in every session; without it: nothing. */
  setSession(person: string, access: SessionAccess): void {
    this.#sessions.set(person, access);
    for (const listener of this.#listeners) listener();
  }

  endSession(person: string): void {
    this.#ended.add(person);
    for (const listener of this.#listeners) listener();
  }

  authenticate(request: IncomingMessage): Principal | undefined {
    const person = new URL(request.url ?? "", "http://localhost").searchParams.get("token");
    return person !== null && this.#roles.has(person) ? { person, session: person } : undefined;
  }

  isOpen({ session }: Principal): boolean {
    return !this.#ended.has(session);
  }

  access(person: string, room: Room): RoomAccess {
    const { actor, access, session } = this.ruleContext(person, room, 0);
    return roomAccess(room, actor, { measure: access, session: session ?? noSession });
  }

  ruleContext(person: string, _room: Room, now: number): Omit<RuleContext, "entryAt"> {
    return {
      actor: { person, organisation: this.#organisationOf(person), workspaceRole: "member" },
      access: { role: this.#roles.get(person), moderates: false },
      session: this.#sessions.get(person),
      now,
      organisationExists: () => true,
      organisationOf: (other) => this.#organisationOf(other),
    };
  }

  identity(person: string): PresenceIdentity | undefined {
    return { person, name: person.toUpperCase(), organisation: `org${person}`, stakeholderGroup: "police" };
  }

  #organisationOf(person: string): string {
    return this.#organisations.get(person) ?? `org${person}`;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
