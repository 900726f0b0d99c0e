import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Deed } from "@querschnitt/shared/api/audit";
import type { Demonstration } from "@querschnitt/shared/api/identity";
import type { Logger } from "pino";
import { type Config, loopbackOrigin } from "./config.ts";
import { createErasures } from "./createErasures.ts";
import { createRedactions } from "./createRedactions.ts";
import { workingSignIns } from "./demonstration/workingSignIns.ts";
import { Handouts } from "./handouts/Handouts.ts";
import { hashMinutes } from "./hashMinutes.ts";
import { acceptedProposals } from "./history/acceptedProposals.ts";
import { History } from "./history/History.ts";
import { createHttpServer } from "./http/createHttpServer.ts";
import type { App } from "./http/HttpContext.ts";
import { isOwnOrigin } from "./http/origin.ts";
import { createIdentity, type Identity } from "./identity/createIdentity.ts";
import type { Mailer } from "./mail/Mailer.ts";
import { writeNewAgenda, writeNewRooms } from "./newRooms.ts";
import { Notices } from "./notices/Notices.ts";
import { createNotifications, type NotificationService } from "./notifications/createNotifications.ts";
import { AuditTrail } from "./process/AuditTrail.ts";
import { Measures } from "./process/Measures.ts";
import { Messages } from "./process/Messages.ts";
import { Pages } from "./process/Pages.ts";
import { PersonDataMaker } from "./process/PersonDataMaker.ts";
import { Plan } from "./process/Plan.ts";
import { RecordedDirectory } from "./process/RecordedDirectory.ts";
import type { Redactions } from "./process/Redactions.ts";
import { recordRestore } from "./process/recordRestore.ts";
import { SessionNews } from "./process/SessionNews.ts";
import { Sittings } from "./process/Sittings.ts";
import { Versions } from "./process/Versions.ts";
import { routeUpgrades } from "./routeUpgrades.ts";
import { ServerClock } from "./ServerClock.ts";
import { StorageWatch } from "./StorageWatch.ts";
import { Search } from "./search/Search.ts";
import { searchableRooms } from "./search/searchableRooms.ts";
import type { Directory } from "./storage/Directory.ts";
import type { RoomBus } from "./storage/RoomBus.ts";
import type { StorageReport } from "./storage/StorageReport.ts";
import type { Append, UpdateLog } from "./storage/UpdateLog.ts";
import { sweepRegularly } from "./sweepRegularly.ts";
import { Gateway } from "./sync/Gateway.ts";
import { Rooms } from "./sync/Rooms.ts";

/** How long sockets get to say goodbye when the server stops. */
const GOODBYE_MILLISECONDS = 1_000;

export interface ServiceOptions {
  config: Config;
  storage: { log: UpdateLog; directory: Directory; bus: RoomBus; report?: StorageReport };
  signingKey: Buffer;
  logger: Logger;
  /** Folder of the built web application. */
  webDist: string | undefined;
  /** Undefined: e-mails are not set up. */
  mailer: Mailer | undefined;
  /** Sign-ins of the demonstration workspace, should this be one. */
  demonstration: Demonstration;
  /** Milliseconds since the epoch; the server's own clock unless a test brings another one. */
  now?(): number;
}

/** The whole server on given storage, not listening yet. */
export interface Service {
  app: App;
  identity: Identity;
  measures: Measures;
  sittings: Sittings;
  rooms: Rooms;
  messages: Messages;
  notifications: NotificationService;
  /** Whether anything has ever been written: people, or measures. */
  isEmpty(): boolean;
  /** Starts to listen and answers the port. */
  listen(): Promise<number>;
  /** Lets everybody go and waits for what is on its way to disk; storage stays open. */
  close(): Promise<void>;
}

