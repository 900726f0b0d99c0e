import type { Me } from "@querschnitt/shared/api/identity";
import type { Editor, Extensions } from "@tiptap/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import type { RoomHandle } from "../sync/RoomHandle.ts";
import { Alert } from "../ui/Alert.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { PassageAction } from "./PassageAction.ts";
import type { PlaceholderOptions } from "./Placeholder.ts";
import { isSound, repair } from "./soundness.ts";
import styles from "./TextEditor.module.css";
import { TextSurface } from "./TextSurface.tsx";
import { useReadingCopy } from "./useReadingCopy.ts";

/** What one text says of itself, in the reader's language. Labels are fixed when the editor is made. */
export interface TextWords {
  /** The accessible name. */
  label: string;
  /** What its keys do, for screen readers. */
  keys: string;
}

export interface TextEditorProps {
  /** A text room. */
  handle: RoomHandle;
  /** The name of the root that is edited: a Y.XmlFragment of the room's document. Another name is another editor. */
  root: string;
  me: Me;
  writing: TextWords;
  /** The hint stands above the text. */
  reading: TextWords & { hint: string };
  /** Shown to those who write. */
  placeholder?: Omit<PlaceholderOptions, "text"> & { text: string };
  /** What other parts of the page add to the editor; the same ones for its whole life. */
  extensions: Extensions;
  /** What can be done with a selected passage, by writers in the toolbar and by readers above the text. */
  actions: readonly PassageAction[];
  /** A global class for the text, to which the extensions' styles can refer. */
  className?: string;
  /** Called with the editor when it is there, and with undefined when it goes. */
  onEditor: (editor: Editor | undefined) => void;
  /** A copy to write in, in place of the room's text, whatever rights one has there; "coming" while it is made. */
  copy?: Y.XmlFragment | "coming" | undefined;
}

/** One root of a text room: an editor for those who write it, the same text to read for everybody else. */
export function TextEditor(props: TextEditorProps) {
  const { handle, root, copy } = props;
  const { status, generation } = handle;
  if (!status.ready || copy === "coming") return <Skeleton lines={8} />;
  // An editor is bound to one root of one document for its whole life.
  const key = `${generation}.${root}`;
  return (
    <div className={styles.editor}>
      {copy ? (
        <WritingText key={copy.doc?.clientID} {...props} fragment={copy} />
      ) : status.mayWrite === "text" ? (
        <WritingText key={key} {...props} fragment={handle.doc.getXmlFragment(root)} />
      ) : (
        <ReadingText key={key} {...props} />
      )}
    </div>
  );
}

/** An editor, as long as it can show all of the text; else the text to read, and a way to repair it. */
function WritingText(props: TextEditorProps & { fragment: Y.XmlFragment }) {
  const { fragment } = props;
  const { t } = useTranslation("editor");
  const [sound, setSound] = useState(() => isSound(fragment));
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (sound) return;
    // Somebody else may repair it.
    const look = (): void => setSound(isSound(fragment));
    fragment.doc?.on("update", look);
    return () => fragment.doc?.off("update", look);
  }, [fragment, sound]);

  if (sound) return <TextSurface {...props} writes onBroken={() => setSound(false)} />;
  return (
    <>
      <Alert
        live
        tone="danger"
        title={t("text.broken")}
        actions={
          !failed && (
            <Button size="small" onClick={() => setFailed(!repair(fragment))}>
              {t("text.repair")}
            </Button>
          )
        }
      >
        {t(failed ? "text.repairFailed" : "text.brokenHelp")}
      </Alert>
      <ReadingText {...props} />
    </>
  );
}

function ReadingText(props: TextEditorProps) {
  const copy = useReadingCopy(props.handle.doc, props.root);
  if (!copy) return <Skeleton lines={8} />;
  return (
    <TextSurface key={copy.doc?.clientID} {...props} fragment={copy} writes={false} onBroken={() => {}} />
  );
}
