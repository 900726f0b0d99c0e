import type { ReadThread } from "@querschnitt/shared/documents/discussion";
import type { Editor } from "@tiptap/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { PassageFinder } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import { useStakeholderLook } from "../../ui/stakeholder.ts";
import { type OpenProposal, openProposals } from "./openProposals.ts";
import { type ProposalPlace, placeProposal } from "./placeProposal.ts";
import { type ProposalLook, showProposals } from "./proposalOverlays.ts";

/** How long typing pauses before places are looked up afresh, in milliseconds. */
const PAUSE = 300;

const none: ReadonlyMap<string, ProposalPlace> = new Map();

/** Where each open proposal belongs in the text as it is now, and the text shows them. Empty while no editor shows it. */
export function usePlacedProposals(
  editor: Editor | undefined,
  threads: readonly ReadThread[] | undefined,
  active: string | undefined,
  directory: DirectoryView,
): ReadonlyMap<string, ProposalPlace> {
  const { t } = useTranslation("proposals");
  const [places, setPlaces] = useState(none);
  const open = useMemo(() => openProposals(threads ?? []), [threads]);
  const groupLook = useStakeholderLook();
  const lookOf = ({ author }: OpenProposal): ProposalLook => {
    const organisation = directory.organisationOf(author);
    const by = {
      name: directory.person(author)?.name ?? t("somebody"),
      organisation: organisation?.shortName ?? "",
    };
    return {
      look: groupLook(organisation?.stakeholderGroup ?? "administration"),
      removes: t("mark.removes", by),
      adds: t("mark.adds", by),
    };
  };
  const current = useRef(lookOf);
  current.current = lookOf;

  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      if (editor.isDestroyed) return;
      const view = draftView(editor.state);
      if (!view) return;
      const finder = new PassageFinder(view);
      const found = new Map(
        open.map(({ thread, proposal }) => [thread, placeProposal(view, proposal, finder)]),
      );
      setPlaces((before) => (isSame(before, found) ? before : found));
      const placed = open.map((one) => {
        const place = found.get(one.thread);
        return { ...one, place: place?.state === "unchanged" ? place : undefined };
      });
      showProposals(editor.view, placed, active, current.current);
    };
    const lookLater = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    };
    look();
    editor.on("transaction", lookLater);
    return () => {
      clearTimeout(timer);
      editor.off("transaction", lookLater);
    };
  }, [editor, open, active]);
  return editor ? places : none;
}

function isSame(one: ReadonlyMap<string, ProposalPlace>, other: ReadonlyMap<string, ProposalPlace>): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other]);
}
