import {
  messageChangeShape,
  messageShape,
  newContactShape,
  newReportShape,
  ownReportShape,
} from "@querschnitt/shared/api/messages";
import { id } from "@querschnitt/shared/api/workspace";
import { mayHandleReports, mayRead } from "@querschnitt/shared/policy/roles";
import { z } from "zod";
import { networkOf } from "../identity/networkOf.ts";
import { Refused } from "../identity/Refused.ts";
import { administers, moderatedGroups } from "../identity/rights.ts";
import { DailyBudget } from "../process/DailyBudget.ts";
import type { Kept } from "../process/messageFacts.ts";
import type { PersonRecord } from "../storage/Directory.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { idempotencyHeaders, idempotencyKey } from "./idempotency.ts";
import { administrator, signedIn } from "./signedIn.ts";
import { spend } from "./spend.ts";

/** A whole town hall may stand behind one address. */
const CONTACTS_PER_NETWORK = 20;
const CONTACTS_OF_ALL = 300;
const REPORTS_PER_PERSON = 50;

/** The contact form, reports of passages, and the list in which both are worked on. */
export function messageRoutes(app: App, context: HttpContext): void {
  const { messages, index, authority, recordDeed } = context;
  const tags = ["messages"];
  const perNetwork = new DailyBudget(CONTACTS_PER_NETWORK);
  const ofAll = new DailyBudget(CONTACTS_OF_ALL);
  const perPerson = new DailyBudget(REPORTS_PER_PERSON);

  /** Messages of the contact form are the administrators' matter; reports that of whoever moderates the measure. */
  const concerns = (person: PersonRecord) => {
    return ({ received }: Kept): boolean =>
      administers(person) ||
      (received.type === "report-received" &&
        mayHandleReports(authority.measureAccess(person.id, received.measure)));
  };
  const concerned = (person: PersonRecord, message: string): void => {
    const kept = messages.get(message);
    if (!kept || !concerns(person)(kept)) {
      throw new Refused("not-found", "There is no such message, or none you answer for.");
    }
  };

  app.post(
    "/api/contact",
    {
      schema: {
        tags,
        summary: "Write to the administration, without signing in",
        security: [],
        body: newContactShape,
        response: { 201: z.null() },
      },
    },
    async (request, reply) => {
      // A program that filled in what nobody sees is to believe that it worked.
      if (request.body.website === "") {
        const detail = "Too many messages today. Use the telephone or e-mail.";
        spend(perNetwork, networkOf(request.ip), detail);
        spend(ofAll, "all", detail);
        await messages.contact(request.body);
      }
      return reply.code(201).send(null);
    },
  );

  app.post(
    "/api/reports",
    {
      schema: {
        tags,
        summary: "Report a passage or a comment; a repeated Idempotency-Key reports nothing more",
        headers: idempotencyHeaders,
        body: newReportShape,
        response: { 201: z.object({ id }) },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      if (!mayRead(authority.measureAccess(person.id, request.body.measure))) {
        throw new Refused("not-found", "There is no such measure, or none you may see.");
      }
      spend(perPerson, person.id, "Too many reports today.");
      const key = idempotencyKey("report", person.id, request.headers);
      return reply.code(201).send({ id: await messages.report(person.id, request.body, key) });
    },
  );

  app.get(
    "/api/me/reports",
    { schema: { tags, summary: "One's own reports", response: { 200: z.array(ownReportShape) } } },
    async (request) => messages.reportsBy(signedIn(context, request).person.id),
  );

  app.get(
    "/api/messages",
    {
      schema: {
        tags,
        summary: "Messages and reports; moderators see reports of what they moderate",
        response: { 200: z.array(messageShape) },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      if (!administers(person) && moderatedGroups(person, index.data.workingGroups).length === 0) {
        throw new Refused("forbidden", "Only administrators and moderators work on messages.");
      }
      return messages.list(concerns(person));
    },
  );

  app.patch(
    "/api/messages/:id",
    {
      schema: {
        tags,
        summary: "Say how far a message is, with a note",
        params: z.object({ id }),
        body: messageChangeShape,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person } = signedIn(context, request);
      concerned(person, request.params.id);
      await messages.handle(person.id, request.params.id, request.body);
      const { state } = request.body;
      await recordDeed({
        kind: "message-handled",
        by: person.id,
        message: request.params.id,
        after: { state },
      });
      return reply.code(204).send(null);
    },
  );

  app.delete(
    "/api/messages/:id",
    {
      schema: {
        tags,
        summary: "Delete a message with all its words (administrators)",
        params: z.object({ id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id: by } = administrator(context, request);
      await messages.remove(by, request.params.id);
      await recordDeed({ kind: "message-removed", by, message: request.params.id });
      return reply.code(204).send(null);
    },
  );
}
