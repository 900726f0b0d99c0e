import type { Me } from "@querschnitt/shared/api/identity";
import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import type { Editor, Extensions } from "@tiptap/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import type { PassageAction } from "../../editor/PassageAction.ts";
import { TextEditor } from "../../editor/TextEditor.tsx";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { emptySections } from "./emptySections.ts";
import { passageShortcuts } from "./passageShortcuts.ts";
import { SoughtPassage } from "./SoughtPassage.ts";
import "./draft.css";

export interface DraftEditorProps {
  handle: RoomHandle;
  me: Me;
  /** What other parts of the page add to the editor (for example the marks of commented passages). */
  extensions: Extensions;
  /** Called with the editor when it is there, and with undefined when it goes. */
  onEditor: (editor: Editor | undefined) => void;
  /** Absent for those who may not comment. */
  onComment: (() => void) | undefined;
  /** Reports what is selected; for readers too. */
  onReport: () => void;
  /** Further things that can be done with the text. */
  otherActions?: readonly PassageAction[];
  /** A copy in which a person writes what they propose; "coming" while it is made. */
  copy?: Y.XmlFragment | "coming" | undefined;
}

/** The draft: an editor for those who write it, the same text to read for everybody else. */
export function DraftEditor({
  handle,
  me,
  extensions,
  onEditor,
  onComment,
  onReport,
  otherActions = [],
  copy,
}: DraftEditorProps) {
  const { t } = useTranslation("measure");
  const all = useMemo(() => [SoughtPassage, ...extensions], [extensions]);
  const report: PassageAction = {
    name: "report",
    label: t("passage.report"),
    icon: "flag",
    shortcut: passageShortcuts.report,
    act: onReport,
  };
  const comment: PassageAction | undefined = onComment && {
    name: "comment",
    label: t("passage.comment"),
    icon: "comment-add",
    shortcut: passageShortcuts.comment,
    prominent: true,
    act: onComment,
  };
  return (
    <TextEditor
      handle={handle}
      root={DRAFT_ROOT}
      me={me}
      writing={{ label: t(copy ? "editor.proposingLabel" : "editor.label"), keys: t("editor.keys") }}
      reading={{
        label: t("editor.readingLabel"),
        keys: t("editor.readingKeys"),
        hint: t(onComment ? "editor.readAndComment" : "editor.readOnly"),
      }}
      placeholder={{ text: t("editor.emptySection"), places: emptySections }}
      extensions={all}
      actions={comment ? [...otherActions, report, comment] : [...otherActions, report]}
      className="draft"
      onEditor={onEditor}
      copy={copy}
    />
  );
}
