import {
  invitationShape,
  invitedChangeShape,
  newSessionShape,
  type Session,
  type SessionDetails,
  sessionChangeShape,
  sessionShape,
  stateMoveShape,
} from "@querschnitt/shared/api/sittings";
import { id } from "@querschnitt/shared/api/workspace";
import { mayLead, mayReadAgenda, type SessionAccess } from "@querschnitt/shared/policy/sessions";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { moderates } from "../identity/rights.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { idempotencyHeaders, idempotencyKey } from "./idempotency.ts";
import { signedIn } from "./signedIn.ts";

const params = z.object({ id });

/** The sessions of working groups, each as the asking person may see it. */
export function sittingRoutes(app: App, context: HttpContext): void {
  const { index, sittings } = context;
  const tags = ["sessions"];

  app.get(
    "/api/sittings",
    {
      schema: {
        tags,
        summary: "The sessions one may see, the latest first",
        querystring: z.object({ workingGroup: id.optional() }),
        response: { 200: z.array(sessionShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const { workingGroup } = request.query;
      return [...sittings.all()]
        .filter((one) => workingGroup === undefined || one.workingGroup === workingGroup)
        .flatMap((one) => visible(context, person.id, one.id) ?? [])
        .sort((one, other) => (one.start < other.start ? 1 : -1));
    },
  );

  app.post(
    "/api/sittings",
    {
      schema: {
        tags,
        summary: "Plan a session (the group's moderators); a repeated Idempotency-Key plans nothing more",
        headers: idempotencyHeaders,
        body: newSessionShape,
        response: { 201: sessionShape },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      const group = index.group(request.body.workingGroup)?.record;
      if (!group || !moderates(person, group))
        throw new Refused("forbidden", "Only moderators of the working group plan its sessions.");
      checkPeople(context, request.body);
      const key = idempotencyKey("sitting", person.id, request.headers);
      const people = group.members
        .filter((member) => index.person(member.person)?.active)
        .map((member) => ({ person: member.person, closed: true, voting: true }));
      const created = await sittings.create(person.id, request.body, people, key);
      return reply.code(201).send(sessionFor(context, person.id, created));
    },
  );

  app.get(
    "/api/sittings/:id",
    { schema: { tags, summary: "One session", params, response: { 200: sessionShape } } },
    async (request) => sessionFor(context, signedIn(context, request).person.id, request.params.id),
  );

  app.put(
    "/api/sittings/:id",
    {
      schema: {
        tags,
        summary: "Change what is said about a session (those who lead it)",
        params,
        body: sessionChangeShape,
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const person = whoLeads(context, request, request.params.id);
      checkPeople(context, request.body);
      refuseLettingIn(context, person, request.params.id, request.body);
      await sittings.change(person, request.params.id, request.body.revision, request.body);
      return sessionFor(context, person, request.params.id);
    },
  );

  app.put(
    "/api/sittings/:id/invited",
    {
      schema: {
        tags,
        summary:
          "Say who is invited (those who lead the session); who is not entitled leaves the non-public part as it is",
        params,
        body: invitedChangeShape,
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const person = whoLeads(context, request, request.params.id);
      const { invited, revision } = request.body;
      if (invited.some((one) => !index.person(one.person)))
        throw new Refused("invalid-input", "Somebody of those invited is not known here.");
      const { entitled } = context.authority.sessionAccess(person, request.params.id);
      const known = new Map(sittings.get(request.params.id)?.invited.map((one) => [one.person, one.closed]));
      // Nobody lets people into a part that they may not see themselves.
      const people = entitled
        ? invited
        : invited.map((one) => ({ ...one, closed: known.get(one.person) ?? false }));
      await sittings.invite(person, request.params.id, revision, people);
      return sessionFor(context, person, request.params.id);
    },
  );

  app.post(
    "/api/sittings/:id/invitations",
    {
      schema: {
        tags,
        summary:
          "Send invitations to everybody who is invited, or what has changed since (those who lead the session)",
        params,
        body: invitationShape,
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const person = whoLeads(context, request, request.params.id);
      await sittings.sendInvitations(person, request.params.id, request.body.revision);
      return sessionFor(context, person, request.params.id);
    },
  );

  app.post(
    "/api/sittings/:id/state",
    {
      schema: {
        tags,
        summary: "Move a session on (those who lead it)",
        params,
        body: stateMoveShape,
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const person = whoLeads(context, request, request.params.id);
      await sittings.move(person, request.params.id, request.body.from, request.body.to);
      return sessionFor(context, person, request.params.id);
    },
  );
}

/** A session as a person sees it. @throws Refused `not-found`, alike for unknown and hidden sessions */
export function sessionFor(context: HttpContext, person: string, session: string): Session {
  const found = visible(context, person, session);
  if (!found) throw noSuchSession();
  return found;
}

/** The answer about a session, or a part of one, that does not exist or is hidden. */
export function noSuchSession(): Refused {
  return new Refused("not-found", "There is no such session, or none you may see.");
}

function visible(
  { authority, sittings, delivery }: HttpContext,
  person: string,
  session: string,
): Session | undefined {
  const facts = sittings.get(session);
  const access = authority.sessionAccess(person, session);
  if (!facts || !mayReadAgenda(access)) return undefined;
  const { createdBy: _createdBy, createdAt: _createdAt, invited, invitation, closing, ...said } = facts;
  const { approval } = facts;
  return {
    ...said,
    invited: invited.map(({ person: who, voting, closed }) => ({
      person: who,
      voting,
      ...(access.entitled && { closed }),
    })),
    invitation: invitation && { at: invitation.at, isCurrent: invitation.isCurrent },
    closing: closing && {
      ...closing,
      seal: closing.seal && {
        public: closing.seal.public,
        ...(access.entitled && { closed: closing.seal.closed }),
      },
    },
    approval:
      approval && !mayReadAgenda(authority.sessionAccess(person, approval.session))
        ? { at: approval.at, by: approval.by }
        : approval,
    delivery,
    role: access.role as Exclude<SessionAccess["role"], "none">,
    entitled: access.entitled,
  };
}

function whoLeads(context: HttpContext, request: FastifyRequest, session: string): string {
  const { person } = signedIn(context, request);
  sessionFor(context, person.id, session);
  if (!mayLead(context.authority.sessionAccess(person.id, session)))
    throw new Refused("forbidden", "Only those who lead the session do this.");
  return person.id;
}

/**
 * Chair and secretary belong to the non-public part: who does not belong to it themselves lets nobody in by naming them.
 * @throws Refused `forbidden`
 */
function refuseLettingIn(
  { authority, sittings }: HttpContext,
  person: string,
  session: string,
  named: Pick<SessionDetails, "chair" | "secretary">,
): void {
  if (authority.sessionAccess(person, session).entitled) return;
  const facts = sittings.get(session);
  const isNew = (role: "chair" | "secretary"): boolean => {
    const who = named[role];
    return who !== null && who !== facts?.[role] && !authority.sessionAccess(who, session).entitled;
  };
  if (isNew("chair") || isNew("secretary"))
    throw new Refused(
      "forbidden",
      "Only those who belong to the non-public part name somebody who does not belong to it yet to lead or to record.",
    );
}

function checkPeople(
  { index }: HttpContext,
  { chair, secretary }: { chair: string | null; secretary: string | null },
): void {
  for (const person of [chair, secretary]) {
    if (person !== null && !index.person(person))
      throw new Refused("invalid-input", "Chair or secretary is not known here.");
  }
}
