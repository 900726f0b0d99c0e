import {
  newRedactionShape,
  type Redaction,
  redactionDecisionShape,
  redactionShape,
} from "@querschnitt/shared/api/redactions";
import { id } from "@querschnitt/shared/api/workspace";
import { mayDecideOnRedaction, mayEdit, mayHandleReports, mayRead } from "@querschnitt/shared/policy/roles";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import type { KeptRedaction } from "../process/Redactions.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { measureFor, whoMay } from "./measures.ts";
import { signedIn } from "./signedIn.ts";

/** Redactions of passages: a moderator asks, somebody else who may write there decides. */
export function redactionRoutes(app: App, context: HttpContext): void {
  const { redactions, authority } = context;
  const tags = ["redactions"];

  app.post(
    "/api/measures/:id/redactions",
    {
      schema: {
        tags,
        summary: "Ask for a passage of the draft to be redacted (moderators)",
        params: z.object({ id }),
        body: newRedactionShape,
        response: { 201: z.object({ id }) },
      },
    },
    async (request, reply) => {
      const by = whoMay(mayHandleReports, context, request, request.params.id);
      return reply.code(201).send({ id: await redactions.ask(by, request.params.id, request.body) });
    },
  );

  app.get(
    "/api/measures/:id/redactions",
    {
      schema: {
        tags,
        summary:
          "The redactions of a measure, newest first; those that are not done, to those who write there",
        params: z.object({ id }),
        response: { 200: z.array(redactionShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      measureFor(context, person.id, request.params.id);
      return shown(context, person.id, (one) => one.measure === request.params.id);
    },
  );

  app.get(
    "/api/redactions",
    {
      schema: {
        tags,
        summary: "Redactions that wait for a decision, of all measures in which one writes",
        response: { 200: z.array(redactionShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      return shown(context, person.id, ({ state }) => state === "waiting");
    },
  );

  app.post(
    "/api/redactions/:id/decision",
    {
      schema: {
        tags,
        summary: "Confirm or refuse a redaction (not who asked for it), or withdraw it (who asked for it)",
        params: z.object({ id }),
        body: redactionDecisionShape,
        response: { 200: redactionShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const kept = redactions.get(request.params.id);
      const access = kept && authority.measureAccess(person.id, kept.measure);
      if (!access || !mayRead(access) || !(mayEdit(access) || kept.askedBy === person.id))
        throw new Refused("not-found", "There is no such redaction, or none you have to do with.");
      const isDecision = request.body.decision !== "withdraw";
      if (isDecision && !mayDecideOnRedaction(access, person.id, kept.askedBy))
        throw new Refused("forbidden", "Somebody else who may write in this measure decides.");
      await redactions.decide(person.id, kept.id, request.body);
      const decided = redactions.get(kept.id) as KeptRedaction;
      return view(context, person.id, decided);
    },
  );
}

async function shown(
  context: HttpContext,
  person: string,
  passes: (redaction: KeptRedaction) => boolean,
): Promise<Redaction[]> {
  const { redactions, authority } = context;
  const visible = redactions.all().filter((one) => {
    const access = authority.measureAccess(person, one.measure);
    return passes(one) && mayRead(access) && (mayEdit(access) || one.state === "done");
  });
  const views: Redaction[] = [];
  for (const one of visible) views.push(await view(context, person, one));
  return views;
}

async function view(
  { redactions, authority }: HttpContext,
  person: string,
  kept: KeptRedaction,
): Promise<Redaction> {
  const { anchor: _anchor, ranges: _ranges, ...rest } = kept;
  const access = authority.measureAccess(person, kept.measure);
  const isOpen = kept.state === "waiting" && mayEdit(access);
  return {
    ...rest,
    remark: kept.state === "refused" && mayEdit(access) ? await redactions.remark(kept.id) : "",
    quote: isOpen ? await redactions.quote(kept) : null,
    mayDecide: isOpen && mayDecideOnRedaction(access, person, kept.askedBy),
  };
}
