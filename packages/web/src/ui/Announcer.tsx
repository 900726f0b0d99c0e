import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

/** Says a text to screen readers: politely after what they are saying, or assertively at once. */
export type Announce = (text: string, how?: "polite" | "assertive") => void;

const AnnounceContext = createContext<Announce | undefined>(undefined);

/** How long a text stays in its live region: long enough for slow speech, gone before one browses into it. */
const STAY = 8_000;

/** Holds the two live regions of the application. They must be in the page before anything is said. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState<{ id: number; text: string }[]>([]);
  const [assertive, setAssertive] = useState<{ id: number; text: string }[]>([]);
  const next = useRef(0);
  const announce = useCallback<Announce>((text, how = "polite") => {
    const set = how === "polite" ? setPolite : setAssertive;
    const id = next.current++;
    // An element of its own for each text, so that the same text twice is said twice.
    set((texts) => [...texts, { id, text }]);
    setTimeout(() => set((texts) => texts.filter((entry) => entry.id !== id)), STAY);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" data-announcer="polite">
        {polite.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive" data-announcer="assertive">
        {assertive.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </AnnounceContext>
  );
}

/** How a component tells screen readers what happened elsewhere on the page. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error("useAnnounce needs an AnnouncerProvider around it.");
  return announce;
}
