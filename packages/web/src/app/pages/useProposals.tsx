import type { ReadThread } from "@querschnitt/shared/documents/discussion";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { Editor } from "@tiptap/core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { proposalDecisions } from "../../api/proposals.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import type { Passage } from "../../editor/passages/anchors.ts";
import { AcceptDialog, type StandingNow } from "../../features/proposals/AcceptDialog.tsx";
import { DeclineDialog } from "../../features/proposals/DeclineDialog.tsx";
import type { ProposalDeeds } from "../../features/proposals/ProposalCard.tsx";
import type { ProposalPlace } from "../../features/proposals/placeProposal.ts";
import { showOwnChanges } from "../../features/proposals/proposalOverlays.ts";
import { contentAt, useAcceptance } from "../../features/proposals/useAcceptance.ts";
import { usePlacedProposals } from "../../features/proposals/usePlacedProposals.ts";
import type { Proposing } from "../../features/proposals/useProposing.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useToast } from "../../ui/Toaster.tsx";

/** What is being asked about proposals right now. */
type Question =
  | { about: "acceptance"; thread: ReadThread; place: Passage | undefined; now: StandingNow }
  | { about: "refusal"; threads: readonly ReadThread[] };

export interface ProposalsView {
  places: ReadonlyMap<string, ProposalPlace>;
  deeds: ProposalDeeds & {
    acceptAll: (threads: readonly ReadThread[]) => void;
    declineAll: (threads: readonly ReadThread[]) => void;
  };
  dialog: ReactNode;
}

/** Where text and proposals of a measure meet: shown in one, decided about in the other. */
export function useProposals({
  measure,
  directory,
  draft,
  discussion,
  editor,
  threads,
  active,
  proposing,
  mayDecide,
}: {
  measure: string;
  directory: DirectoryView;
  draft: RoomHandle;
  discussion: RoomHandle | undefined;
  editor: Editor | undefined;
  threads: readonly ReadThread[] | undefined;
  active: string | undefined;
  proposing: Proposing;
  mayDecide: boolean;
}): ProposalsView {
  const { t } = useTranslation("proposals");
  const toast = useToast();
  const problemText = useProblemText();
  const decisions = useMemo(() => proposalDecisions(measure), [measure]);
  const places = usePlacedProposals(editor, threads, active, directory);
  const writesInDraft = !proposing.isOn && draft.status.mayWrite === "text";
  const acceptance = useAcceptance(writesInDraft ? editor : undefined, draft, decisions);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [question, setQuestion] = useState<Question>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    if (editor && !editor.isDestroyed) showOwnChanges(editor.view, proposing.changes, t("mark.ownRemoved"));
  }, [editor, proposing.changes, t]);

  const said = (error: unknown): string =>
    error instanceof ApiProblem && error.type === "conflict" ? t("accept.taken") : problemText(error);
  /** Does something with proposals, each marked as being worked on meanwhile; says what went wrong. */
  const work = async (on: readonly ReadThread[], deed: () => Promise<void>): Promise<void> => {
    setBusy(new Set(on.map(({ id }) => id)));
    setProblem(undefined);
    try {
      await deed();
    } catch (error) {
      setProblem(said(error));
      toast({ tone: "danger", text: said(error) });
    } finally {
      setBusy(new Set());
    }
  };
  const ask = (thread: ReadThread): void => {
    const place = acceptance.placeNow(thread);
    if (!place || !editor) {
      toast({ tone: "danger", text: t("accept.noEditor") });
      return;
    }
    setProblem(undefined);
    setQuestion(
      place.state === "lost"
        ? { about: "acceptance", thread, place: undefined, now: undefined }
        : {
            about: "acceptance",
            thread,
            place,
            now: { isAsThen: place.state === "unchanged", content: contentAt(editor.state.doc, place) },
          },
    );
  };
  const accept = (thread: ReadThread): void => {
    void work([thread], async () => {
      if ((await acceptance.accept(thread)) === "conflict") ask(thread);
      else toast({ tone: "success", text: t("accept.done") });
    });
  };
  const acceptAll = (all: readonly ReadThread[]): void => {
    void work(all, async () => {
      let accepted = 0;
      for (const thread of all) if ((await acceptance.accept(thread)) === "accepted") accepted++;
      if (accepted > 0) toast({ tone: "success", text: t("accept.batchDone", { count: accepted }) });
      if (accepted < all.length)
        toast({ tone: "info", text: t("accept.left", { count: all.length - accepted }) });
    });
  };
  const answer = (thread: ReadThread, deed: () => Promise<void>): void => {
    void work([thread], async () => {
      await deed();
      setQuestion(undefined);
      toast({ tone: "success", text: t("accept.done") });
    });
  };
  const acceptChanged = (thread: ReadThread, place: Passage, wording: readonly RichNode[]): void =>
    answer(thread, async () => {
      // The text may have gone on while the dialog was open.
      const now = acceptance.placeNow(thread);
      const isSame = now && now.state !== "lost" && now.from === place.from && now.to === place.to;
      const done = isSame ? await acceptance.acceptChanged(thread, place, wording) : "conflict";
      if (done === "conflict") throw new Error(t("place.changed"));
    });

  const online = draft.status.connection === "online" && discussion?.status.connection === "online";
  return {
    places,
    deeds: {
      mayDecide,
      hindrance: !online ? "offline" : proposing.isOn ? "proposing" : undefined,
      busy,
      accept,
      acceptAll,
      acceptChanged: ask,
      decline: (thread) => setQuestion({ about: "refusal", threads: [thread] }),
      declineAll: (all) => setQuestion({ about: "refusal", threads: all }),
      reopen: (thread) => void work([thread], () => decisions.reopen(thread.id)),
      withdraw: ({ id }) => discussion?.perform({ type: "withdraw-proposal", thread: id }),
    },
    dialog:
      question?.about === "acceptance" ? (
        <AcceptDialog
          thread={question.thread}
          now={question.now}
          busy={busy.size > 0}
          problem={problem}
          onClose={() => setQuestion(undefined)}
          onAccept={(wording) => question.place && acceptChanged(question.thread, question.place, wording)}
          onDone={() => answer(question.thread, () => acceptance.acceptAsDone(question.thread))}
        />
      ) : question?.about === "refusal" ? (
        <DeclineDialog
          count={question.threads.length}
          busy={busy.size > 0}
          problem={problem}
          onClose={() => setQuestion(undefined)}
          onDecline={(reason) =>
            void work(question.threads, async () => {
              for (const { id } of question.threads) await decisions.decline(id, reason);
              const count = question.threads.length;
              setQuestion(undefined);
              toast({ tone: "success", text: t("decline.done", { count }) });
            })
          }
        />
      ) : null,
  };
}
