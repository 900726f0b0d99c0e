/** Messages of one gap that are remembered, to be refused one by one. */
const mostHeld = 1_000;

/**
 * A message builds on something that is missing: the client is asked once for all it has, and what becomes of the
 * messages in between is open until the answer comes.
 */
export class GapQuestion {
  #held: number[] | undefined;
  /** The last answer held nothing that could be taken, and nothing was stored since: asking again would go on for ever. */
  #inVain = false;

  /** What to do about a message with a gap before it: ask, wait for the answer to come, or refuse it. */
  meet(index: number): "ask" | "wait" | "refuse" {
    if (this.#held) {
      if (this.#held.length >= mostHeld) return "refuse";
      this.#held.push(index);
      return "wait";
    }
    if (this.#inVain) return "refuse";
    this.#held = [index];
    return "ask";
  }

  /** The client sent all it has. Answers the messages that waited for it and are refused now. */
  answered(wasTaken: boolean): number[] {
    const held = this.#held ?? [];
    this.#held = undefined;
    if (wasTaken) return [];
    if (held.length > 0) this.#inVain = true;
    return held;
  }

  /** Something of this client was stored. */
  stored(): void {
    this.#inVain = false;
  }
}
