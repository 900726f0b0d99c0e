/** The last answers to questions whose answer follows from a version of something; as many as are given. */
export class Remembered<Answer> {
  readonly #most: number;
  readonly #answers = new Map<string, { version: string; answer: Promise<Answer> }>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The answer for a key as of a version: the one that is known or being made, or what `make` makes. */
  get(key: string, version: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(key);
    this.#answers.delete(key);
    if (known?.version === version) {
      this.#answers.set(key, known);
      return known.answer;
    }
    const made = { version, answer: make() };
    this.#answers.set(key, made);
    made.answer.catch(() => {
      if (this.#answers.get(key) === made) this.#answers.delete(key);
    });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest);
    return made.answer;
  }

  forget(key: string): void {
    this.#answers.delete(key);
  }
}
