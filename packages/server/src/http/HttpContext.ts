import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Demonstration } from "@querschnitt/shared/api/identity";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Config } from "../config.ts";
import type { Identity } from "../identity/createIdentity.ts";
import type { RecordDeed } from "../process/Deed.ts";
import type { Inbox } from "../process/Inbox.ts";
import type { Measures } from "../process/Measures.ts";
import type { Pages } from "../process/Pages.ts";
import type { PersonDataMaker } from "../process/PersonDataMaker.ts";
import type { Plan } from "../process/Plan.ts";

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
  config: Pick<Config, "publicUrl" | "loopback" | "trustProxy" | "requestsPerMinute">;
  measures: Measures;
  plan: Plan;
  pages: Pages;
  inbox: Inbox;
  personData: PersonDataMaker;
  /** Takes away what a person has read. */
  removeMarks: (person: string) => Promise<void>;
  recordDeed: RecordDeed;
  /** Sign-ins of the demonstration workspace; undefined where there are none or they are refused. */
  demonstration: () => Demonstration | undefined;
  /** Whether what is acknowledged can be kept at the moment. */
  storageState: () => "ok" | "read-only";
}
