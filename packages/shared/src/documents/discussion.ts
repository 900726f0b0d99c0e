import * as Y from "yjs";
import type { Anchor, Comment, Thread } from "../policy/discussion.ts";
import type { Outcome, Proposal } from "../policy/proposals.ts";
import type { Doer } from "./doer.ts";
import { entriesOf, entryAt } from "./ledger.ts";
import { outcomeOf } from "./outcomes.ts";

/** What a person does in a discussion; plain data, so that it can be stored and done again on a fresh copy. */
export type DiscussionCommand =
  | { type: "open-thread"; thread: string; comment: string; anchor: Anchor | null; body: string }
  | { type: "reply"; thread: string; comment: string; body: string }
  | { type: "edit-comment"; comment: string; body: string }
  | { type: "delete-comment"; comment: string }
  | { type: "resolve-thread"; thread: string }
  | { type: "reopen-thread"; thread: string };

/** Carries out a command on a discussion document, inside the caller's transaction. */
export function performOnDiscussion(doc: Y.Doc, command: DiscussionCommand, doer: Doer): void {
  const threads = doc.getMap("threads") as Y.Map<Y.Map<unknown>>;
  const comments = doc.getMap("comments") as Y.Map<Y.Map<unknown>>;
  switch (command.type) {
    case "open-thread":
      if (openThread(doc, command, doer)) addComment(doc, command, doer);
      break;
    case "reply":
      addComment(doc, command, doer);
      break;
    case "edit-comment": {
      const comment = comments.get(command.comment);
      comment?.set("body", command.body);
      comment?.set("editedAt", doer.now);
      break;
    }
    case "delete-comment": {
      const comment = comments.get(command.comment);
      comment?.set("body", "");
      comment?.set("deleted", true);
      break;
    }
    case "resolve-thread":
    case "reopen-thread": {
      const resolves = command.type === "resolve-thread";
      const thread = threads.get(command.thread);
      thread?.set("resolvedBy", resolves ? doer.person : null);
      thread?.set("resolvedAt", resolves ? doer.now : null);
      break;
    }
  }
}

/** Opens a thread that has no comment yet. @returns false if it is there: whoever promotes a comment again does nothing */
export function openThread(
  doc: Y.Doc,
  { thread: id, anchor }: { thread: string; anchor: Anchor | null },
  { person, now }: Doer,
): boolean {
  const threads = doc.getMap("threads") as Y.Map<Y.Map<unknown>>;
  if (threads.has(id)) return false;
  const thread: Thread = { author: person, createdAt: now, anchor, resolvedBy: null, resolvedAt: null };
  threads.set(id, new Y.Map(Object.entries(thread)));
  return true;
}

/** Adds a comment to a thread. */
export function addComment(
  doc: Y.Doc,
  { comment: id, thread, body }: { comment: string; thread: string; body: string },
  { person, now }: Doer,
): void {
  const comments = doc.getMap("comments") as Y.Map<Y.Map<unknown>>;
  const comment: Comment = { thread, author: person, createdAt: now, editedAt: null, body, deleted: false };
  comments.set(id, new Y.Map(Object.entries(comment)));
}

/** `promotedAt` is there for comments of an internal discussion that their author took into the common one. */
export type ReadComment = Comment & { id: string; promotedAt?: number };
/** A proposal with what has been decided about it; no outcome: nothing yet. */
export type ReadProposal = Proposal & { outcome?: Outcome };
export type ReadThread = Thread & { id: string; comments: ReadComment[]; proposal?: ReadProposal };

/** The threads of a discussion, oldest first, each with its comments, oldest first; deleted ones included. */
export function readDiscussion(doc: Y.Doc): ReadThread[] {
  const threads = new Map<string, ReadThread>();
  for (const [id, entry] of entriesOf(doc, "threads")) {
    threads.set(id, { ...(entry as unknown as Thread), id, comments: [] });
  }
  for (const [id, entry] of entriesOf(doc, "comments")) {
    const comment = entry as unknown as Comment;
    threads.get(comment.thread)?.comments.push({ ...comment, id });
  }
  for (const [id, entry] of entriesOf(doc, "proposals")) {
    const thread = threads.get(id);
    const outcome = outcomeOf(doc, id);
    if (thread) thread.proposal = { ...(entry as unknown as Proposal), ...(outcome && { outcome }) };
  }
  const byAge = (a: { createdAt: number; id: string }, b: { createdAt: number; id: string }): number =>
    a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
  for (const thread of threads.values()) thread.comments.sort(byAge);
  return [...threads.values()].sort(byAge);
}

/** Whether anything readable is left in a thread. */
export function isEmptyThread({ comments, proposal }: ReadThread): boolean {
  return comments.every((comment) => comment.deleted) && (!proposal || proposal.withdrawn);
}

/** How many threads are neither resolved nor wholly deleted. */
export function countOpenThreads(doc: Y.Doc): number {
  return readDiscussion(doc).filter((thread) => thread.resolvedBy === null && !isEmptyThread(thread)).length;
}

/** How many proposals nobody has decided about. */
export function countOpenProposals(doc: Y.Doc): number {
  return readDiscussion(doc).filter(({ proposal }) => proposal && isUndecided(proposal)).length;
}

/** Whether a proposal waits for a decision. */
export function isUndecided({ withdrawn, outcome }: ReadProposal): boolean {
  return !withdrawn && (outcome === undefined || outcome.state === "claimed");
}

/** Whether anything was said in a thread that is still there. */
export function hasComments(doc: Y.Doc, thread: string): boolean {
  return entriesOf(doc, "comments").some(([, { thread: of, deleted }]) => of === thread && deleted === false);
}

/** Who made the proposal of a thread; undefined if there is none, or it was withdrawn. */
export function proposerIn(doc: Y.Doc, thread: string): string | undefined {
  const proposal = entryAt(doc, "proposals", thread) as Proposal | undefined;
  return proposal && !proposal.withdrawn ? proposal.author : undefined;
}

/** Everybody whose words stand in a thread. */
export function writersIn(doc: Y.Doc, thread: string): Set<string> {
  const writers = new Set<string>();
  for (const [, entry] of entriesOf(doc, "comments")) {
    const comment = entry as unknown as Comment;
    if (comment.thread === thread && !comment.deleted) writers.add(comment.author);
  }
  const proposer = proposerIn(doc, thread);
  if (proposer !== undefined) writers.add(proposer);
  return writers;
}
