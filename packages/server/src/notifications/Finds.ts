import { parseRoomName } from "@querschnitt/shared/protocol/roomNames";
import type { Logger } from "pino";
import type { DirectoryAuthority } from "../identity/DirectoryAuthority.ts";
import { type Inbox, withEvent, withoutEvents } from "./Inbox.ts";
import type { Inboxes } from "./Inboxes.ts";
import type { LookedAt } from "./LookedAt.ts";
import type { Addressed, Consequences, TakenBack } from "./NotificationEvent.ts";

/** What was found in one look, and what is to be stored with it so that it is not looked at again. */
export interface Find extends Consequences {
  state?: Record<string, Uint8Array>;
  onStored?: () => void;
}

export interface FindsOptions {
  inboxes: Inboxes;
  lookedAt: LookedAt;
  authority: Pick<DirectoryAuthority, "access">;
  logger: Logger;
}

/** Puts what was found into inboxes, one find after the other, each with how far was looked by then. */
export class Finds {
  readonly #options: FindsOptions;
  readonly #looking = new Set<Promise<unknown>>();

  constructor(options: FindsOptions) {
    this.#options = options;
  }

  /**
   * Stores what was found. What was looked at is stored with it, or with the next find, or soon (`save`): a find never
   * gets lost in between, since all of it happens in one turn.
   */
  record(find: () => Find, save = false): void {
    const make = () => {
      const { tell, takeBack, state = {}, onStored } = find();
      const change = this.#changes(tell, takeBack);
      const isNews = save || change.size > 0 || Object.keys(state).length > 0;
      return {
        change,
        ...(isNews && { state: { ...this.#options.lookedAt.unsaved(), ...state } }),
        onStored: () => {
          onStored?.();
          if (isNews) this.#options.lookedAt.saved();
        },
      };
    };
    this.inBackground(this.#options.inboxes.record(make));
  }

  #changes(tell: readonly Addressed[], takeBack: readonly TakenBack[]): Map<string, (inbox: Inbox) => Inbox> {
    const { inboxes } = this.#options;
    const changes = new Map<string, (inbox: Inbox) => Inbox>();
    const add = (person: string, change: (inbox: Inbox) => Inbox): void => {
      const before = changes.get(person);
      changes.set(person, before ? (inbox) => change(before(inbox)) : change);
    };
    for (const { to, event } of tell) {
      if (this.#mayRead(to, event.room)) add(to, (inbox) => withEvent(inbox, event));
    }
    for (const { concerns, from } of takeBack) {
      const people = new Set([...Array.from(inboxes.entries(), ([person]) => person), ...changes.keys()]);
      for (const person of people) {
        if (from && !from.has(person)) continue;
        const has = changes.has(person) || inboxes.of(person).events.some(concerns);
        if (has) add(person, (inbox) => withoutEvents(inbox, concerns));
      }
    }
    return changes;
  }

  #mayRead(person: string, name: string): boolean {
    const room = parseRoomName(name);
    return room !== undefined && this.#options.authority.access(person, room).mayRead;
  }

  /** Keeps an eye on a look that goes on by itself. */
  inBackground(work: Promise<unknown>): void {
    const { logger } = this.#options;
    const watched: Promise<unknown> = work
      .catch((error: unknown) => logger.error({ err: error }, "events could not be looked for"))
      .finally(() => this.#looking.delete(watched));
    this.#looking.add(watched);
  }

  /** Resolves once everything found so far is stored. */
  async settled(): Promise<void> {
    while (this.#looking.size > 0) await Promise.all(this.#looking);
    await this.#options.inboxes.settled();
  }
}
