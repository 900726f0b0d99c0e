import {
  acceptInvitationShape,
  createdInvitationShape,
  invitationPreviewShape,
  invitationShape,
  meShape,
  newInvitationShape,
} from "@querschnitt/shared/api/identity";
import { id } from "@querschnitt/shared/api/workspace";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { administers, mayInvite, mayInviteSo } from "../identity/rights.ts";
import type { InvitationRecord, PersonRecord } from "../storage/Directory.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { linkTo, secretParams } from "./secretLinks.ts";
import { openSession, signedIn } from "./signedIn.ts";
import { invitationView, meView } from "./views.ts";

/** Inviting people, and accepting an invitation. */
export function invitationRoutes(app: App, context: HttpContext): void {
  const { index, invitations, measures } = context;
  const tags = ["invitations"];
  const groupOf = (measure: string) => measures.workingGroupOf(measure);

  const inviter = (request: FastifyRequest): PersonRecord => {
    const { person } = signedIn(context, request);
    if (mayInvite(person, index.data.workingGroups)) return person;
    throw new Refused("forbidden", "Only administrators and moderators of a working group invite.");
  };
  const concerns = (person: PersonRecord) => (invitation: InvitationRecord) =>
    administers(person) || invitation.createdBy === person.id;

  app.get(
    "/api/invitations",
    {
      schema: {
        tags,
        summary: "Open invitations; moderators see their own",
        response: { 200: z.array(invitationShape) },
      },
    },
    async (request) =>
      invitations
        .open()
        .filter(concerns(inviter(request)))
        .map(invitationView),
  );

  app.post(
    "/api/invitations",
    {
      schema: {
        tags,
        summary: "Invite somebody; the link stands only in this answer",
        body: newInvitationShape,
        response: { 201: createdInvitationShape },
      },
    },
    async (request, reply) => {
      const person = inviter(request);
      if (!mayInviteSo(person, request.body, index.data.workingGroups, groupOf)) {
        throw new Refused("forbidden", "Moderators invite members and guests, to what they moderate.");
      }
      if (request.body.measures.some(({ measure }) => groupOf(measure) === undefined)) {
        throw new Refused("invalid-input", "There is no such measure.", { fields: { measures: "unknown" } });
      }
      const { invitation, secret } = await invitations.create(person.id, request.body);
      return reply.code(201).send({
        invitation: invitationView(invitation),
        link: linkTo(context, request, "/invitation", secret),
      });
    },
  );

  app.delete(
    "/api/invitations/:id",
    {
      schema: {
        tags,
        summary: "Withdraw an invitation",
        params: z.object({ id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const person = inviter(request);
      const found = invitations.open().find((invitation) => invitation.id === request.params.id);
      if (!found || !concerns(person)(found)) throw new Refused("not-found", "There is no such invitation.");
      await invitations.withdraw(person.id, found.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/api/invitations/:secret",
    {
      schema: {
        tags,
        summary: "What an invited person sees before accepting",
        security: [],
        params: secretParams,
        response: { 200: invitationPreviewShape },
      },
    },
    async (request) => {
      const { name, email, organisation } = invitations.bySecret(request.params.secret);
      const known = index.organisation(organisation);
      if (!known) throw new Error(`invitation to unknown organisation ${organisation}`);
      return { workspace: index.data.workspace?.name ?? "", name, email, organisation: known };
    },
  );

  app.post(
    "/api/invitations/:secret/accept",
    {
      schema: {
        tags,
        summary: "Accept an invitation and be signed in",
        security: [],
        params: secretParams,
        body: acceptInvitationShape,
        response: { 201: meShape },
      },
    },
    async (request, reply) => {
      const person = await invitations.accept(request.params.secret, request.body);
      await openSession(context, request, reply, person);
      return reply.code(201).send(meView(index, person));
    },
  );
}
