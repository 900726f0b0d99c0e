import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { Refused } from "../identity/Refused.ts";
import { arrivalRoutes } from "./arrivals.ts";
import { auditRoutes } from "./audit.ts";
import { calendarRoutes } from "./calendar.ts";
import { deputyRoutes } from "./deputies.ts";
import { groupWorkRoutes } from "./groupWork.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { healthRoutes } from "./health.ts";
import { historyRoutes } from "./history.ts";
import { invitationBatchRoutes } from "./invitationBatch.ts";
import { invitationRoutes } from "./invitations.ts";
import { itemSourceRoutes } from "./itemSources.ts";
import { mailboxRoutes } from "./mailbox.ts";
import { measureRoleRoutes } from "./measureRoles.ts";
import { measureRoutes } from "./measures.ts";
import { messageRoutes } from "./messages.ts";
import { notificationRoutes } from "./notifications.ts";
import { openApi } from "./openApi.ts";
import { organisationRoutes } from "./organisations.ts";
import { isOwnOrigin } from "./origin.ts";
import { pageRoutes } from "./pages.ts";
import { passwordRoutes } from "./passwords.ts";
import { peopleRoutes } from "./people.ts";
import { personAccessRoutes } from "./personAccess.ts";
import { personDataRoutes } from "./personData.ts";
import { personSessionRoutes } from "./personSessions.ts";
import { refusedBy, sendProblem } from "./problems.ts";
import { proposalRoutes } from "./proposals.ts";
import { redactionRoutes } from "./redactions.ts";
import { savedFilterRoutes } from "./savedFilters.ts";
import { searchRoutes } from "./search.ts";
import { securityHeaders } from "./securityHeaders.ts";
import { sessionRoutes } from "./session.ts";
import { whoAsks } from "./signedIn.ts";
import { sittingClosingRoutes } from "./sittingClosing.ts";
import { sittingExportRoutes } from "./sittingExports.ts";
import { sittingRoutes } from "./sittings.ts";
import { staticFiles } from "./staticFiles.ts";
import { systemRoutes } from "./system.ts";
import { unsubscribeRoutes } from "./unsubscribe.ts";
import { versionRoutes } from "./versions.ts";
import { workingGroupRoutes } from "./workingGroups.ts";
import { workspaceRoutes } from "./workspace.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** Bytes of a request's body: the API carries names and rights, never documents. */
const BODY_LIMIT = 256 * 1024;

/** How long a request may take to arrive. */
const REQUEST_MILLISECONDS = 30_000;

/** Builds the HTTP server; it does not listen yet. `webDist` is the folder of the built web application. */
export async function createHttpServer(
  context: HttpContext,
  logger: Logger,
  webDist: string | undefined,
): Promise<App> {
  const app: App = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedBy(context.config.trustProxy),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MILLISECONDS,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => sendProblem(reply, refusedBy(error, request)),
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  acceptEmptyJson(app);
  app.setErrorHandler((error, request, reply) => sendProblem(reply, refusedBy(error, request)));

  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api")) reply.header("cache-control", "no-store");
    if (!reading.has(request.method) && !isOwnOrigin(request.headers, context.config)) {
      throw new Refused(
        "foreign-origin",
        "Changes are taken from our own pages only. Behind a proxy, set PUBLIC_URL to what people type.",
      );
    }
  });
  app.addHook("onResponse", async (request, reply) => {
    // The route's pattern, not the address: addresses carry secrets and search words.
    // What changes something or fails matters to operators; reading alone would drown it.
    const level = reading.has(request.method) && reply.statusCode < 400 ? "debug" : "info";
    request.log[level](
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        person: whoAsks(context, request)?.person.id,
      },
      "request",
    );
  });

  await app.register(helmet, securityHeaders(context.config));
  await app.register(cookie);
  await app.register(rateLimit, {
    max: context.config.requestsPerMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => whoAsks(context, request)?.session.id ?? request.ip,
  });
  await openApi(app);

  healthRoutes(app, context);
  workspaceRoutes(app, context);
  sessionRoutes(app, context);
  passwordRoutes(app, context);
  personSessionRoutes(app, context);
  organisationRoutes(app, context);
  peopleRoutes(app, context);
  personDataRoutes(app, context);
  deputyRoutes(app, context);
  personAccessRoutes(app, context);
  invitationBatchRoutes(app, context);
  invitationRoutes(app, context);
  workingGroupRoutes(app, context);
  groupWorkRoutes(app, context);
  measureRoutes(app, context);
  historyRoutes(app, context);
  versionRoutes(app, context);
  sittingRoutes(app, context);
  sittingClosingRoutes(app, context);
  arrivalRoutes(app, context);
  sittingExportRoutes(app, context);
  itemSourceRoutes(app, context);
  proposalRoutes(app, context);
  measureRoleRoutes(app, context);
  pageRoutes(app, context);
  messageRoutes(app, context);
  redactionRoutes(app, context);
  searchRoutes(app, context);
  notificationRoutes(app, context);
  mailboxRoutes(app, context);
  unsubscribeRoutes(app, context);
  calendarRoutes(app, context);
  auditRoutes(app, context);
  systemRoutes(app, context);
  savedFilterRoutes(app, context);
  await staticFiles(app, webDist);
  return app;
}

/** Fastify asks about each hop; a number says how many of them are our own proxies. */
function trustedBy(proxies: Config["trustProxy"]) {
  return typeof proxies === "number" ? (_address: string, hop: number) => hop < proxies : proxies;
}

/** Some clients name JSON as the type of no body at all; that is no mistake worth refusing. */
function acceptEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else parse(request, body, done);
  });
}
