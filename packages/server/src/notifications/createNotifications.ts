import type { Language } from "@querschnitt/shared/api/languages";
import type { ReadAgenda } from "@querschnitt/shared/documents/agenda";
import type { Logger } from "pino";
import type { Identity } from "../identity/createIdentity.ts";
import type { Mailer } from "../mail/Mailer.ts";
import type { Measures } from "../process/Measures.ts";
import type { Plan } from "../process/Plan.ts";
import type { SessionNews } from "../process/SessionNews.ts";
import type { Sittings } from "../process/Sittings.ts";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { DigestPost } from "./digests/DigestPost.ts";
import { UnsubscribeLinks } from "./digests/UnsubscribeLinks.ts";
import { EventWatch } from "./EventWatch.ts";
import { Finds } from "./Finds.ts";
import { Inboxes } from "./Inboxes.ts";
import { LookedAt } from "./LookedAt.ts";
import { Notifications } from "./Notifications.ts";
import { SessionWatch } from "./SessionWatch.ts";
import { SessionPost } from "./sessionMail/SessionPost.ts";

export interface NotificationParts {
  log: UpdateLog;
  identity: Pick<Identity, "directory" | "index" | "authority">;
  plan: Plan;
  measures: Pick<Measures, "all" | "get">;
  sittings: Sittings;
  sessionNews: SessionNews;
  /** The public agenda of a session, as it is on disk. @throws StorageUnavailable */
  publicAgenda(session: string): Promise<ReadAgenda>;
  /** The public agenda as a PDF file for all of these people. */
  agendaFile(session: string, language: Language, readers: readonly string[]): Promise<Uint8Array>;
  /** Undefined: no e-mails. */
  mailer: Mailer | undefined;
  signingKey: Buffer;
  /** Under which people reach the workspace, for links in e-mails. */
  origin(): string;
  logger: Logger;
  now(): number;
}

export interface NotificationService {
  notifications: Notifications;
  watch: EventWatch;
  unsubscribeLinks: UnsubscribeLinks;
  post: DigestPost | undefined;
  /** Calls back when somebody's notifications have changed in a way that they can see. */
  subscribe(listener: (person: string) => void): () => void;
  /** Call once measures and plan are loaded, before anybody is let in. @throws StorageUnavailable */
  start(): Promise<void>;
  /** Looks for what happened unseen before the start. Call once the server listens: nobody has to wait for it. */
  catchUp(): void;
  close(): Promise<void>;
}

/** Puts the parts of notifications together. */
export function createNotifications(parts: NotificationParts): NotificationService {
  const { log, identity, plan, measures, sittings, mailer, signingKey, logger, now } = parts;
  const { authority, directory, index } = identity;
  const inboxes = new Inboxes(log, logger);
  const notifications = new Notifications({ inboxes, authority, plan, sittings });
  const lookedAt = new LookedAt();
  const finds = new Finds({ inboxes, lookedAt, authority, logger });
  const sessionWatch = new SessionWatch({ sittings, news: parts.sessionNews, inboxes, lookedAt, finds });
  const watch = new EventWatch({
    log,
    inboxes,
    lookedAt,
    finds,
    directory,
    index,
    authority,
    plan,
    measures,
    logger,
    now,
  });
  const unsubscribeLinks = new UnsubscribeLinks(signingKey, now);
  const post =
    mailer &&
    new DigestPost({
      inboxes,
      notifications,
      index,
      mailer,
      links: unsubscribeLinks,
      origin: parts.origin,
      logger,
      now,
    });
  const sessionPost =
    mailer &&
    new SessionPost({
      sittings,
      identity,
      mailer,
      agenda: parts.publicAgenda,
      agendaFile: parts.agendaFile,
      languageOf: (person) => notifications.choices(person).language,
      origin: parts.origin,
      logger,
      now,
    });
  return {
    notifications,
    watch,
    unsubscribeLinks,
    post,
    subscribe: (listener) =>
      inboxes.subscribe((person, before, after) => {
        // Not even that something changed is said of what the person may not see.
        if (notifications.looksDifferent(person, before, after)) listener(person);
      }),
    async start() {
      const { people } = index.data;
      await inboxes.load(people.flatMap(({ id, former }) => (former === undefined ? id : [])));
      // First: with what the other one finds, it is stored that anything was looked at.
      await sessionWatch.start();
      await watch.start();
    },
    catchUp() {
      watch.catchUp();
      sessionPost?.look();
    },
    async close() {
      await sessionPost?.close();
      await post?.close();
      sessionWatch.close();
      await watch.close();
    },
  };
}
