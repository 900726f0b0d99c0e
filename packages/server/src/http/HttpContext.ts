import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Demonstration } from "@querschnitt/shared/api/identity";
import type { NotificationSettings, ShownMail } from "@querschnitt/shared/api/notifications";
import type { Seal } from "@querschnitt/shared/api/sittings";
import type { System } from "@querschnitt/shared/api/system";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Config } from "../config.ts";
import type { Handouts } from "../handouts/Handouts.ts";
import type { History } from "../history/History.ts";
import type { Identity } from "../identity/createIdentity.ts";
import type { Erasures } from "../identity/Erasures.ts";
import type { UnsubscribeLinks } from "../notifications/digests/UnsubscribeLinks.ts";
import type { Notifications } from "../notifications/Notifications.ts";
import type { AuditTrail } from "../process/AuditTrail.ts";
import type { RecordDeed } from "../process/Deed.ts";
import type { Measures } from "../process/Measures.ts";
import type { Messages } from "../process/Messages.ts";
import type { Pages } from "../process/Pages.ts";
import type { PersonDataMaker } from "../process/PersonDataMaker.ts";
import type { Plan } from "../process/Plan.ts";
import type { Redactions } from "../process/Redactions.ts";
import type { Sittings } from "../process/Sittings.ts";
import type { Versions } from "../process/Versions.ts";
import type { Search } from "../search/Search.ts";
import type { Principal } from "../sync/Authority.ts";
import type { Rooms } from "../sync/Rooms.ts";

/** The server with its routes typed by zod. */
export type App = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the resources work with. */
export interface HttpContext extends Identity {
  config: Pick<Config, "publicUrl" | "loopback" | "trustProxy" | "requestsPerMinute" | "limits">;
  measures: Measures;
  sittings: Sittings;
  handouts: Handouts;
  /** What a ledger says, as it is on disk. */
  readLedger: Rooms["readLedger"];
  /** Lets the server write into a room; rules about people do not apply. */
  writeAsServer: Rooms["writeAsServer"];
  /** The words that stand under certain ids in a text room. */
  unitText: Rooms["unitText"];
  /** The content hashes of a session's minutes as they are now. */
  hashMinutes(session: string): Promise<Seal>;
  /** Milliseconds since the epoch. */
  now(): number;
  plan: Plan;
  history: History;
  versions: Versions;
  pages: Pages;
  messages: Messages;
  redactions: Redactions;
  personData: PersonDataMaker;
  erasures: Erasures;
  recordDeed: RecordDeed;
  search: Search;
  notifications: Notifications;
  unsubscribeLinks: UnsubscribeLinks;
  /** What becomes of e-mails. */
  delivery: NotificationSettings["delivery"];
  /** E-mails that would have been sent; undefined where they are, or where nobody may look. */
  shownMails: (() => readonly ShownMail[]) | undefined;
  /** Sign-ins of the demonstration workspace; undefined where there are none or they are refused. */
  demonstration: () => Demonstration | undefined;
  /** Whether what is acknowledged can be kept at the moment. */
  storageState: () => "ok" | "read-only";
  /** What the storage knows of itself. */
  storageReport: () => Promise<Pick<System, "log" | "lastBackupAt">>;
  audit: Pick<AuditTrail, "find">;
  /** Whom each open socket belongs to. */
  principals: () => Principal[];
  /** The room of each open socket, and whose it is. */
  openRooms: () => { room: Room; name: string; person: string }[];
}
