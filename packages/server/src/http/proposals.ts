import { acceptanceShape, decidedShape, refusalShape } from "@querschnitt/shared/api/proposals";
import { id } from "@querschnitt/shared/api/workspace";
import type { Doer } from "@querschnitt/shared/documents/doer";
import { entryAt } from "@querschnitt/shared/documents/ledger";
import {
  claimProposal,
  decideProposal,
  isTaken,
  outcomeOf,
  reopenProposal,
} from "@querschnitt/shared/documents/outcomes";
import { plainText } from "@querschnitt/shared/documents/richText";
import type { Outcome, Proposal } from "@querschnitt/shared/policy/proposals";
import { mayEdit } from "@querschnitt/shared/policy/roles";
import type { FastifyRequest } from "fastify";
import type * as Y from "yjs";
import { z } from "zod";
import { Refused } from "../identity/Refused.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { measureFor } from "./measures.ts";
import { signedIn } from "./signedIn.ts";

const params = z.object({ id, thread: id });
type ProposalRequest = FastifyRequest<{ Params: z.infer<typeof params> }>;

/** A change to what is decided about one proposal; it may throw `Refused`, and then nothing is changed. */
type Decide = (discussion: Y.Doc, thread: string, outcome: Outcome | undefined, doer: Doer) => void;

/**
 * What editors decide about proposals. Changing the draft and saying so are two steps in two rooms: whoever accepts claims
 * the proposal first, so that nobody else puts the same words in, changes the draft, and then says that it is done. All
 * of it is written by the server, one after the other, into a root that nobody else writes to; again changes nothing.
 */
export function proposalRoutes(app: App, context: HttpContext): void {
  const schema = { tags: ["proposals"], params, response: { 200: decidedShape } };
  const address = "/api/measures/:id/proposals/:thread";
  const decide = (request: ProposalRequest, change: Decide) => decideAs(context, request, change);

  app.post(
    `${address}/claim`,
    {
      schema: {
        ...schema,
        summary: "Say that one is about to accept a proposal (editors); it lapses after two minutes",
      },
    },
    (request) =>
      decide(request, (discussion, thread, outcome, doer) => {
        refuseIfTaken(outcome, doer);
        claimProposal(discussion, thread, doer);
      }),
  );

  app.delete(
    `${address}/claim`,
    { schema: { ...schema, summary: "Take back that one is about to accept a proposal" } },
    (request) =>
      decide(request, (discussion, thread, outcome, { person }) => {
        if (outcome?.state === "claimed" && outcome.by === person) reopenProposal(discussion, thread);
      }),
  );

  app.post(
    `${address}/acceptance`,
    {
      schema: {
        ...schema,
        summary: "Say that the draft has a proposal that one claimed (editors)",
        body: acceptanceShape,
      },
    },
    async (request) => {
      editorFor(context, request);
      const { changed, inserted } = request.body;
      const words = await context.unitText({ kind: "draft", measure: request.params.id }, inserted);
      return decide(request, (discussion, thread, outcome, doer) => {
        if (outcome?.state === "accepted" && outcome.by === doer.person) return;
        if (outcome?.state !== "claimed" || outcome.by !== doer.person)
          throw new Refused("conflict", "The proposal has to be claimed first.");
        const { replacement } = proposalAt(discussion, thread);
        // Nobody's name is put to words that they did not propose.
        const isAsProposed = !changed && isPartOf(words, plainText(replacement));
        decideProposal(
          discussion,
          thread,
          { state: "accepted", changed: !isAsProposed, inserted: isAsProposed ? inserted : [] },
          doer,
        );
      });
    },
  );

  app.post(
    `${address}/refusal`,
    { schema: { ...schema, summary: "Decline a proposal, with a reason (editors)", body: refusalShape } },
    (request) =>
      decide(request, (discussion, thread, outcome, doer) => {
        const { reason } = request.body;
        if (outcome?.state === "declined" && outcome.by === doer.person && outcome.reason === reason) return;
        refuseIfTaken(outcome, doer);
        decideProposal(discussion, thread, { state: "declined", reason }, doer);
      }),
  );

  app.post(
    `${address}/reopening`,
    {
      schema: {
        ...schema,
        summary: "Take back what was decided about a proposal (editors); the draft stays as it is",
      },
    },
    (request) =>
      decide(request, (discussion, thread, outcome) => {
        if (outcome && outcome.state !== "claimed") reopenProposal(discussion, thread);
      }),
  );
}

async function decideAs(
  context: HttpContext,
  request: ProposalRequest,
  change: Decide,
): Promise<z.infer<typeof decidedShape>> {
  // Before anything is opened for it.
  editorFor(context, request);
  const { id: measure, thread } = request.params;
  let outcome: Outcome | undefined;
  await context.writeAsServer({ kind: "discussion", measure }, (discussion) => {
    // Here, since rights may change while those before are written.
    const doer = { person: editorFor(context, request), now: context.now() };
    proposalAt(discussion, thread);
    change(discussion, thread, outcomeOf(discussion, thread), doer);
    outcome = outcomeOf(discussion, thread);
  });
  return { outcome: outcome ?? null };
}

/** @throws Refused */
function editorFor(context: HttpContext, request: ProposalRequest): string {
  const { person } = signedIn(context, request);
  const measure = request.params.id;
  measureFor(context, person.id, measure);
  if (!mayEdit(context.authority.measureAccess(person.id, measure)))
    throw new Refused("forbidden", "Only editors of the measure decide about proposals.");
  return person.id;
}

function proposalAt(discussion: Y.Doc, thread: string): Proposal {
  const proposal = entryAt(discussion, "proposals", thread) as Proposal | undefined;
  if (!proposal) throw new Refused("not-found", "There is no such proposal.");
  if (proposal.withdrawn) throw new Refused("conflict", "The proposal was withdrawn.");
  return proposal;
}

function refuseIfTaken(outcome: Outcome | undefined, doer: Doer): void {
  if (!isTaken(outcome, doer)) return;
  throw new Refused(
    "conflict",
    outcome?.state === "claimed"
      ? "Somebody else is accepting the proposal right now."
      : "The proposal has been decided about already.",
  );
}

/** Whether words stand in a text in their order, with others between them: what stood there before was not written again. */
function isPartOf(words: string, text: string): boolean {
  let at = 0;
  for (const unit of words) {
    const found = text.indexOf(unit, at);
    if (found < 0) return false;
    at = found + unit.length;
  }
  return true;
}
