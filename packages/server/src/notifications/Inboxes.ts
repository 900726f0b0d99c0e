import type { Logger } from "pino";
import { StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";
import { emptyInbox, type Inbox, inboxShape, type StoredEvent, storedEventShape } from "./Inbox.ts";
import { decodeJson, encodeJson } from "./storedJson.ts";

/** Beside this stream stands how far everything has been looked at. It never has entries. */
const STATE_STREAM = "journal/notifications";
/** What is chosen and how far was counted and mailed, and each event under a key of its own: one is a small write. */
const HEAD_KEY = "inbox";
const EVENT_PREFIX = "event/";
/** Milliseconds until a write that failed is tried again. */
const RETRY_MILLISECONDS = 5_000;

/** Name of a person's stream, which has no entries either: what is told is kept for a while, not for ever. */
const streamOf = (person: string): string => `person/${person}/notifications`;

export interface InboxChange {
  /** Whose inbox becomes what; the same inbox means no change. */
  change: ReadonlyMap<string, (inbox: Inbox) => Inbox>;
  /** What has been looked at by then; stored in the same commit, so that nothing is told twice or never. */
  state?: Readonly<Record<string, Uint8Array>>;
  /** Called once it is on disk, before the next change has its turn. */
  onStored?: () => void;
}

/** Hears of an inbox that has changed, once that is on disk. */
export type InboxListener = (person: string, before: Inbox, after: Inbox) => void;

/**
 * Everybody's inboxes, in memory and as metadata in the log. They are small and bounded. What is answered is what is
 * on disk; changes run one after the other.
 */
export class Inboxes {
  readonly #log: UpdateLog;
  readonly #logger: Logger;
  readonly #inboxes = new Map<string, Inbox>();
  readonly #listeners = new Set<InboxListener>();
  /** Whose inbox is gone for good, whatever was still on its way into it. */
  readonly #forgotten = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();
  #stopping = false;
  #wake: () => void = () => {};

  constructor(log: UpdateLog, logger: Logger) {
    this.#log = log;
    this.#logger = logger;
  }

  /** Reads the inboxes of these people. @throws StorageUnavailable */
  async load(people: readonly string[]): Promise<void> {
    for (const person of people) {
      const stored = await this.#log.metadata(streamOf(person));
      if (stored.size > 0) this.#inboxes.set(person, decode(person, stored));
    }
  }

  /** What has been looked at, by keys with this beginning, as it was stored. @throws StorageUnavailable */
  state(prefix: string): Promise<Map<string, Uint8Array>> {
    return this.#log.metadata(STATE_STREAM, prefix);
  }

  /** One person's inbox as it is on disk; empty for whoever was told nothing yet. */
  of(person: string): Inbox {
    return this.#inboxes.get(person) ?? emptyInbox;
  }

  /** Every inbox that holds something or was chosen for. */
  entries(): Iterable<[person: string, inbox: Inbox]> {
    return this.#inboxes;
  }

  /** Calls back when somebody's inbox has changed; returns how to stop. */
  subscribe(listener: InboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes one inbox; resolves once that is durable. @throws StorageUnavailable */
  update(person: string, change: (inbox: Inbox) => Inbox): Promise<void> {
    return this.#inTurn(() => this.#write({ change: new Map([[person, change]]) }));
  }

  /**
   * Changes what follows from something that happened. Storage that fails is tried again until it works or the server
   * stops: then it is found in the log at the next start, since `state` does not say that it was looked at.
   */
  record(make: () => InboxChange): Promise<void> {
    return this.#inTurn(async () => {
      for (;;) {
        try {
          await this.#write(make());
          return;
        } catch (error) {
          this.#logger.error({ err: error }, "notifications cannot be stored");
          if (this.#stopping) return;
          await this.#wait();
        }
      }
    });
  }

  /** Takes a person's inbox away for good, with what they chose. @throws StorageUnavailable */
  forget(person: string): Promise<void> {
    this.#forgotten.add(person);
    return this.#inTurn(async () => {
      this.#inboxes.delete(person);
      await this.#log.remove(streamOf(person));
    });
  }

  /** Resolves once everything recorded so far is on disk, or given up. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** From now on everything is tried once: the server is about to stop. */
  stopTrying(): void {
    this.#stopping = true;
    this.#wake();
  }

  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #write({ change, state = {}, onStored }: InboxChange): Promise<void> {
    const changed = new Map<string, { before: Inbox; after: Inbox }>();
    for (const [person, apply] of change) {
      if (this.#forgotten.has(person)) continue;
      const before = this.of(person);
      const after = apply(before);
      if (after !== before) changed.set(person, { before, after });
    }
    if (changed.size === 0 && Object.keys(state).length === 0) return;
    const appends = [...changed].map(([person, { before, after }]) => ({
      stream: streamOf(person),
      expected: 0,
      entries: [],
      metadata: encodeChange(before, after),
    }));
    await this.#log.append([...appends, { stream: STATE_STREAM, expected: 0, entries: [], metadata: state }]);
    onStored?.();
    for (const [person, { after }] of changed) this.#inboxes.set(person, after);
    for (const [person, { before, after }] of changed) {
      for (const listener of this.#listeners) listener(person, before, after);
    }
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MILLISECONDS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** What has to be written for an inbox to become another one; events that stay are the same objects in both. */
function encodeChange(before: Inbox, after: Inbox): Record<string, Uint8Array | null> {
  const { events, ...head } = after;
  const metadata: Record<string, Uint8Array | null> = { [HEAD_KEY]: encodeJson(head) };
  const gone = new Set(before.events);
  for (const event of events) if (!gone.delete(event)) metadata[keyOf(event)] = encodeJson(event);
  for (const event of gone) metadata[keyOf(event)] ??= null;
  return metadata;
}

function keyOf({ number }: StoredEvent): string {
  return EVENT_PREFIX + number;
}

function decode(person: string, stored: ReadonlyMap<string, Uint8Array>): Inbox {
  try {
    const events = [...stored]
      .filter(([key]) => key.startsWith(EVENT_PREFIX))
      .map(([, bytes]) => storedEventShape.parse(decodeJson(bytes)))
      .sort((one, other) => one.number - other.number);
    const head = stored.get(HEAD_KEY);
    return { ...inboxShape.parse(head ? decodeJson(head) : {}), events };
  } catch (cause) {
    throw new StorageUnavailable(`the notifications of ${person} cannot be understood`, { cause });
  }
}
