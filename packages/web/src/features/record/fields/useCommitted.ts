import { useCallback, useEffect, useRef, useState } from "react";

/** What one is typing, and what stood there when one began. */
interface Typed {
  text: string;
  base: string;
}

export interface Committed {
  text: string;
  /** What somebody else has written here since one began typing; undefined if nobody has. */
  meanwhile: string | undefined;
  type: (text: string) => void;
  commit: () => void;
  /** Forgets what was typed. */
  reset: () => void;
}

/**
 * A value that is written in one go, when its field is left: while somebody types they see their own words, and are told
 * if another wrote the same field meanwhile.
 * @param write takes what was typed; called only if it is different from what stood there
 */
export function useCommitted(value: string, write: (text: string, base: string) => void): Committed {
  const [typed, setTyped] = useState<Typed>();
  const latest = useRef<Typed>(undefined);
  const writing = useRef(write);
  writing.current = write;
  const set = useCallback((next: Typed | undefined) => {
    latest.current = next;
    setTyped(next);
  }, []);
  const commit = useCallback(() => {
    const done = latest.current;
    if (!done) return;
    set(undefined);
    if (done.text !== done.base) writing.current(done.text, done.base);
  }, [set]);
  // Going to another tab of the page takes the field away without its being left.
  useEffect(
    () => () => {
      const done = latest.current;
      if (done && done.text !== done.base) writing.current(done.text, done.base);
    },
    [],
  );
  return {
    text: typed?.text ?? value,
    meanwhile: typed && value !== typed.base && value !== typed.text ? value : undefined,
    type: (text) => set({ text, base: typed?.base ?? value }),
    commit,
    reset: () => set(undefined),
  };
}