/** Puts the server together. @throws StorageUnavailable */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { config, storage, logger, signingKey, mailer, demonstration } = options;
  const watch = new StorageWatch();
  const log = watch.log(storage.log);
  const clock = new ServerClock(logger);
  const now = options.now ?? clock.now;
  const audit = new AuditTrail(log);
  const record = (append: Append, deed: Deed): Promise<void> =>
    audit.append([{ deed, at: now() }], { together: [append] });
  const recordDeed = (deed: Deed): Promise<void> => audit.append([{ deed, at: now() }]);
  const directory = new RecordedDirectory(watch.directory(storage.directory), audit, logger);
  const plan = new Plan(now);
  let news: NotificationService | undefined;
  const measures: Measures = new Measures({
    log,
    prefixOf: (group) => identity.index.group(group)?.record.prefix,
    writeRooms: (measure, content) => writeNewRooms(rooms, measure, content, now()),
    onFact: (facts) => {
      plan.onFact(facts);
      // Its rooms were written before it was there; only now they belong to something that can be found.
      for (const room of searchableRooms(facts.id, [])) search.noteChanged(room);
      news?.watch.onFact(facts);
    },
    record,
    now,
  });
  const sittings: Sittings = new Sittings({
    log,
    writeRooms: (session, approves) => writeNewAgenda(rooms, session, approves, now()),
    record,
    hashMinutes: (session) => hashMinutes(rooms, session),
    sendsMail: mailer !== undefined,
    now,
  });
  const identity = createIdentity({
    directory,
    measures,
    sittings,
    signingKey,
    publicPassword: config.exposed ? demonstration.password : undefined,
    // Nothing was changed by whoever failed: their answer does not depend on whether it can be written down.
    record: (deed) =>
      recordDeed(deed).catch((error: unknown) =>
        logger.error({ err: error }, "a failed sign-in cannot be written down"),
      ),
    now,
  });
  const { authority, index, sessions, setup } = identity;
  const search = new Search({
    log,
    logger,
    authority,
    measures: () => measures.all(),
    sessions: () => sittings.all(),
    session: (id) => sittings.get(id),
    row: (measure) => plan.row(measure),
    organisations: () => index.data.organisations.map(({ id }) => id),
    organisationOf: (person) => index.person(person)?.organisation,
  });
  const rooms: Rooms = new Rooms({
    log,
    bus: storage.bus,
    authority,
    limits: config.limits,
    logger,
    observer: {
      digest: (room, doc) => plan.digest(room, doc),
      onFlushed: (room, at, digest, entries, doc) => {
        plan.onFlushed(room, at, digest);
        search.noteChanged(room);
        history.noteWritten(room, entries.at(-1)?.sequence ?? 0);
        news?.watch.onFlushed(room, entries, doc);
        void redactions.noteWritten(room, entries);
      },
      onRedacted: (room) => Promise.all([search.noteChanged(room), history.forget(room)]),
    },
    now,
  });
  const history = new History({ log, logger, accepted: (measure) => acceptedProposals(rooms, measure) });
  const versions = new Versions({ log, record, now });
  const pages = new Pages(log, now);
  const messages: Messages = new Messages(log, () => notices.messagesChanged(), now);
  await measures.load();
  const sessionNews = new SessionNews(sittings);
  const redactions: Redactions = createRedactions({
    ...{ log, rooms, messages, record, logger, now },
    organisations: () => index.data.organisations.map(({ id }) => id),
    onChange: () => notices.messagesChanged(),
  });
  for (const facts of [sittings, pages, versions, messages, redactions]) await facts.load();
  await plan.load(log, measures.all());
  const handouts = new Handouts({ ...identity, rooms, sittings, plan });
  let origin = config.publicUrl ?? loopbackOrigin(config, config.port);
  news = createNotifications({
    ...{ log, identity, plan, measures, sittings, sessionNews, mailer, signingKey, logger, now },
    publicAgenda: (session) => rooms.readLedger({ kind: "agenda", session, part: "public" }),
    agendaFile: (session, language, readers) =>
      handouts.file({ session, kind: "agenda", part: "public", language, format: "pdf", readers }),
    origin: () => origin,
  });
  const notifications = news;
  await notifications.start();
  clock.compareWith(plan.latestChange);
  await recordRestore(log, audit, now()).catch((error: unknown) =>
    logger.error({ err: error }, "a restored backup is written down at the next start"),
  );
  await directory.takeOver();
  const erasures = createErasures({
    ...{ directory, mailer, messages, redactions, versions, rooms, notifications, now },
  });

  const allowedOrigin = ({ headers }: IncomingMessage): boolean => isOwnOrigin(headers, config);
  const gateway = new Gateway({ authority, rooms, limits: config.limits, logger, allowedOrigin });
  const notices: Notices = new Notices({
    authority,
    allowedOrigin,
    logger,
    directoryVersion: () => index.visibleVersion,
    socketsPerPerson: config.limits.socketsPerPerson,
  });
  plan.subscribe(() => notices.planChanged());
  sittings.subscribe(({ after }) => search.noteSession(after.id));
  sittings.subscribe(() => notices.sittingsChanged());
  notifications.subscribe((person) => notices.notificationsChanged(person));
  await erasures
    .finishAll()
    .catch((error: unknown) => logger.error({ err: error }, "an erasure is finished at the next start"));
  const app = await createHttpServer(
    {
      ...identity,
      config,
      measures,
      sittings,
      readLedger: (room) => rooms.readLedger(room),
      writeAsServer: (room, change) => rooms.writeAsServer(room, change),
      unitText: (room, units) => rooms.unitText(room, units),
      hashMinutes: (session) => hashMinutes(rooms, session),
      ...{ handouts, history, now, plan, pages, messages, redactions, versions },
      personData: new PersonDataMaker({
        directory: () => index.data,
        told: (person) => notifications.notifications.held(person),
        access: (person, measure) => authority.measureAccess(person, measure),
        mayRead: (person, room) => authority.access(person, room).mayRead,
        sittings,
        ...{ log, rooms, measures, plan, messages, pages, versions, audit, now },
      }),
      recordDeed,
      demonstration: () => workingSignIns(demonstration, index, config.exposed),
      ...{ search, erasures },
      notifications: notifications.notifications,
      unsubscribeLinks: notifications.unsubscribeLinks,
      delivery: mailer?.delivery ?? "off",
      shownMails: mailer?.shown && (() => mailer.shown?.() ?? []),
      storageState: () => watch.state,
      storageReport: async () => ({
        log: { file: null, used: null },
        lastBackupAt: null,
        ...(await storage.report?.()),
      }),
      audit,
      principals: () => [...notices.principals(), ...gateway.connected().map(({ principal }) => principal)],
      openRooms: () =>
        gateway.connected().map(({ principal, room }) => ({
          room: room.address,
          name: room.name,
          person: principal.person,
        })),
    },
    logger,
    options.webDist,
  );
  const sockets = routeUpgrades(app, {
    "/sync/": (...upgrade) => gateway.handleUpgrade(...upgrade),
    "/notices": (...upgrade) => notices.handleUpgrade(...upgrade),
  });
  const endSweep = sweepRegularly(logger, {
    "sessions cannot be swept": () => sessions.sweep(),
    "messages cannot be swept": () => messages.sweep(),
    "histories cannot be told ahead": () => history.prepare(),
    "redactions cannot be carried out": () => redactions.finishAll(),
    "closed minutes cannot be sealed": () => sittings.sealAll(),
  });

  return {
    app,
    identity,
    measures,
    sittings,
    rooms,
    messages,
    notifications,
    isEmpty: () => setup.isOpen && measures.all()[Symbol.iterator]().next().done === true,
    async listen() {
      await app.listen({ port: config.port, host: config.host });
      const { port } = app.server.address() as AddressInfo;
      origin = config.publicUrl ?? loopbackOrigin(config, port);
      notifications.catchUp();
      return port;
    },
    async close() {
      endSweep();
      clock.close();
      gateway.close();
      notices.close();
      const goodbye = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, GOODBYE_MILLISECONDS);
      await app.close();
      clearTimeout(goodbye);
      await search.close();
      await history.close();
      await rooms.close();
      await notifications.close();
    },
  };
}
