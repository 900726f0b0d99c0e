import { useCallback, useState } from "react";

function readKept<Value>(key: string, empty: Value): Value {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === null ? empty : (JSON.parse(kept) as Value);
  } catch {
    return empty;
  }
}

/**
 * A value that outlives the component and a reload of the page, in this tab only: what somebody has begun to write
 * must not be lost because they looked at another tab of the page.
 */
export function useKept<Value>(key: string, empty: Value): [value: Value, set: (value: Value) => void] {
  const [held, setHeld] = useState(() => ({ key, value: readKept(key, empty) }));
  const value = held.key === key ? held.value : readKept(key, empty);
  const set = useCallback(
    (next: Value) => {
      setHeld({ key, value: next });
      try {
        if (next === empty) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden store: then it lives as long as the page.
      }
    },
    [key, empty],
  );
  return [value, set];
}
