import type { Me } from "@querschnitt/shared/api/identity";
import { openDraft } from "@querschnitt/shared/documents/draft";
import type { Editor, Extensions } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./DraftEditor.module.css";
import { DraftSurface } from "./DraftSurface.tsx";
import { isSound, repair } from "./soundness.ts";
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
  /** Reports what is selected; for readers too. */
  onReport: () => void;
}

/** The draft: an editor for those who write it, the same text to read for everybody else. */
export function DraftEditor(props: DraftEditorProps) {
  const { status, generation } = props.handle;
  if (!status.ready) return <Skeleton lines={8} />;
  return (
    <div className={styles.editor}>
      {status.mayWrite === "text" ? (
        <WritingDraft key={generation} {...props} />
      ) : (
        <ReadingDraft key={generation} {...props} />
      )}
    </div>
  );
}

/** An editor, as long as it can show all of the text; else the text to read, and a way to repair it. */
function WritingDraft(props: DraftEditorProps) {
  const { doc } = props.handle;
  const { t } = useTranslation("measure");
  const [sound, setSound] = useState(() => isSound(openDraft(doc)));
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (sound) return;
    // Somebody else may repair it.
    const look = (): void => setSound(isSound(openDraft(doc)));
    doc.on("update", look);
    return () => doc.off("update", look);
  }, [doc, sound]);

  if (sound) return <DraftSurface {...props} doc={doc} writes onBroken={() => setSound(false)} />;
  return (
    <>
      <Alert
        live
        tone="danger"
        title={t("editor.broken")}
        actions={
          !failed && (
            <Button size="small" onClick={() => setFailed(!repair(openDraft(doc)))}>
              {t("editor.repair")}
            </Button>
          )
        }
      >
        {t(failed ? "editor.repairFailed" : "editor.brokenHelp")}
      </Alert>
      <ReadingDraft {...props} />
    </>
  );
}

function ReadingDraft(props: DraftEditorProps) {
  const copy = useReadingCopy(props.handle.doc);
  if (!copy) return <Skeleton lines={8} />;
  return <DraftSurface key={copy.clientID} {...props} doc={copy} writes={false} onBroken={() => {}} />;
}
