import type { Anchor } from "@querschnitt/shared/policy/discussion";
import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { useMessages } from "../../api/messages.ts";
import { PassageFinder } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import { useToast } from "../../ui/Toaster.tsx";

/** How long a passage is looked for while the text is still arriving. */
const PATIENCE = 4_000;

/** Selects the passage that a report is about, if the address names one. */
export function useReportedPassage(editor: Editor | undefined): void {
  const { t } = useTranslation("reports");
  const toast = useToast();
  const report = new URLSearchParams(useSearch()).get("report");
  const message = useMessages(report !== null).data?.find(({ id }) => id === report);
  const about = message?.kind === "report" ? message.about : undefined;
  const anchor = about?.type === "passage" ? about.anchor : undefined;
  // As text, so that asking the list again does not take the reader back to the passage.
  const wanted = anchor && JSON.stringify(anchor);

  useEffect(() => {
    if (!editor || !wanted) return;
    const stop = (): void => {
      clearTimeout(timer);
      editor.off("transaction", look);
    };
    const look = (): void => {
      if (select(editor, JSON.parse(wanted) as Anchor)) stop();
    };
    const timer = setTimeout(() => {
      stop();
      toast({ tone: "info", text: t("report.passageGone") });
    }, PATIENCE);
    editor.on("transaction", look);
    look();
    return stop;
  }, [editor, wanted, toast, t]);
}

function select(editor: Editor, anchor: Anchor): boolean {
  const view = draftView(editor.state);
  const place = view && new PassageFinder(view).find(anchor);
  if (!place) return false;
  // Not in the middle of the change that brought the text.
  queueMicrotask(() => editor.chain().setTextSelection(place).focus().scrollIntoView().run());
  return true;
}
