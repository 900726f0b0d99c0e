import type { Extensions } from "@tiptap/core";
import { useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { isWide } from "../../features/measure/useWide.ts";
import { ProposalMarks } from "../../features/proposals/proposalOverlays.ts";
import type { Proposing } from "../../features/proposals/useProposing.ts";
import { useToast } from "../../ui/Toaster.tsx";
import type { DiscussedText } from "./useDiscussedText.ts";

/** Begins and ends writing proposals, and leads to what came of it. */
export function usePropose(
  proposing: Proposing,
  text: DiscussedText,
): { toggle: () => void; send: (reason: string) => void; extensions: Extensions } {
  const { t } = useTranslation("proposals");
  const toast = useToast();
  const toggle = (): void => {
    if (!proposing.isPossible) toast({ tone: "danger", text: t("broken") });
    else if (!proposing.isOn) {
      flushSync(() => text.goTo(isWide() ? {} : { tab: "text" }));
      proposing.begin();
    } else if (proposing.changes.length === 0) proposing.end();
    // What was written is not thrown away by a key.
    else document.getElementById("proposing")?.scrollIntoView({ block: "nearest" });
  };
  const send = (reason: string): void => {
    const threads = proposing.propose(reason);
    const first = threads?.[0];
    if (!threads) toast({ tone: "danger", text: t("tooLong") });
    else if (first === undefined) toast({ tone: "info", text: t("nothing") });
    else {
      text.setSpace("common");
      text.activate(first);
      toast({ tone: "success", text: t("proposed", { count: threads.length }) });
    }
  };
  // The editor's extensions live as long as the editor: they ask for what is current.
  const current = useRef({ toggle, activate: text.activate });
  current.current = { toggle, activate: text.activate };
  const extensions = useMemo(
    () => [
      ProposalMarks.configure({
        onActivate: (thread) => current.current.activate(thread),
        onPropose: () => current.current.toggle(),
      }),
    ],
    [],
  );
  return { toggle, send, extensions };
}
