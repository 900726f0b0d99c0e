import { useEffect, useRef, useState } from "react";

/** Milliseconds without a key after which the address follows; browsers count how often it changes. */
const REST = 250;

/** A text that follows every key at once, and the address a little later. */
export function useTextDraft(
  text: string,
  write: (text: string) => void,
): [draft: string, setDraft: (draft: string) => void] {
  const [draft, setDraft] = useState(text);
  const written = useRef(text);
  useEffect(() => {
    // Changed by something else: a filter was taken away, or a saved one opened.
    if (text === written.current) return;
    written.current = text;
    setDraft(text);
  }, [text]);
  useEffect(() => {
    if (draft === written.current) return;
    const timer = setTimeout(() => {
      written.current = draft;
      write(draft);
    }, REST);
    return () => clearTimeout(timer);
  }, [draft, write]);
  return [draft, setDraft];
}
