import {
  meShape,
  sessionInfoShape,
  sessionShape,
  signInShape,
  tokenShape,
} from "@querschnitt/shared/api/identity";
import { id } from "@querschnitt/shared/api/workspace";
import { z } from "zod";
import { cookieOf } from "../identity/cookieOf.ts";
import { DEVICE_COOKIE } from "../identity/KnownDevices.ts";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { forgetSession, openSession, signedIn, whoAsks } from "./signedIn.ts";
import { meView, sessionView } from "./views.ts";

/** Signing in and out, who one is, one's sessions, and tokens for programs. */
export function sessionRoutes(app: App, context: HttpContext): void {
  const { index, sessions, tokens } = context;

  app.post(
    "/api/session",
    { schema: { tags: ["identity"], summary: "Sign in", body: signInShape, response: { 200: meShape } } },
    async (request, reply) => {
      const person = await context.signIn.verify(request.body, {
        address: request.ip,
        deviceCookie: cookieOf(request.headers.cookie, DEVICE_COOKIE),
      });
      await openSession(context, request, reply, person);
      return meView(index, person);
    },
  );

  app.get(
    "/api/session",
    {
      schema: {
        tags: ["identity"],
        summary: "Who is signed in, if anybody: for pages that must not fail before the sign-in",
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const who = whoAsks(context, request);
      return { me: who ? meView(index, who.person) : null };
    },
  );

  app.delete(
    "/api/session",
    { schema: { tags: ["identity"], summary: "Sign out", response: { 204: z.null() } } },
    async (request, reply) => {
      const who = whoAsks(context, request);
      if (who) await sessions.end(who.person.id, who.session.id, "signed-out");
      forgetSession(context, reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/api/me",
    { schema: { tags: ["identity"], summary: "The signed-in person", response: { 200: meShape } } },
    async (request) => meView(index, signedIn(context, request).person),
  );

  app.post(
    "/api/tokens",
    {
      schema: {
        tags: ["identity"],
        summary: "A short-lived token for programs that connect with ?token=",
        response: { 201: tokenShape },
      },
    },
    async (request, reply) => {
      const { session } = signedIn(context, request);
      return reply.code(201).send(tokens.issue(session.id));
    },
  );

  app.get(
    "/api/sessions",
    {
      schema: {
        tags: ["identity"],
        summary: "One's own open sessions",
        response: { 200: z.array(sessionInfoShape) },
      },
    },
    async (request) => {
      const { person, session } = signedIn(context, request);
      return sessions.of(person.id).map((open) => sessionView(open, session.id));
    },
  );

  app.delete(
    "/api/sessions/:id",
    {
      schema: {
        tags: ["identity"],
        summary: "End one of one's own sessions",
        params: z.object({ id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person, session } = signedIn(context, request);
      const ended = request.params.id;
      if (sessions.byId(ended)?.person !== person.id)
        throw new Refused("not-found", "There is no such session.");
      await sessions.end(person.id, ended, ended === session.id ? "signed-out" : "session-ended");
      if (ended === session.id) forgetSession(context, reply);
      return reply.code(204).send(null);
    },
  );
}
