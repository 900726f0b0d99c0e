import { deputyShape, id, newDeputyShape } from "@querschnitt/shared/api/workspace";
import { maySeeMembers } from "@querschnitt/shared/policy/roles";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { endDeputy, nameDeputy } from "../identity/deputies.ts";
import { Refused } from "../identity/Refused.ts";
import { administers } from "../identity/rights.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { peopleAroundGuest } from "./people.ts";
import { nothingHere, signedIn } from "./signedIn.ts";

/** Who acts for whom in which period ("i. V."). It says something and gives no rights. */
export function deputyRoutes(app: App, context: HttpContext): void {
  const { directory, index } = context;
  const tags = ["people"];

  app.get(
    "/api/deputies",
    {
      schema: {
        tags,
        summary: "Who acts for whom in which days; for guests only among people they see",
        response: { 200: z.array(deputyShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const all = index.data.deputies;
      if (maySeeMembers(person)) return all;
      const seen = new Set(peopleAroundGuest(context, person).map((one) => one.id));
      return all.filter((one) => seen.has(one.person) && seen.has(one.deputy));
    },
  );

  app.post(
    "/api/people/:id/deputies",
    {
      schema: {
        tags,
        summary:
          "Name a deputy of the same organisation for a period to come (oneself; administrators for others)",
        params: z.object({ id }),
        body: newDeputyShape,
        response: { 201: deputyShape },
      },
    },
    async (request, reply) => {
      const person = request.params.id;
      const by = mayFor(context, request, person);
      const deed = { by, person, now: context.now() };
      const named = await directory.update((data) => nameDeputy(data, deed, request.body));
      return reply.code(201).send(named);
    },
  );

  app.delete(
    "/api/people/:id/deputies/:deputy",
    {
      schema: {
        tags,
        summary: "End a deputy's period as of today (oneself; administrators for others)",
        params: z.object({ id, deputy: id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { params } = request;
      const by = mayFor(context, request, params.id);
      await directory.update((data) => {
        const record = data.deputies.find((one) => one.id === params.deputy && one.person === params.id);
        if (!record) throw new Refused("not-found", "There is no such period.");
        endDeputy(data, record, by, context.now());
      });
      return reply.code(204).send(null);
    },
  );
}

/** Who asks, if they decide for this person. Guests know no colleagues to name. @throws Refused, alike for unknown people */
function mayFor(context: HttpContext, request: FastifyRequest, person: string): string {
  const { person: asker } = signedIn(context, request);
  const oneself = asker.id === person && maySeeMembers(asker);
  if (!oneself && !administers(asker)) throw nothingHere();
  return asker.id;
}
