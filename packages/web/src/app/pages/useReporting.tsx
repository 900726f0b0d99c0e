import type { Reported } from "@querschnitt/shared/api/messages";
import type { ReadComment } from "@querschnitt/shared/documents/discussion";
import type { Editor, Extensions } from "@tiptap/core";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeAnchor } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import { passageShortcuts } from "../../features/measure/passageShortcuts.ts";
import { noReport, ReportDialog } from "../../features/reports/ReportDialog.tsx";
import { ReportKey } from "../../features/reports/ReportKey.ts";
import { useToast } from "../../ui/Toaster.tsx";

export interface Reporting {
  /** For the editor: the keys. The same ones for the page's whole life. */
  extensions: Extensions;
  reportSelection: () => void;
  reportComment: (comment: ReadComment) => void;
  dialog: ReactNode;
}

const MAX_QUOTE = 2_000;

/** Reporting a passage or a comment of a measure. What was begun stays until it is sent. */
export function useReporting(measure: string, editor: Editor | undefined): Reporting {
  const { t } = useTranslation("reports");
  const toast = useToast();
  const [about, setAbout] = useState<Reported>();
  const [begun, setBegun] = useState(noReport);

  const reportSelection = (): void => {
    if (!editor) return;
    const { from, to } = editor.state.selection;
    const draft = draftView(editor.state);
    const anchor = draft && from < to ? makeAnchor(draft, from, to) : undefined;
    if (anchor) setAbout({ type: "passage", anchor });
    else toast({ tone: "info", text: t("report.selectFirst") });
  };
  // The editor lives longer than one rendering: it asks for what is current.
  const current = useRef(reportSelection);
  useEffect(() => {
    current.current = reportSelection;
  });
  const extensions = useMemo(
    () => [ReportKey.configure({ shortcut: passageShortcuts.report, onReport: () => current.current() })],
    [],
  );

  return {
    extensions,
    reportSelection,
    reportComment: ({ id, thread, body }) =>
      setAbout({ type: "comment", thread, comment: id, quote: body.slice(0, MAX_QUOTE) }),
    dialog: about && (
      <ReportDialog
        measure={measure}
        about={about}
        begun={begun}
        onBegun={setBegun}
        onClose={() => setAbout(undefined)}
      />
    ),
  };
}
