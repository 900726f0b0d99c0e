import {
  approvalShape,
  type Correction,
  closingShape,
  correctionShape,
  type SessionFacts,
  sealCheckShape,
  sessionShape,
} from "@querschnitt/shared/api/sittings";
import { id } from "@querschnitt/shared/api/workspace";
import { isRecorder, mayCloseMinutes, mayReadMinutes } from "@querschnitt/shared/policy/sessions";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import { correctionsIn } from "../process/corrections.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { signedIn } from "./signedIn.ts";
import { noSuchSession, sessionFor } from "./sittings.ts";

const tags = ["sessions"];
const params = z.object({ id });

/** How minutes become final, and how they are approved in a later session. */
export function sittingClosingRoutes(app: App, context: HttpContext): void {
  const { authority, hashMinutes, readLedger, sittings } = context;

  app.post(
    "/api/sittings/:id/closing",
    {
      schema: {
        tags,
        summary: "Close the minutes for good (those who record them)",
        params,
        body: closingShape,
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const session = sessionFor(context, person.id, request.params.id);
      if (!isRecorder(session)) throw new Refused("forbidden", "Only those who record the session do this.");
      if (session.closing) throw new Refused("conflict", "The minutes are closed already.");
      if (!mayCloseMinutes(session))
        throw new Refused("conflict", "Minutes are closed when the session has ended.");
      await sittings.closeMinutes(person.id, session.id, request.body.revision);
      return sessionFor(context, person.id, session.id);
    },
  );

  app.get(
    "/api/sittings/:id/seal",
    {
      schema: {
        tags,
        summary: "Whether closed minutes still have the content that they were closed with",
        params,
        response: { 200: sealCheckShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const session = readableMinutes(context, person.id, request.params.id);
      const { closing } = session;
      if (!closing) throw new Refused("conflict", "The minutes are not closed yet.");
      if (!closing.seal)
        throw new Refused("conflict", "The hash is still being worked out: ask again in a minute.");
      const { seal } = closing;
      const now = await hashMinutes(session.id);
      const check = (part: "public" | "closed") => ({ hash: seal[part], intact: seal[part] === now[part] });
      return { public: check("public"), ...(session.entitled && { closed: check("closed") }) };
    },
  );

  app.post(
    "/api/sittings/:id/approval",
    {
      schema: {
        tags,
        summary: "Approve closed minutes under an item of a later session (those who record that one)",
        params,
        body: approvalShape,
        response: { 200: sessionShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const approved = sessionFor(context, person.id, request.params.id);
      const approving = sessionFor(context, person.id, request.body.session);
      if (!isRecorder(approving))
        throw new Refused("forbidden", "Only those who record the later session do this.");
      const { session, item } = approved.approval ?? {};
      // Who asks once more has not heard the answer: what has become of the later session since makes no difference.
      if (session === approving.id && item === request.body.item) return approved;
      const { items } = await readLedger({ kind: "agenda", session: approving.id, part: "public" });
      const isMeant = items.some((item) => item.id === request.body.item && item.approves === approved.id);
      if (!isMeant || approving.workingGroup !== approved.workingGroup || approving.start <= approved.start)
        throw new Refused("invalid-input", "The item is not there to approve these minutes.");
      if (approving.state !== "running" && approving.state !== "minutes-open")
        throw new Refused("conflict", "Minutes are approved in a session that takes place.");
      await sittings.approveMinutes(person.id, approved.id, request.body);
      return sessionFor(context, person.id, approved.id);
    },
  );

  app.get(
    "/api/sittings/:id/corrections",
    {
      schema: {
        tags,
        summary:
          "What was decided under the item that approved the minutes; nothing for who may not read the minutes it stands in",
        params,
        response: { 200: z.array(correctionShape) },
      },
    },
    async (request): Promise<Correction[]> => {
      const { person } = signedIn(context, request);
      const session = readableMinutes(context, person.id, request.params.id);
      const { approval } = session;
      if (!approval || !mayReadMinutes(authority.sessionAccess(person.id, approval.session))) return [];
      const room = { kind: "protocol", session: approval.session, part: "public" } as const;
      return correctionsIn(await readLedger(room), approval);
    },
  );
}

/** A session whose minutes a person may read. @throws Refused `not-found`, alike for unknown and hidden ones */
function readableMinutes(
  context: HttpContext,
  person: string,
  session: string,
): SessionFacts & { entitled: boolean } {
  const facts = context.sittings.get(session);
  const access = context.authority.sessionAccess(person, session);
  if (!facts || !mayReadMinutes(access)) throw noSuchSession();
  return { ...facts, entitled: access.entitled };
}
