import type * as Y from "yjs";
import { CLAIM_MILLISECONDS, type Outcome } from "../policy/proposals.ts";
import type { Doer } from "./doer.ts";

/** What has been decided about a proposal, or who is about to; undefined: nothing. */
export function outcomeOf(doc: Y.Doc, thread: string): Outcome | undefined {
  return doc.getMap<Outcome>("outcomes").get(thread);
}

/** Whether somebody may not begin to decide about a proposal since another one does, or has. */
export function isTaken(outcome: Outcome | undefined, { person, now }: Doer): boolean {
  if (!outcome) return false;
  if (outcome.state !== "claimed") return true;
  return outcome.by !== person && now - outcome.at < CLAIM_MILLISECONDS;
}

/** Notes that somebody is about to accept a proposal. Done by the server alone, which asks `isTaken` before. */
export function claimProposal(doc: Y.Doc, thread: string, { person, now }: Doer): void {
  doc.getMap<Outcome>("outcomes").set(thread, { state: "claimed", by: person, at: now });
}

/** Takes a claim or a decision back. Done by the server alone. */
export function reopenProposal(doc: Y.Doc, thread: string): void {
  doc.getMap<Outcome>("outcomes").delete(thread);
  resolve(doc, thread, null);
}

/** Enters what was decided, which ends the discussion about it. Done by the server alone. */
export function decideProposal(
  doc: Y.Doc,
  thread: string,
  decision: Omit<Outcome, "by" | "at">,
  { person, now }: Doer,
): void {
  doc.getMap<Outcome>("outcomes").set(thread, { ...decision, by: person, at: now });
  resolve(doc, thread, { person, now });
}

function resolve(doc: Y.Doc, thread: string, by: Doer | null): void {
  const entry = (doc.getMap("threads") as Y.Map<Y.Map<unknown>>).get(thread);
  entry?.set("resolvedBy", by?.person ?? null);
  entry?.set("resolvedAt", by?.now ?? null);
}
