/**
 * Lets nobody have more than one dear question worked on at a time: further ones of the same person wait for it, so that
 * whoever asks much delays themselves and nobody else.
 */
export class OneByOne {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Works on a question once those that the person asked before are answered.
   * @param isWaiting whether anybody still waits for the answer; asked when it is the question's turn
   * @throws whatever `work` throws; NobodyWaits
   */
  ask<Answer>(person: string, isWaiting: () => boolean, work: () => Promise<Answer>): Promise<Answer> {
    const answered = (this.#last.get(person) ?? Promise.resolve()).then(() => {
      if (!isWaiting()) throw new NobodyWaits();
      return work();
    });
    const ended = answered
      .catch(() => {})
      .finally(() => {
        if (this.#last.get(person) === ended) this.#last.delete(person);
      });
    this.#last.set(person, ended);
    return answered;
  }
}

/** Whoever asked has left. */
export class NobodyWaits extends Error {
  override name = "NobodyWaits";
}
