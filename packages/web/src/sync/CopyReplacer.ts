import { type CopyReplacement, replaceCopy } from "./copyReplacement.ts";
import type { LiveCopy } from "./LiveCopy.ts";
import { RoundLimit } from "./RoundLimit.ts";

/** Runs one replacement of a room's copy at a time, and not too often. */
export class CopyReplacer {
  readonly #rounds = new RoundLimit();
  #aborter: AbortController | undefined;
  #coming: LiveCopy | undefined;

  get running(): boolean {
    return this.#aborter !== undefined;
  }

  /** The copy that is being synced anew to take the other's place. */
  get coming(): LiveCopy | undefined {
    return this.#coming;
  }

  /** Begins one more attempt, to be followed by `run`. @returns false if there have been too many: never a loop */
  begin(): boolean {
    if (!this.#rounds.begin(Date.now())) return false;
    this.#aborter = new AbortController();
    return true;
  }

  async run(replacement: Omit<CopyReplacement, "signal">): Promise<void> {
    const aborter = this.#aborter ?? new AbortController();
    try {
      await replaceCopy({
        ...replacement,
        signal: aborter.signal,
        open: (generation) => {
          this.#coming = replacement.open(generation);
          return this.#coming;
        },
        adopt: (...fresh) => {
          // It is the room's from here on.
          this.#coming = undefined;
          replacement.adopt(...fresh);
        },
      });
    } catch (cause) {
      if (!aborter.signal.aborted) throw cause;
    } finally {
      this.#coming?.destroy();
      this.#coming = undefined;
      this.#aborter = undefined;
    }
  }

  abort(): void {
    this.#aborter?.abort();
  }
}
