import { type PersonSession, personSessionShape } from "@querschnitt/shared/api/identity";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { knownPerson } from "./knownPerson.ts";
import { administrator, administratorOnly, forgetSession } from "./signedIn.ts";
import { sessionView } from "./views.ts";

/** Other people's sessions: administrators see them and end them, one by one or all. */
export function personSessionRoutes(app: App, context: HttpContext): void {
  const { sessions } = context;
  const tags = ["identity"];

  app.get(
    "/api/people/:id/sessions",
    {
      schema: {
        tags,
        summary: "The open sessions of a person (administrators)",
        params: z.object({ id }),
        response: { 200: z.array(personSessionShape) },
      },
    },
    async (request): Promise<PersonSession[]> => {
      const { session } = administratorOnly(context, request);
      knownPerson(context, request.params.id);
      const connected = new Set(context.principals().map((principal) => principal.session));
      return sessions.of(request.params.id).map((open) => {
        const seen = sessions.lastSeen(open.id);
        return {
          ...sessionView(open, session.id),
          lastSeenAt: seen === undefined ? null : new Date(seen).toISOString(),
          connected: connected.has(open.id),
        };
      });
    },
  );

  app.delete(
    "/api/people/:id/sessions/:session",
    {
      schema: {
        tags,
        summary: "End a session of a person (administrators)",
        params: z.object({ id, session: id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person, session } = administratorOnly(context, request);
      const { params } = request;
      if (sessions.byId(params.session)?.person !== params.id)
        throw new Refused("not-found", "There is no such session.");
      await sessions.end(person.id, params.session, "session-ended");
      if (params.session === session.id) forgetSession(context, reply);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    "/api/people/:id/sessions",
    {
      schema: {
        tags,
        summary: "End every session of a person (administrators)",
        params: z.object({ id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id: by } = administrator(context, request);
      knownPerson(context, request.params.id);
      await sessions.endAllOf(by, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
