import type { Anchor } from "@querschnitt/shared/policy/discussion";
import type { Editor, Extensions } from "@tiptap/core";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PassageAction } from "../../editor/PassageAction.ts";
import { makeAnchor } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import { passageShortcuts } from "../../features/measure/passageShortcuts.ts";
import { RedactDialog } from "../../features/redactions/RedactDialog.tsx";
import { RedactKey } from "../../features/redactions/RedactKey.ts";
import { useToast } from "../../ui/Toaster.tsx";

export interface Redacting {
  /** For the editor: the keys. The same ones for the page's whole life. */
  extensions: Extensions;
  /** What is offered for a selection; undefined for those who may not ask for a redaction. */
  action: PassageAction | undefined;
  dialog: ReactNode;
}

/** Asking for a passage of a measure to be redacted. */
export function useRedacting(measure: string, editor: Editor | undefined, mayAsk: boolean): Redacting {
  const { t } = useTranslation(["redactions", "measure"]);
  const toast = useToast();
  const [anchor, setAnchor] = useState<Anchor>();

  const redactSelection = (): void => {
    if (!editor || !mayAsk) return;
    const { from, to } = editor.state.selection;
    const draft = draftView(editor.state);
    const found = draft && from < to ? makeAnchor(draft, from, to) : undefined;
    if (found) setAnchor(found);
    else toast({ tone: "info", text: t("selectFirst") });
  };
  // The editor lives longer than one rendering: it asks for what is current.
  const current = useRef(redactSelection);
  useEffect(() => {
    current.current = redactSelection;
  });
  const extensions = useMemo(
    () => [RedactKey.configure({ shortcut: passageShortcuts.redact, onRedact: () => current.current() })],
    [],
  );

  return {
    extensions,
    action: mayAsk
      ? {
          name: "redact",
          label: t("measure:passage.redact"),
          icon: "redact",
          shortcut: passageShortcuts.redact,
          act: redactSelection,
        }
      : undefined,
    dialog: anchor && <RedactDialog measure={measure} anchor={anchor} onClose={() => setAnchor(undefined)} />,
  };
}
