import * as Y from "yjs";
import type { Anchor } from "../policy/discussion.ts";
import type { Proposal, ProposalKind } from "../policy/proposals.ts";
import type { RichNode } from "../policy/richContent.ts";
import { addComment, type DiscussionCommand, openThread, performOnDiscussion } from "./discussion.ts";
import type { Doer } from "./doer.ts";

/** A change of a draft as it can be proposed. */
export interface Proposable {
  kind: ProposalKind;
  anchor: Anchor;
  original: RichNode[];
  replacement: RichNode[];
}

export type ProposalCommand =
  /** `comment` says why, should there be a reason. */
  | ({ type: "propose"; thread: string; comment: string; reason: string } & Proposable)
  | { type: "withdraw-proposal"; thread: string };

/** What a person does in the common discussion of a measure: to talk, and to propose. */
export type CommonCommand = DiscussionCommand | ProposalCommand;

/** Carries out a command on the common discussion, inside the caller's transaction. */
export function performOnCommonDiscussion(doc: Y.Doc, command: CommonCommand, doer: Doer): void {
  switch (command.type) {
    case "propose":
      propose(doc, command, doer);
      break;
    case "withdraw-proposal": {
      const proposal = (doc.getMap("proposals") as Y.Map<Y.Map<unknown>>).get(command.thread);
      proposal?.set("withdrawn", true);
      proposal?.set("original", []);
      proposal?.set("replacement", []);
      break;
    }
    default:
      performOnDiscussion(doc, command, doer);
  }
}

function propose(
  doc: Y.Doc,
  { thread, comment, reason, kind, anchor, original, replacement }: ProposalCommand & { type: "propose" },
  doer: Doer,
): void {
  if (!openThread(doc, { thread, anchor }, doer)) return;
  if (reason !== "") addComment(doc, { comment, thread, body: reason }, doer);
  const proposals = doc.getMap("proposals") as Y.Map<Y.Map<unknown>>;
  const proposal: Proposal = {
    author: doer.person,
    createdAt: doer.now,
    ...{ kind, original, replacement },
    withdrawn: false,
  };
  proposals.set(thread, new Y.Map(Object.entries(proposal)));
}
