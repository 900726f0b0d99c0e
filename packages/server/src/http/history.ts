import {
  authorshipShape,
  changesSinceShape,
  historyShape,
  momentQuery,
  pastStateShape,
  sinceQuery,
} from "@querschnitt/shared/api/history";
import { id } from "@querschnitt/shared/api/workspace";
import { mayTravel } from "@querschnitt/shared/policy/roles";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { eventsOf } from "../history/events.ts";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { measureFor } from "./measures.ts";
import { OneByOne } from "./OneByOne.ts";
import { signedIn } from "./signedIn.ts";
import { versionsFor } from "./versions.ts";

const params = z.object({ id });

/** How a measure became what it is, and who wrote what of it. */
export function historyRoutes(app: App, context: HttpContext): void {
  const { history, index } = context;
  const tags = ["history"];
  const questions = new OneByOne();
  /** Whoever moves a slider asks for many moments and waits for the last one alone. */
  const asked = <Answer>(request: FastifyRequest, person: string, work: () => Promise<Answer>) =>
    questions.ask(person, () => !request.raw.socket.destroyed, work);

  app.get(
    "/api/measures/:id/history",
    {
      schema: {
        tags,
        summary:
          "Who wrote when and how much, what was decided, and moments with names (whoever may comment)",
        params,
        response: { 200: historyShape },
      },
    },
    async (request) => {
      const { id: measure } = request.params;
      const person = traveller(context, request, measure);
      const { resolutions, ...sittings } = await asked(request, person, () => history.timeline(measure));
      const threads = await context.readLedger({ kind: "discussion", measure });
      // Reading takes a while: what is told is what they may know now.
      traveller(context, request, measure);
      const phases = context.measures.get(measure)?.phaseHistory ?? [];
      const versions = context.versions.of(measure);
      const redactions = context.redactions.all().filter((one) => one.measure === measure);
      const events = eventsOf({ phases, threads, resolutions, redactions, versions });
      return { ...sittings, events, versions: versionsFor(context, person, measure) };
    },
  );

  app.get(
    "/api/measures/:id/history/state",
    {
      schema: {
        tags,
        summary: "Draft and record as they stood at a moment (whoever may comment)",
        params,
        querystring: momentQuery,
        response: { 200: pastStateShape },
      },
    },
    async (request, reply) => {
      const { id: measure } = request.params;
      const person = traveller(context, request, measure);
      const state = await asked(request, person, () => history.state(measure, request.query.at));
      traveller(context, request, measure);
      return asIs(reply, state);
    },
  );

  app.get(
    "/api/measures/:id/history/mine",
    {
      schema: {
        tags,
        summary:
          "What others have changed since a moment, by sections and people, without words that are gone",
        params,
        querystring: sinceQuery,
        response: { 200: changesSinceShape },
      },
    },
    async (request) => {
      const { id: measure } = request.params;
      const person = reader(context, request, measure);
      const changes = await asked(request, person, () => history.since(measure, request.query.since, person));
      reader(context, request, measure);
      return { ...changes, now: context.now() };
    },
  );

  app.get(
    "/api/measures/:id/authorship",
    {
      schema: {
        tags,
        summary:
          "Who wrote each passage of the draft as it stands, of which organisation, and when it arrived",
        params,
        response: { 200: authorshipShape },
      },
    },
    async (request, reply) => {
      const { id: measure } = request.params;
      const asking = reader(context, request, measure);
      const { sequence, passages, sections } = await asked(request, asking, () =>
        history.authorship(measure),
      );
      reader(context, request, measure);
      const groups = new Map(
        index.data.organisations.map((organisation) => [organisation.id, organisation.stakeholderGroup]),
      );
      const belonging = (person: string) => {
        const organisation = index.person(person)?.organisation ?? null;
        return { organisation, stakeholderGroup: groups.get(organisation ?? "") ?? null };
      };
      return asIs(reply, {
        sequence,
        passages: passages.map((passage) => ({ ...passage, ...belonging(passage.person) })),
        sections: sections.map(({ heading, block, characters }) => {
          const shares = new Map<ReturnType<typeof belonging>["stakeholderGroup"], number>();
          for (const [person, count] of characters) {
            const { stakeholderGroup } = belonging(person);
            shares.set(stakeholderGroup, (shares.get(stakeholderGroup) ?? 0) + count);
          }
          return {
            heading,
            block,
            shares: Array.from(shares, ([stakeholderGroup, count]) => ({
              stakeholderGroup,
              characters: count,
            })).sort((one, other) => other.characters - one.characters),
          };
        }),
      });
    },
  );
}

/** Our own reading needs no second validation, which would dominate for a hundred pages. */
function asIs<Answer>(reply: FastifyReply, answer: Answer): Answer {
  reply.serializer((payload: unknown) => JSON.stringify(payload)).type("application/json; charset=utf-8");
  return answer;
}

/** The signed-in person, who may read a measure. @throws Refused, alike for unknown and hidden measures */
function reader(context: HttpContext, request: FastifyRequest, measure: string): string {
  const { person } = signedIn(context, request);
  measureFor(context, person.id, measure);
  return person.id;
}

/** The signed-in person, who may see how a measure once stood. @throws Refused, alike for unknown and hidden measures */
function traveller(context: HttpContext, request: FastifyRequest, measure: string): string {
  const person = reader(context, request, measure);
  if (!mayTravel(context.authority.measureAccess(person, measure)))
    throw new Refused("forbidden", "Only those who may comment see how the measure once stood.");
  return person;
}
