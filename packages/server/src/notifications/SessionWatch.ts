import type { SessionNews } from "../process/SessionNews.ts";
import type { Sittings } from "../process/Sittings.ts";
import { sessionEvents } from "./events/sessionEvents.ts";
import type { Finds } from "./Finds.ts";
import type { Inboxes } from "./Inboxes.ts";
import { BEGUN_KEY, LookedAt } from "./LookedAt.ts";

export interface SessionWatchOptions {
  sittings: Pick<Sittings, "get">;
  news: SessionNews;
  inboxes: Pick<Inboxes, "state">;
  lookedAt: LookedAt;
  finds: Finds;
}

/** Finds what those who are invited are to be told of their sessions, also what happened unseen before the start. */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  #stopListening: () => void = () => {};

  constructor(options: SessionWatchOptions) {
    this.#options = options;
  }

  /** Begins to look; before anything was ever looked at, everything is old. @throws StorageUnavailable */
  async start(): Promise<void> {
    const { inboxes, lookedAt, news } = this.#options;
    lookedAt.load(await inboxes.state(BEGUN_KEY));
    lookedAt.load(await inboxes.state(LookedAt.keyPrefix("session/")));
    for (const session of news.sessions()) {
      if (lookedAt.hasBegun) this.#look(session);
      else this.#advance(session);
    }
    this.#stopListening = news.subscribe((session) => this.#look(session));
  }

  close(): void {
    this.#stopListening();
  }

  #look(session: string): void {
    const { sittings, news, lookedAt, finds } = this.#options;
    const facts = sittings.get(session);
    if (!facts) return;
    let seen: number | undefined;
    finds.record(() => {
      // When storing is tried again, this has been looked at already, but nobody was told.
      seen ??= lookedAt.of(sourceOf(session));
      const from = seen;
      this.#advance(session);
      const fresh = news.of(session).filter(({ revision }) => revision > from);
      return { tell: sessionEvents(facts, fresh), takeBack: [] };
    });
  }

  #advance(session: string): void {
    const { news, lookedAt } = this.#options;
    lookedAt.advance(sourceOf(session), news.of(session).at(-1)?.revision ?? 0);
  }
}

/** The source of a session's news, beside the names of its rooms. */
function sourceOf(session: string): string {
  return `session/${session}/news`;
}
