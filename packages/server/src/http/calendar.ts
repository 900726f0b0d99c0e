import { calendarLinkShape } from "@querschnitt/shared/api/sittings";
import { mayReadAgenda } from "@querschnitt/shared/policy/sessions";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type CalendarEvent, calendarFile } from "../exports/calendar/calendarFile.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { nothingHere, signedIn } from "./signedIn.ts";

const params = z.object({ file: z.string().max(200) });

/** A person's sessions, for calendar programs: these cannot sign in, so the address is the secret. */
export function calendarRoutes(app: App, context: HttpContext): void {
  const { calendarLinks, index, sittings, authority, config } = context;
  const tags = ["sessions"];
  const linkOf = (person: string) => ({ path: `/calendar/${calendarLinks.token(person)}.ics` });

  app.get(
    "/api/me/calendar",
    {
      schema: {
        tags,
        summary: "The secret address of one's own sessions, for calendar programs",
        response: { 200: calendarLinkShape },
      },
    },
    async (request) => linkOf(signedIn(context, request).person.id),
  );

  app.post(
    "/api/me/calendar/renewal",
    {
      schema: {
        tags,
        summary: "Take another secret address; the one before ends",
        response: { 200: calendarLinkShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      await calendarLinks.renew(person.id);
      return linkOf(person.id);
    },
  );

  app.get("/calendar/:file", { schema: { hide: true, params } }, async (request, reply) => {
    const { file } = request.params as z.infer<typeof params>;
    const person = file.endsWith(".ics") ? calendarLinks.person(file.slice(0, -".ics".length)) : undefined;
    if (person === undefined) throw nothingHere();
    const origin = config.publicUrl ?? ownOrigin(request);
    const events = [...sittings.all()]
      .filter(
        ({ id, state, invited }) =>
          state !== "preparation" &&
          invited.some((one) => one.person === person) &&
          mayReadAgenda(authority.sessionAccess(person, id)),
      )
      .map(
        ({ id, title, place, start, end, state, invitation, createdAt }): CalendarEvent => ({
          // The same as in e-mails: an entry taken over from there is not shown twice.
          uid: `${id}@${new URL(origin).hostname}`,
          sequence: invitation?.sequence ?? 0,
          title,
          place,
          start,
          end,
          stamp: invitation?.at ?? createdAt,
          address: `${origin}/sessions/${id}`,
          description: "",
          status: state === "cancelled" ? "cancelled" : "confirmed",
          organiser: null,
          attendees: [],
        }),
      );
    return reply
      .header("cache-control", "private, no-cache")
      .type("text/calendar; charset=utf-8")
      .send(calendarFile(events, "PUBLISH", index.data.workspace?.name ?? "Querschnitt"));
  });
}

function ownOrigin({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}
