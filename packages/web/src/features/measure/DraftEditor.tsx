import type { Me } from "@querschnitt/shared/api/identity";
import type { Editor, Extensions } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { Alert } from "../../ui/Alert.tsx";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./DraftEditor.module.css";
import { DraftSurface } from "./DraftSurface.tsx";
import { useReadingCopy } from "./useReadingCopy.ts";

export interface DraftEditorProps {
  handle: RoomHandle;
  me: Me;
  /** What other parts of the page add to the editor (for example the marks of commented passages). */
  extensions: Extensions;
  /** Called with the editor when it is there, and with undefined when it goes. */
  onEditor: (editor: Editor | undefined) => void;
  /** Absent for those who may not comment. */
  onComment: (() => void) | undefined;
}

/** The draft: an editor for those who write it, the same text to read for everybody else. */
export function DraftEditor(props: DraftEditorProps) {
  const { handle } = props;
  const { t } = useTranslation("measure");
  const announce = useAnnounce();
  // Of which document: a fresh copy may be whole again.
  const [broken, setBroken] = useState<number>();
  const isBroken = broken === handle.generation;
  const writes = handle.status.mayWrite === "text" && !isBroken;

  useEffect(() => {
    if (isBroken) announce(t("editor.broken"), "assertive");
  }, [isBroken, announce, t]);

  if (!handle.status.ready) return <Skeleton lines={8} />;
  return (
    <div className={styles.editor}>
      {isBroken && (
        <Alert tone="danger" title={t("editor.broken")}>
          {t("editor.brokenHelp")}
        </Alert>
      )}
      {writes ? (
        <DraftSurface
          key={handle.generation}
          {...props}
          doc={handle.doc}
          writes
          onBroken={() => setBroken(handle.generation)}
        />
      ) : (
        <ReadingDraft key={handle.generation} {...props} />
      )}
    </div>
  );
}

function ReadingDraft(props: DraftEditorProps) {
  const copy = useReadingCopy(props.handle.doc);
  if (!copy) return <Skeleton lines={8} />;
  return <DraftSurface key={copy.clientID} {...props} doc={copy} writes={false} onBroken={() => {}} />;
}
