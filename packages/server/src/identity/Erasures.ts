import type { Directory, DirectoryData } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import { refuseUnlessAdministers } from "./administration.ts";
import { erasePerson, pseudonym } from "./erasePerson.ts";
import { Refused } from "./Refused.ts";

export interface ErasuresOptions {
  directory: Directory;
  /** Takes name and address out of what people wrote in messages. */
  forgetWords(person: { name: string; email: string }, pseudonym: string): Promise<void>;
  /** Takes away what is kept for that person alone, such as reading marks and notifications. */
  removeTraces(person: string): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Erases people: from the directory in one change, then from everything else. Name and address are needed for that, so
 * they wait in the directory until it is done, through a crash as well; no view shows them.
 */
export class Erasures {
  readonly #options: ErasuresOptions;

  constructor(options: ErasuresOptions) {
    this.#options = options;
  }

  /** Erases a person; for one who is erased already, does what is left to do. @throws Refused, StorageUnavailable */
  async erase(by: string, person: string, typedName: string): Promise<void> {
    const { directory, now } = this.#options;
    // Everything that can refuse stands here, and is asked in the turn of the change: what is refused changes nothing.
    await directory.update((data) => {
      refuseUnlessAdministers(data, by);
      if (person === by) {
        throw new Refused("conflict", "Nobody erases themselves. Ask another administrator.");
      }
      const record = data.people.find(({ id }) => id === person);
      if (record?.former !== undefined) return;
      erasePerson(data, person, typedName);
      note(data, now(), { kind: "person-erased", by, person });
    });
    await this.#finish(person);
  }

  /** Finishes what a crash left undone, or a version that erased less. @throws StorageUnavailable */
  async finishAll(): Promise<void> {
    for (const { id, former } of this.#options.directory.current().people) {
      if (former !== undefined) await this.#finish(id);
    }
  }

  async #finish(person: string): Promise<void> {
    const { directory, forgetWords, removeTraces } = this.#options;
    const { erasures, people } = directory.current();
    const waiting = erasures.find((one) => one.person === person);
    const former = people.find(({ id }) => id === person)?.former;
    if (waiting && former !== undefined) await forgetWords(waiting, pseudonym(former));
    await removeTraces(person);
    if (waiting) await directory.update((data) => dropErasure(data, person));
  }
}

function dropErasure(data: DirectoryData, person: string): void {
  data.erasures = data.erasures.filter((one) => one.person !== person);
}
