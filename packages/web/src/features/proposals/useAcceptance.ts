import type { ReadThread } from "@querschnitt/shared/documents/discussion";
import { plainText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { ReplaceStep } from "@tiptap/pm/transform";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { useRef } from "react";
import * as Y from "yjs";
import type { ProposalDecisions } from "../../api/proposals.ts";
import type { Passage } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { proposable } from "./openProposals.ts";
import { type ProposalPlace, placeProposal, replaced } from "./placeProposal.ts";

/** `accepted` · `conflict`: something else stands there by now, or nothing can: nothing was changed. */
export type AcceptanceResult = "accepted" | "conflict";

/** Carries proposals out in the draft: claimed first, put in as one step, and said to be done once the server has it. */
export interface Acceptance {
  /** @throws ApiProblem, NetworkFailure; then nothing was changed, or what was changed waits to be said */
  accept: (thread: ReadThread) => Promise<AcceptanceResult>;
  /** Puts another wording in a passage, which the person has chosen. */
  acceptChanged: (
    thread: ReadThread,
    place: Passage,
    wording: readonly RichNode[],
  ) => Promise<AcceptanceResult>;
  /** Says that the draft has it already, put there by hand. */
  acceptAsDone: (thread: ReadThread) => Promise<void>;
  /** Where a proposal belongs right now; undefined while no editor shows the draft. */
  placeNow: (thread: ReadThread) => ProposalPlace | undefined;
}

/** @param editor undefined while none writes in the draft itself */
export function useAcceptance(
  editor: Editor | undefined,
  draft: RoomHandle,
  decisions: ProposalDecisions,
): Acceptance {
  const current = useRef({ editor, draft });
  current.current = { editor, draft };

  const placeNow = (thread: ReadThread): ProposalPlace | undefined => {
    const view = current.current.editor && draftView(current.current.editor.state);
    const proposal = proposable(thread);
    return view && proposal && placeProposal(view, proposal);
  };
  const putIn = async (
    thread: ReadThread,
    place: Passage,
    wording: readonly RichNode[],
    changed: boolean,
  ): Promise<AcceptanceResult> => {
    const { editor: writing, draft: room } = current.current;
    const inserted = writing && carryOut(writing, room.doc, place, wording);
    if (!inserted) {
      await decisions.release(thread.id);
      return "conflict";
    }
    await room.whenSettled();
    await decisions.accept(thread.id, { changed, inserted });
    return "accepted";
  };

  return {
    placeNow,
    accept: async (thread) => {
      await decisions.claim(thread.id);
      const wording = thread.proposal?.replacement ?? [];
      if (stands(current.current.editor, thread)) {
        // Put in before, and not said: the connection was lost in between.
        await decisions.accept(thread.id, { changed: false, inserted: [] });
        return "accepted";
      }
      const place = placeNow(thread);
      if (place?.state === "unchanged") return putIn(thread, place, wording, false);
      await decisions.release(thread.id);
      return "conflict";
    },
    acceptChanged: async (thread, place, wording) => {
      await decisions.claim(thread.id);
      return putIn(thread, place, wording, true);
    },
    acceptAsDone: async (thread) => {
      await decisions.claim(thread.id);
      await decisions.accept(thread.id, { changed: true, inserted: [] });
    },
  };
}

/** Whether somebody has begun to accept a proposal, and its wording stands at its place already. */
function stands(editor: Editor | undefined, { proposal, anchor }: ReadThread): boolean {
  const view = editor && draftView(editor.state);
  if (!view || !anchor || !proposal || proposal.outcome?.state !== "claimed") return false;
  const { kind, replacement } = proposal;
  if (replacement.length === 0) return false;
  const asPutIn = { kind, anchor: { ...anchor, quote: plainText(replacement) }, original: replacement };
  return placeProposal(view, asPutIn).state === "unchanged";
}

/** @returns what was written, by its ids; undefined if it cannot stand there */
function carryOut(
  editor: Editor,
  doc: Y.Doc,
  { from, to }: Passage,
  wording: readonly RichNode[],
): { client: number; clock: number; length: number }[] | undefined {
  const after = replaced(editor.state.doc, { from, to }, wording);
  if (!after) return undefined;
  const { undoManager } = (yUndoPluginKey.getState(editor.state) ?? {}) as { undoManager?: Y.UndoManager };
  const client = doc.clientID;
  const clock = Y.getState(doc.store, client);
  // One step of its own, whatever was typed a moment before or after.
  undoManager?.stopCapturing();
  editor.view.dispatch(editor.state.tr.step(new ReplaceStep(from, to, after.slice)).scrollIntoView());
  undoManager?.stopCapturing();
  const length = Y.getState(doc.store, client) - clock;
  return length > 0 ? [{ client, clock, length }] : [];
}

/** What stands at a place, as a proposal would say it. */
export function contentAt(doc: Node, { from, to }: Passage): RichNode[] {
  const $from = doc.resolve(from);
  const start = $from.start();
  return ($from.parent.content.cut(from - start, to - start).toJSON() ?? []) as RichNode[];
}
