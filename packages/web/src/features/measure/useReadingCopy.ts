import { openDraft } from "@querschnitt/shared/documents/draft";
import { useEffect, useState } from "react";
import * as Y from "yjs";
import { isSound, repair, watchSoundness } from "./soundness.ts";

/**
 * A copy of a draft that receives whatever arrives and never gives anything back: the editor cuts out what it does
 * not know even when it is read-only, and such cuts must reach neither the server nor the local store. What does
 * not fit the editor is repaired in the copy, so that a reader sees every word; a fresh copy is made whenever one
 * stops fitting, or the draft itself fits again.
 * Undefined for a moment while there is none.
 */
export function useReadingCopy(doc: Y.Doc): Y.Doc | undefined {
  const [copy, setCopy] = useState<{ of: Y.Doc; doc: Y.Doc }>();
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new copy
  useEffect(() => {
    const fresh = new Y.Doc();
    const draft = openDraft(fresh);
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
    const repaired = !isSound(draft);
    if (repaired) repair(draft);
    const again = (): void => setRound((rounds) => rounds + 1);
    const follow = (update: Uint8Array): void => {
      if (repaired && isSound(openDraft(doc))) again();
      else Y.applyUpdate(fresh, update);
    };
    const endWatch = watchSoundness(draft, again);
    doc.on("update", follow);
    setCopy({ of: doc, doc: fresh });
    return () => {
      doc.off("update", follow);
      endWatch();
      fresh.destroy();
    };
  }, [doc, round]);
  return copy?.of === doc ? copy.doc : undefined;
}
