import { openDraft } from "@querschnitt/shared/documents/draft";
import { useEffect, useState } from "react";
import * as Y from "yjs";

/**
 * A copy of a draft that receives whatever arrives and never gives anything back: the editor repairs what it does
 * not know even when it is read-only, and such repairs must reach neither the server nor the local store.
 * Undefined for a moment after the document changed.
 */
export function useReadingCopy(doc: Y.Doc): Y.Doc | undefined {
  const [copy, setCopy] = useState<{ of: Y.Doc; doc: Y.Doc }>();
  useEffect(() => {
    const fresh = new Y.Doc();
    openDraft(fresh);
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
    const follow = (update: Uint8Array): void => Y.applyUpdate(fresh, update);
    doc.on("update", follow);
    setCopy({ of: doc, doc: fresh });
    return () => {
      doc.off("update", follow);
      fresh.destroy();
    };
  }, [doc]);
  return copy?.of === doc ? copy.doc : undefined;
}
