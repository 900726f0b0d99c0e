import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { presenceFrame } from "./frames.ts";
import type { Member } from "./Member.ts";
import { type PresenceEntry, readPresenceUpdate, writePresenceUpdate } from "./presenceUpdate.ts";
import { vouchedState } from "./vouchedState.ts";
import { webSocketFrames } from "./webSocketFrames.ts";

/** Client ids that one connection may show; a browser shows one, a program may show some. */
const idsPerConnection = 8;
/** How many clocks of those who left are remembered, to tell a late echo from a claim. */
const rememberedLeavers = 1_000;
const gone = "null";
/**
 * Milliseconds for which changes are gathered. Each time costs a frame for everybody who is there: where many are, carets
 * still move twenty times a second, and where few are, at once.
 */
const gatherFor = (listeners: number): number => Math.min(45, 15 + listeners / 4);

export interface PresenceOptions {
  /** Bytes of one state, as JSON. */
  presenceBytes: number;
  identity(person: string): PresenceIdentity | undefined;
  /** Ties a client id to a person for ever, or answers false if it is another's or too many. */
  bind(client: number, person: string): boolean;
  owner(client: number): string | undefined;
  members(): ReadonlySet<Member>;
}

/** What could not be taken: somebody else's client id, one too many, too large, or no presence at all. */
export type PresenceRefusal = "client-id-taken" | "too-many-clients" | "too-large" | "malformed";

interface Present extends PresenceEntry {
  member: Member;
}

/** Who is in a room and where. Each state belongs to the connection that sent it; nothing of it is stored. */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #present = new Map<number, Present>();
  readonly #shownBy = new Map<Member, Set<number>>();
  readonly #leavers = new Map<number, number>();
  readonly #changed = new Map<number, PresenceEntry>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** Takes an awareness update from a connection; undefined if nothing was wrong with it. */
  receive(member: Member, update: Uint8Array): PresenceRefusal | undefined {
    const entries = readPresenceUpdate(update);
    if (!entries) return "malformed";
    let refusal: PresenceRefusal | undefined;
    const greets = entries.length === 1 && !this.#shownBy.has(member);
    for (const entry of entries) {
      refusal = this.#receiveEntry(member, entry, greets) ?? refusal;
      // Every further one would be too many as well.
      if (refusal === "too-many-clients") break;
    }
    return refusal;
  }

  #receiveEntry(member: Member, entry: PresenceEntry, greets: boolean): PresenceRefusal | undefined {
    const { client } = entry;
    let { clock } = entry;
    const known = this.#present.get(client);
    if (known?.member !== member) {
      // Stock clients send back every state they hear. An echo is never newer than what was sent out.
      const knownClock = known?.clock ?? this.#leavers.get(client) ?? -1;
      const owner = this.#options.owner(client);
      if (owner !== undefined && owner !== member.person)
        return clock > knownClock ? "client-id-taken" : undefined;
      // After a broken line the same client greets with the clock it had; others took that for gone.
      if (clock === knownClock && greets) clock += known ? 0 : 1;
      else if (clock <= knownClock) return undefined;
      if (entry.state === gone) return undefined;
      if ((this.#shownBy.get(member)?.size ?? 0) >= idsPerConnection) return "too-many-clients";
    } else if (clock < known.clock || (clock === known.clock && entry.state !== gone)) {
      return undefined;
    }
    if (entry.state === gone) {
      this.#remove(client, clock);
      return undefined;
    }
    if (Buffer.byteLength(entry.state) > this.#options.presenceBytes) return "too-large";
    const state = vouchedState(entry.state, this.#options.identity(member.person));
    if (state === undefined) return "malformed";
    if (!this.#options.bind(client, member.person)) return "client-id-taken";
    this.#leavers.delete(client);
    if (known?.member !== member) this.#show(client, member);
    this.#present.set(client, { client, clock, state, member });
    this.#announce({ client, clock, state });
    return undefined;
  }

  /** The connection is gone, and with it whatever it showed. */
  leave(member: Member): void {
    for (const client of this.#shownBy.get(member) ?? []) {
      const present = this.#present.get(client);
      if (present) this.#remove(client, present.clock);
    }
  }

  /** A frame with all states, for one who has just come; undefined if nobody shows anything. */
  everybody(): Uint8Array | undefined {
    return this.#present.size === 0
      ? undefined
      : presenceFrame(writePresenceUpdate([...this.#present.values()]));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Another connection of the same person may have shown it before. */
  #show(client: number, member: Member): void {
    this.#hide(client);
    const shown = this.#shownBy.get(member) ?? new Set();
    this.#shownBy.set(member, shown.add(client));
  }

  #hide(client: number): void {
    const member = this.#present.get(client)?.member;
    const shown = member && this.#shownBy.get(member);
    if (shown?.delete(client) && shown.size === 0) this.#shownBy.delete(member as Member);
  }

  #remove(client: number, clock: number): void {
    this.#hide(client);
    this.#present.delete(client);
    this.#leavers.set(client, clock);
    for (const oldest of this.#leavers.keys()) {
      if (this.#leavers.size <= rememberedLeavers) break;
      this.#leavers.delete(oldest);
    }
    this.#announce({ client, clock, state: gone });
  }

  #announce(entry: PresenceEntry): void {
    this.#changed.set(entry.client, entry);
    this.#timer ??= setTimeout(() => this.#broadcast(), gatherFor(this.#options.members().size));
  }

  #broadcast(): void {
    this.#timer = undefined;
    const wire = webSocketFrames([presenceFrame(writePresenceUpdate([...this.#changed.values()]))]);
    this.#changed.clear();
    for (const member of this.#options.members()) member.hear(wire);
  }
}
