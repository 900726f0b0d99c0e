import type { IncomingMessage } from "node:http";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { RuleContext } from "@querschnitt/shared/policy/entries";
import {
  type AccessReason,
  type Actor,
  accessReason,
  type MeasureAccess,
  type MeasureStanding,
  measureAccess,
} from "@querschnitt/shared/policy/roles";
import { type RoomAccess, roomAccess, type Standing } from "@querschnitt/shared/policy/rooms";
import { noSession, type SessionAccess, sessionAccess } from "@querschnitt/shared/policy/sessions";
import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { isMeasureRoom, isSessionRoom, type Room } from "@querschnitt/shared/protocol/roomNames";
import type { Directory } from "../storage/Directory.ts";
import type { Authority, Principal } from "../sync/Authority.ts";
import { cookieOf } from "./cookieOf.ts";
import type { DirectoryIndex } from "./DirectoryIndex.ts";
import { SESSION_COOKIE, type Sessions } from "./Sessions.ts";
import type { Tokens } from "./Tokens.ts";

/** What the authority must know about measures. */
export interface MeasureGroups {
  /** The working group of a measure; undefined if there is no such measure. */
  workingGroupOf(measure: string): string | undefined;
}

/** What the authority must know about sessions of working groups. */
export interface SessionFactsById {
  get(session: string): SessionFacts | undefined;
  /** Calls back after every fact; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

export interface AuthorityOptions {
  directory: Directory;
  index: DirectoryIndex;
  sessions: Sessions;
  tokens: Tokens;
  measures: MeasureGroups;
  /** Absent where there are none. */
  sittings?: SessionFactsById | undefined;
}

const noAccess: MeasureAccess = { role: undefined, moderates: false };

/** Answers from the directory as it stands at that moment: a few look-ups in maps, as sync asks on every message. */
export class DirectoryAuthority implements Authority {
  readonly #options: AuthorityOptions;

  constructor(options: AuthorityOptions) {
    this.#options = options;
  }

  authenticate(request: IncomingMessage): Principal | undefined {
    const token = new URLSearchParams(request.url?.split("?", 2)[1] ?? "").get("token");
    const secret = cookieOf(request.headers.cookie, SESSION_COOKIE);
    const { sessions, tokens } = this.#options;
    // A program that names a token means the token, even where a browser's cookie comes along.
    const session = token !== null ? tokens.session(token) : secret && sessions.bySecret(secret);
    return session ? { person: session.person, session: session.id } : undefined;
  }

  isOpen({ person, session }: Principal): boolean {
    return this.#options.sessions.byId(session)?.person === person;
  }

  access(person: string, room: Room): RoomAccess {
    const actor = this.#actor(person);
    if (!actor) return { mayRead: false, mayWrite: "none" };
    return roomAccess(room, actor, this.#roomStanding(person, room));
  }

  ruleContext(person: string, room: Room, now: number): Omit<RuleContext, "entryAt"> {
    const { index } = this.#options;
    const standing = this.#roomStanding(person, room);
    return {
      actor: this.#actor(person) ?? { person, organisation: "", workspaceRole: "guest" },
      access: standing.measure,
      session: standing.session,
      now,
      organisationExists: (id) => index.organisation(id) !== undefined,
      organisationOf: (id) => index.person(id)?.organisation,
    };
  }

  identity(person: string): PresenceIdentity | undefined {
    const { index } = this.#options;
    const record = index.person(person);
    const organisation = record && index.organisation(record.organisation);
    if (!record || !organisation) return undefined;
    return {
      person,
      name: record.name,
      organisation: organisation.shortName,
      stakeholderGroup: organisation.stakeholderGroup,
    };
  }

  subscribe(listener: () => void): () => void {
    const { directory, sittings } = this.#options;
    const stops = [directory.subscribe(listener), sittings?.subscribe(listener)];
    return () => {
      for (const stop of stops) stop?.();
    };
  }

  /** What a person may do on a measure; nothing on one that does not exist. */
  measureAccess(person: string, measure: string): MeasureAccess {
    const standing = this.#standing(person, measure);
    return standing ? measureAccess(standing) : noAccess;
  }

  /** Where what `measureAccess` answers comes from; undefined for nobody active, or no measure. */
  accessReason(person: string, measure: string): AccessReason | undefined {
    const standing = this.#standing(person, measure);
    return standing && accessReason(standing);
  }

  /** What a person may do in a session; nothing in one that does not exist. */
  sessionAccess(person: string, session: string): SessionAccess {
    const { index, sittings } = this.#options;
    const record = index.person(person);
    const facts = sittings?.get(session);
    if (!record?.active || !facts) return noSession;
    const member = index.group(facts.workingGroup)?.members.get(person);
    return sessionAccess({
      workspaceRole: record.workspaceRole,
      belongsToGroup: member !== undefined,
      moderatesGroup: member?.moderator ?? false,
      isChair: facts.chair === person,
      isSecretary: facts.secretary === person,
      invited: facts.invited.find((one) => one.person === person),
      state: facts.state,
    });
  }

  #roomStanding(person: string, room: Room): Standing {
    return {
      measure: isMeasureRoom(room) ? this.measureAccess(person, room.measure) : noAccess,
      session: isSessionRoom(room) ? this.sessionAccess(person, room.session) : noSession,
    };
  }

  #standing(person: string, measure: string): MeasureStanding | undefined {
    const { index, measures } = this.#options;
    const record = index.person(person);
    const group = measures.workingGroupOf(measure);
    if (!record?.active || group === undefined) return undefined;
    const member = index.group(group)?.members.get(person);
    return {
      workspaceRole: record.workspaceRole,
      moderatesGroup: member?.moderator ?? false,
      groupRole: member?.role,
      assignedRole: index.data.measureRoles[measure]?.[person],
    };
  }

  #actor(person: string): Actor | undefined {
    const record = this.#options.index.person(person);
    if (!record?.active) return undefined;
    return { person, organisation: record.organisation, workspaceRole: record.workspaceRole };
  }
}
