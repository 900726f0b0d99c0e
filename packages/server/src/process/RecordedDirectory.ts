import type { Logger } from "pino";
import type { DeedRecord, Directory, DirectoryData } from "../storage/Directory.ts";
import type { AuditTrail } from "./AuditTrail.ts";

/** Metadata key of the audit list: the number of the last deed that came from the directory, in decimal digits. */
const TAKEN_OVER = "directory";

/**
 * The directory, whose deeds go into the audit list. A change and its deed are stored together (`note`); then, before
 * anybody hears of the change, the deed is appended to the list together with its number. So after a crash in between
 * it is neither lost nor written twice, and while the log cannot be written deeds wait in the directory.
 */
export class RecordedDirectory implements Directory {
  readonly #directory: Directory;
  readonly #trail: AuditTrail;
  readonly #logger: Logger;
  /** Number of the last deed that the list has; undefined until it was read. */
  #takenOver: number | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(directory: Directory, trail: AuditTrail, logger: Logger) {
    this.#directory = directory;
    this.#trail = trail;
    this.#logger = logger;
  }

  current(): Readonly<DirectoryData> {
    return this.#directory.current();
  }

  async update<Answer>(change: (data: DirectoryData) => Answer): Promise<Answer> {
    const answer = await this.#directory.update((data) => {
      const done = this.#takenOver ?? 0;
      data.deeds.waiting = data.deeds.waiting.filter(({ number }) => number > done);
      return change(data);
    });
    await this.takeOver();
    return answer;
  }

  subscribe(listener: () => void): () => void {
    return this.#directory.subscribe(listener);
  }

  close(): Promise<void> {
    return this.#directory.close();
  }

  /** Appends to the list what it does not have yet; what fails is kept for the next time. */
  takeOver(): Promise<void> {
    this.#last = this.#last
      .then(() => this.#takeOver())
      .catch((error: unknown) => {
        // What failed may have been written all the same: the list says next time how far it has come.
        this.#takenOver = undefined;
        this.#logger.error({ err: error }, "deeds wait for the log to be writable");
      });
    return this.#last;
  }

  async #takeOver(): Promise<void> {
    this.#takenOver ??= await this.#readTakenOver();
    const done = this.#takenOver;
    const waiting = this.current().deeds.waiting.filter(({ number }) => number > done);
    const number = waiting.at(-1)?.number;
    if (number === undefined) return;
    await this.#trail.append(waiting.map(dated), {
      metadata: { [TAKEN_OVER]: new TextEncoder().encode(String(number)) },
    });
    this.#takenOver = number;
  }

  async #readTakenOver(): Promise<number> {
    const number = Number(new TextDecoder().decode(await this.#trail.metadata(TAKEN_OVER)));
    const { count, waiting } = this.current().deeds;
    // A directory that counts less was put back from an older copy: rather a deed twice than one left out.
    return number <= count ? number : (waiting[0]?.number ?? count + 1) - 1;
  }
}

const dated = ({ deed, at }: DeedRecord) => ({ deed, at: Date.parse(at) });
