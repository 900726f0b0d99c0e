import { deleteDB, type IDBPDatabase, openDB } from "idb";

const databaseName = (person: string) => `querschnitt-answers-${person}`;
const key = "answers";

/**
 * Keeps the API's answers of one person on this device, so that the plan opens offline. Nothing in here is
 * irreplaceable: it may be lost, and it is dropped when it was written by another version.
 */
export class AnswerStore {
  readonly person: string;
  readonly #database: Promise<IDBPDatabase>;

  constructor(person: string) {
    this.person = person;
    this.#database = openDB(databaseName(person), 1, {
      upgrade(database) {
        database.createObjectStore(key);
      },
      // Another tab wipes the store: it must not have to wait for us.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    this.#database.catch(() => undefined);
  }

  async read(): Promise<unknown> {
    return (await this.#database).get(key, key);
  }

  async write(answers: unknown): Promise<void> {
    await (await this.#database).put(key, answers, key);
  }

  async close(): Promise<void> {
    (await this.#database).close();
  }
}

/** Removes everything kept of one person's answers from this device. */
export async function wipeAnswers(person: string): Promise<void> {
  await deleteDB(databaseName(person));
}
