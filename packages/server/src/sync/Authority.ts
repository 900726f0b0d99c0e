import type { IncomingMessage } from "node:http";
import type { RuleContext } from "@querschnitt/shared/policy/entries";
import type { RoomAccess } from "@querschnitt/shared/policy/rooms";
import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import type { Room } from "@querschnitt/shared/protocol/roomNames";

/** Who stands behind a socket. */
export interface Principal {
  person: string;
  /** The session that vouches for it; ending the session ends the socket. */
  session: string;
}

/** What sync needs to know about people and rights. Every answer is that of this moment: nothing is cached by sync. */
export interface Authority {
  /** Reads the session cookie or the `token` query parameter of an upgrade request. */
  authenticate(request: IncomingMessage): Principal | undefined;
  /** Whether the session is still open and its person active. */
  isOpen(principal: Principal): boolean;
  /** What a person may do in a room; for a room that does not exist: nothing. */
  access(person: string, room: Room): RoomAccess;
  /** What the rules of a ledger room may know when this person's change is judged. */
  ruleContext(person: string, room: Room, now: number): Omit<RuleContext, "entryAt">;
  /** The identity that presence of this person carries. */
  identity(person: string): PresenceIdentity | undefined;
  /** Calls back whenever any of the answers may have changed; returns how to stop. */
  subscribe(listener: () => void): () => void;
}
