import * as Y from "yjs";
import type { Anchor, Comment, Thread } from "../policy/discussion.ts";
import type { Doer } from "./doer.ts";
import { entriesOf } from "./ledger.ts";

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
  const addComment = (id: string, thread: string, body: string): void => {
    const comment: Comment = {
      thread,
      author: doer.person,
      createdAt: doer.now,
      editedAt: null,
      body,
      deleted: false,
    };
    comments.set(id, new Y.Map(Object.entries(comment)));
  };
  switch (command.type) {
    case "open-thread": {
      // Promoting a comment always opens the same thread: whoever does it again does nothing.
      if (threads.has(command.thread)) break;
      const thread: Thread = {
        author: doer.person,
        createdAt: doer.now,
        anchor: command.anchor,
        resolvedBy: null,
        resolvedAt: null,
      };
      threads.set(command.thread, new Y.Map(Object.entries(thread)));
      addComment(command.comment, command.thread, command.body);
      break;
    }
    case "reply":
      addComment(command.comment, command.thread, command.body);
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

/** `promotedAt` is there for comments of an internal discussion that their author took into the common one. */
export type ReadComment = Comment & { id: string; promotedAt?: number };
export type ReadThread = Thread & { id: string; comments: ReadComment[] };

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
  const byAge = (a: { createdAt: number; id: string }, b: { createdAt: number; id: string }): number =>
    a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
  for (const thread of threads.values()) thread.comments.sort(byAge);
  return [...threads.values()].sort(byAge);
}

/** Whether anything readable is left in a thread. */
export function isEmptyThread(thread: ReadThread): boolean {
  return thread.comments.every((comment) => comment.deleted);
}

/** How many threads are neither resolved nor wholly deleted. */
export function countOpenThreads(doc: Y.Doc): number {
  return readDiscussion(doc).filter((thread) => thread.resolvedBy === null && !isEmptyThread(thread)).length;
}
