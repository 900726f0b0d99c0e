import { supersededIn } from "@querschnitt/shared/documents/superseded";
import type { Refusal } from "@querschnitt/shared/protocol/messages";
import type * as Y from "yjs";
import { commandPlace } from "../offline/commandPlace.ts";
import { saysTheSame } from "../offline/isDone.ts";
import type { OutboxEntry } from "../offline/WorkStore.ts";

/** Milliseconds without a key after which typing goes on as another change. */
const PAUSE = 5_000;

/** A person's own work in one room until it is durable or set aside, and what the server said against it. */
export class UnsettledWork {
  readonly #entries = new Map<string, OutboxEntry>();
  readonly #refusals = new Map<string, Refusal>();
  readonly #superseded = new Set<string>();
  readonly #waiting: { for: ReadonlySet<string>; resolve(): void }[] = [];

  get size(): number {
    return this.#entries.size;
  }

  /** How many changes a person would count: typing without a longer pause is one, having read something is none. */
  get changes(): number {
    let changes = 0;
    let typedAt = Number.NEGATIVE_INFINITY;
    for (const { work, at } of this.#entries.values()) {
      if (work.kind === "marks") continue;
      if (work.kind !== "draft" || at - typedAt > PAUSE) changes++;
      if (work.kind === "draft") typedAt = at;
    }
    return changes;
  }

  get entries(): OutboxEntry[] {
    return [...this.#entries.values()];
  }

  /** Entries of which the server has said, in so many words, that it does not take them. */
  get refusals(): ReadonlyMap<string, Refusal> {
    return this.#refusals;
  }

  /** The entries themselves instead of their ids; what is not known any more is left out. */
  known<Why>(refused: readonly { entry: string; why: Why }[]): { entry: OutboxEntry; why: Why }[] {
    return refused.flatMap(({ entry: id, why }) => {
      const entry = this.#entries.get(id);
      return entry ? [{ entry, why }] : [];
    });
  }

  /** Resolves once none of the entries that are here now is here any more. */
  readonly whenSettled = async (): Promise<void> => {
    if (this.#entries.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push({ for: new Set(this.#entries.keys()), resolve });
    });
  };

  add(entry: OutboxEntry): void {
    this.#entries.set(entry.id, entry);
  }

  remove(id: string): void {
    this.#entries.delete(id);
    this.#refusals.delete(id);
    this.#superseded.delete(id);
    this.#tellWaiting();
  }

  clear(): void {
    this.#entries.clear();
    this.#superseded.clear();
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    const isOver = (ids: ReadonlySet<string>): boolean => [...ids].every((id) => !this.#entries.has(id));
    for (const waiting of this.#waiting.filter(({ for: ids }) => isOver(ids))) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve();
    }
  }

  /** A frame with these entries was not taken. Where several may be meant, each is judged anew instead. */
  refused(refusal: Refusal, entries: readonly string[]): void {
    const [entry, ...more] = this.meantBy(refusal, entries);
    if (entry !== undefined && more.length === 0) this.#refusals.set(entry, refusal);
  }

  /** These entries are durable: forgets those that stand and answers the others, which are to be kept for their author. */
  settle(entries: readonly string[], doc: Y.Doc, person: string) {
    const lost = this.lostAmong(entries, doc, person);
    const gone = new Set(lost.map(({ entry }) => entry));
    const stand = entries.filter((entry) => !gone.has(entry));
    for (const entry of stand) this.remove(entry);
    return { stand, lost };
  }

  /**
   * The server says that a concurrent change left nothing of something in a frame. What is made of it waits until the
   * frame is durable: the change that won is here by then and can be compared.
   */
  superseded(refusal: Refusal, entries: readonly string[]): void {
    for (const entry of this.meantBy(refusal, entries)) this.#superseded.add(entry);
  }

  /**
   * Those of the entries, durable now, of which a concurrent change left nothing, unless it says the same. The document is
   * asked as well as the server: its word may have been lost with a connection.
   */
  lostAmong(
    entries: readonly string[],
    doc: Y.Doc,
    person: string,
  ): { entry: string; why: { reason: "superseded" } }[] {
    return entries.flatMap((id) => {
      const { work, reach } = this.#entries.get(id) ?? {};
      if (!work || work.kind === "draft") return [];
      const isKnown = reach?.from !== undefined;
      const isLostHere =
        reach?.from !== undefined &&
        supersededIn(doc, [{ client: reach.client, from: reach.from, to: reach.clock }]).length > 0;
      if (!isLostHere && !this.#superseded.has(id)) return [];
      // A copy that has not met the winner yet shows this person's own words and proves nothing.
      const hasMet = isLostHere || !isKnown;
      if (hasMet && saysTheSame(doc, work.command, person)) return [];
      return [{ entry: id, why: { reason: "superseded" } }];
    });
  }

  /** Which of a frame's entries a refusal is about; none, if it cannot be told. */
  meantBy({ root, entry: place }: Refusal, entries: readonly string[]): string[] {
    if (entries.length <= 1) return [...entries];
    if (root === undefined || place === undefined) return [];
    return entries.filter((id) => {
      const work = this.#entries.get(id)?.work;
      if (!work || work.kind === "draft") return false;
      const at = commandPlace(work.command);
      return at.root === root && at.entry === place;
    });
  }
}
