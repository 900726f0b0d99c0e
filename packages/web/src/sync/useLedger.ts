import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { RoomHandle } from "./RoomHandle.ts";

/** Reads something off a ledger and reads it again whenever the ledger changes; undefined while there is no room. */
export function useLedger<Read>(handle: RoomHandle, read: (doc: Y.Doc) => Read): Read;
export function useLedger<Read>(handle: RoomHandle | undefined, read: (doc: Y.Doc) => Read): Read | undefined;
export function useLedger<Read>(
  handle: RoomHandle | undefined,
  read: (doc: Y.Doc) => Read,
): Read | undefined {
  const doc = handle?.doc;
  const version = useRef(0);
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!doc) return () => {};
      const changed = (): void => {
        version.current++;
        listener();
      };
      doc.on("update", changed);
      // Something may have arrived between the first reading and this.
      changed();
      return () => doc.off("update", changed);
    },
    [doc],
  );
  const current = useSyncExternalStore(subscribe, () => version.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `current` says that the document has changed
  return useMemo(() => (doc ? read(doc) : undefined), [doc, current, read]);
}
