import { createHash } from "node:crypto";
import {
  type Commitment,
  commitmentShape,
  type Measure,
  type MeasureFilter,
  type MeasureRow,
  measureFilterShape,
  measureRowShape,
  measureShape,
  newMeasureShape,
  phaseMoveShape,
} from "@querschnitt/shared/api/measures";
import { id } from "@querschnitt/shared/api/workspace";
import { type MeasureAccess, mayMovePhase, mayRead } from "@querschnitt/shared/policy/roles";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { moderates } from "../identity/rights.ts";
import type { PlanRow } from "../process/Plan.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { idempotencyHeaders, idempotencyKey } from "./idempotency.ts";
import { signedIn } from "./signedIn.ts";

const measureParams = z.object({ id });

/** An answer made before a restart must not pass for a current one, although versions count from the start. */
const startedAt = Date.now().toString(36);

/** The plan and its measures, each as the asking person may see it. */
export function measureRoutes(app: App, context: HttpContext): void {
  const { index, measures } = context;
  const tags = ["measures"];

  app.get(
    "/api/measures",
    {
      schema: {
        tags,
        summary: "The plan: every measure one may see; answers 304 to a matching If-None-Match",
        querystring: measureFilterShape,
        response: { 200: z.array(measureRowShape), 304: z.null() },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      return sendRows(context, request, reply, [person.id, request.query], () =>
        visibleRows(context, person.id, request.query),
      );
    },
  );

  app.get(
    "/api/commitments",
    {
      schema: {
        tags,
        summary: "Responsibilities of all measures one may see; answers 304 to a matching If-None-Match",
        response: { 200: z.array(commitmentShape), 304: z.null() },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      return sendRows(context, request, reply, [person.id], () => visibleCommitments(context, person.id));
    },
  );

  app.post(
    "/api/measures",
    {
      schema: {
        tags,
        summary: "Create a measure (the group's moderators); a repeated Idempotency-Key creates nothing more",
        headers: idempotencyHeaders,
        body: newMeasureShape,
        response: { 201: measureShape },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      const group = index.group(request.body.workingGroup)?.record;
      if (!group || !moderates(person, group)) {
        throw new Refused("forbidden", "Only moderators of the working group create measures in it.");
      }
      const key = idempotencyKey("measure", person.id, request.headers);
      const created = await measures.create(person.id, request.body, key);
      return reply.code(201).send(measureFor(context, person.id, created));
    },
  );

  app.get(
    "/api/measures/:id",
    { schema: { tags, summary: "One measure", params: measureParams, response: { 200: measureShape } } },
    async (request) => measureFor(context, signedIn(context, request).person.id, request.params.id),
  );

  app.post(
    "/api/measures/:id/phase",
    {
      schema: {
        tags,
        summary: "Move a measure to another phase (moderators)",
        params: measureParams,
        body: phaseMoveShape,
        response: { 200: measureShape },
      },
    },
    async (request) => {
      const person = whoMay(mayMovePhase, context, request, request.params.id);
      await measures.movePhase(person, request.params.id, request.body);
      return measureFor(context, person, request.params.id);
    },
  );
}

/** Answers with rows that follow from the plan, from the asker's rights and from what was asked, or that they are as before. */
function sendRows(
  { plan, index }: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: readonly unknown[],
  rows: () => readonly unknown[],
): FastifyReply {
  const state = [startedAt, plan.version, index.visibleVersion, ...asked];
  const etag = `"${createHash("sha256").update(JSON.stringify(state)).digest("base64url").slice(0, 27)}"`;
  reply.header("etag", etag).header("cache-control", "private, no-cache");
  if (request.headers["if-none-match"] === etag) return reply.code(304).send(null);
  // Our own rows need no second validation, which would dominate for thousands of them.
  reply.serializer((answer: unknown) => JSON.stringify(answer)).type("application/json; charset=utf-8");
  return reply.send(rows());
}

/** The signed-in person, who may do something that moderators do. @throws Refused, alike for unknown and hidden measures */
export function whoMay(
  may: (access: MeasureAccess) => boolean,
  context: HttpContext,
  request: FastifyRequest,
  measure: string,
): string {
  const { person } = signedIn(context, request);
  measureFor(context, person.id, measure);
  if (!may(context.authority.measureAccess(person.id, measure))) {
    throw new Refused("forbidden", "Only moderators of the measure's working group do this.");
  }
  return person.id;
}

/** A measure as a person sees it. @throws Refused `not-found`, alike for unknown and hidden measures */
export function measureFor(context: HttpContext, person: string, measure: string): Measure {
  const row = context.plan.row(measure);
  const visible = row && rowFor(context, person, row);
  if (!visible) throw new Refused("not-found", "There is no such measure, or none you may see.");
  return { ...visible, phaseHistory: context.measures.get(measure)?.phaseHistory ?? [] };
}

function rowFor({ authority }: HttpContext, person: string, row: PlanRow): MeasureRow | undefined {
  const { role, moderates: asModerator } = authority.measureAccess(person, row.id);
  return role && { ...row, role, moderates: asModerator };
}

function visibleRows(context: HttpContext, person: string, filter: MeasureFilter): MeasureRow[] {
  const rows: MeasureRow[] = [];
  for (const row of context.plan.rows()) {
    const visible = matches(row, filter) && rowFor(context, person, row);
    if (visible) rows.push(visible);
  }
  return rows;
}

function visibleCommitments({ plan, authority }: HttpContext, person: string): Commitment[] {
  const isVisible = new Map<string, boolean>();
  return [...plan.commitments()].filter(({ measure }) => {
    if (!isVisible.has(measure)) isVisible.set(measure, mayRead(authority.measureAccess(person, measure)));
    return isVisible.get(measure);
  });
}

function matches(row: PlanRow, { workingGroup, phase, leadOrganisation, text }: MeasureFilter): boolean {
  if (workingGroup !== undefined && row.workingGroup !== workingGroup) return false;
  if (phase !== undefined && row.phase !== phase) return false;
  if (leadOrganisation !== undefined && row.leadOrganisation !== leadOrganisation) return false;
  const haystack = `${row.number} ${row.title}`.toLocaleLowerCase("de");
  return (text ?? "")
    .toLocaleLowerCase("de")
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
