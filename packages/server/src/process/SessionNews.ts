import type { SessionNewsKind } from "@querschnitt/shared/api/notifications";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { Sittings } from "./Sittings.ts";
import type { SittingChange } from "./sittingFacts.ts";

/** Something about a session that those who are invited hear of. */
export interface SessionNewsEntry {
  kind: SessionNewsKind;
  /** The session's revision from then on. */
  revision: number;
  by: string;
  /** ISO 8601. */
  at: string;
  /** Who was meant then. */
  to: readonly string[];
}

const none: readonly SessionNewsEntry[] = [];

/** What is worth telling of each session, since it was planned: a projection of the same facts. */
export class SessionNews {
  readonly #entries = new Map<string, SessionNewsEntry[]>();
  readonly #listeners = new Set<(session: string) => void>();

  /** @param sittings not loaded yet, so that all of the past is heard of */
  constructor(sittings: Pick<Sittings, "subscribe">) {
    sittings.subscribe((change) => this.#note(change));
  }

  /** The news of a session, the oldest first. */
  of(session: string): readonly SessionNewsEntry[] {
    return this.#entries.get(session) ?? none;
  }

  /** Sessions of which there is news. */
  sessions(): Iterable<string> {
    return this.#entries.keys();
  }

  /** Calls back when there is more news of a session; returns how to stop. */
  subscribe(listener: (session: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #note({ before, after, by, at }: SittingChange): void {
    const found = before && newsIn(before, after);
    if (!found) return;
    const entry = { ...found, revision: after.revision, by, at };
    this.#entries.set(after.id, [...this.of(after.id), entry]);
    for (const listener of this.#listeners) listener(after.id);
  }
}

/** What a change of a session means for those who are invited; before any invitation was sent, most of it nothing. */
function newsIn(
  before: SessionFacts,
  after: SessionFacts,
): Pick<SessionNewsEntry, "kind" | "to"> | undefined {
  if (after.state !== before.state && after.state === "minutes-closed")
    return { kind: "minutes-closed", to: after.invited.map(({ person }) => person) };
  const known = before.invitation?.to ?? [];
  if (after.state !== before.state && after.state === "cancelled") return { kind: "cancelled", to: known };
  if (after.invitation && after.invitation.sequence !== before.invitation?.sequence)
    return { kind: "invited", to: after.invitation.to.filter((person) => !known.includes(person)) };
  const isMoved = (["start", "end", "place"] as const).some((detail) => after[detail] !== before[detail]);
  return isMoved ? { kind: "changed", to: known } : undefined;
}
