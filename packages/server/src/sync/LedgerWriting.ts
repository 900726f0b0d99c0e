import { judgeEntry } from "@querschnitt/shared/policy/judgeEntry";
import type { Refusal } from "@querschnitt/shared/protocol/messages";
import type { LedgerRoom } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";
import type { Authority } from "./Authority.ts";
import { type Effect, Replica } from "./Replica.ts";
import { type Judgement, type RoomWriting, SERVER } from "./RoomWriting.ts";

/** A ledger is judged change by change, on a replica. */
export class LedgerWriting implements RoomWriting {
  readonly #room: LedgerRoom;
  readonly #authority: Authority;
  readonly #replica: Replica;

  constructor(room: LedgerRoom, authority: Authority) {
    this.#room = room;
    this.#authority = authority;
    this.#replica = new Replica(room.kind);
  }

  get doc(): Y.Doc {
    return this.#replica.doc;
  }

  load(update: Uint8Array): void {
    this.#replica.load(update);
  }

  judge(person: string, update: Uint8Array, now: number): Judgement {
    const replica = this.#replica;
    let effect: Effect | undefined;
    let refusal: Refusal | undefined;
    try {
      effect = replica.attempt(update);
      refusal = effect && person !== SERVER ? this.#firstRefusal(person, effect, now) : undefined;
    } catch (error) {
      refusal = { reason: "malformed", detail: `the update cannot be opened: ${String(error)}` };
    }
    if (refusal) {
      replica.rebuild();
      return { outcome: "refused", refusal };
    }
    if (!effect) return { outcome: "nothing-new" };
    replica.accept(effect.encoded);
    const { encoded, superseded, changes } = effect;
    return { outcome: "permitted", update: encoded, superseded, changes };
  }

  destroy(): void {
    this.#replica.destroy();
  }

  #firstRefusal(person: string, { changes }: Effect, now: number): Refusal | undefined {
    const context = {
      ...this.#authority.ruleContext(person, this.#room, now),
      entryAt: (root: string, entry: string) => this.#replica.entryAt(root, entry),
    };
    for (const change of changes) {
      const rule = judgeEntry(this.#room.kind, change, context);
      if (rule !== undefined) {
        return { reason: "rule", detail: `refused by ${rule}`, rule, root: change.root, entry: change.entry };
      }
    }
    return undefined;
  }
}
