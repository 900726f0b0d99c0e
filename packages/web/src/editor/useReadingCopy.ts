import { useEffect, useState } from "react";
import * as Y from "yjs";
import { isSound, repair, watchSoundness } from "./soundness.ts";

/**
 * A root of a copy of a document that receives whatever arrives and never gives anything back: the editor cuts out what
 * it does not know even when it is read-only, and such cuts must reach neither the server nor the local store. What does
 * not fit the editor is repaired in the copy, so that a reader sees every word; a fresh copy is made whenever one
 * stops fitting, or the text itself fits again.
 * Undefined for a moment while there is none.
 */
export function useReadingCopy(doc: Y.Doc, root: string): Y.XmlFragment | undefined {
  const [copy, setCopy] = useState<{ of: Y.XmlFragment; fragment: Y.XmlFragment }>();
  const [round, setRound] = useState(0);
  const original = doc.getXmlFragment(root);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new copy
  useEffect(() => {
    const fresh = new Y.Doc();
    const fragment = fresh.getXmlFragment(root);
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
    const repaired = !isSound(fragment);
    if (repaired) repair(fragment);
    const again = (): void => setRound((rounds) => rounds + 1);
    const follow = (update: Uint8Array): void => {
      if (repaired && isSound(original)) again();
      else Y.applyUpdate(fresh, update);
    };
    const endWatch = watchSoundness(fragment, again);
    doc.on("update", follow);
    setCopy({ of: original, fragment });
    return () => {
      doc.off("update", follow);
      endWatch();
      fresh.destroy();
    };
  }, [doc, root, original, round]);
  return copy?.of === original ? copy.fragment : undefined;
}
