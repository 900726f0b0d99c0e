import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Demonstration } from "@querschnitt/shared/api/identity";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Config } from "../config.ts";
import type { DirectoryAuthority } from "../identity/DirectoryAuthority.ts";
import type { DirectoryIndex } from "../identity/DirectoryIndex.ts";
import type { Invitations } from "../identity/Invitations.ts";
import type { KnownDevices } from "../identity/KnownDevices.ts";
import type { Sessions } from "../identity/Sessions.ts";
import type { Setup } from "../identity/Setup.ts";
import type { SignIn } from "../identity/SignIn.ts";
import type { Tokens } from "../identity/Tokens.ts";
import type { Directory } from "../storage/Directory.ts";
import type { PlanMeasures } from "./PlanMeasures.ts";

/** The server with its routes typed by zod. */
export type App = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the resources work with. */
export interface HttpContext {
  config: Pick<Config, "publicUrl" | "loopback" | "trustProxy" | "requestsPerMinute">;
  directory: Directory;
  index: DirectoryIndex;
  authority: DirectoryAuthority;
  sessions: Sessions;
  tokens: Tokens;
  invitations: Invitations;
  setup: Setup;
  signIn: SignIn;
  devices: KnownDevices;
  measures: PlanMeasures;
  /** Sign-ins of the demonstration workspace; undefined where there are none or they are refused. */
  demonstration: Demonstration | undefined;
  /** Whether what is acknowledged can be kept; a reason where it cannot. */
  storageState: () => "ok" | "read-only";
}
