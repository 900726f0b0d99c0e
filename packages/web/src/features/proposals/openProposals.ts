import { isUndecided, type ReadThread } from "@querschnitt/shared/documents/discussion";
import type { Proposable } from "@querschnitt/shared/documents/proposals";

/** A proposal about which nothing has been decided, under the id of its thread. */
export interface OpenProposal {
  thread: string;
  author: string;
  proposal: Proposable;
}

/** The proposal of a thread as it can be placed in the text; undefined if there is none or it was withdrawn. */
export function proposable({ anchor, proposal }: ReadThread): Proposable | undefined {
  return proposal && !proposal.withdrawn && anchor ? { ...proposal, anchor } : undefined;
}

/** The proposals of a discussion that wait for a decision. */
export function openProposals(threads: readonly ReadThread[]): OpenProposal[] {
  return threads.flatMap((thread) => {
    const proposal = proposable(thread);
    if (!proposal || !thread.proposal || !isUndecided(thread.proposal)) return [];
    return [{ thread: thread.id, author: thread.author, proposal }];
  });
}
