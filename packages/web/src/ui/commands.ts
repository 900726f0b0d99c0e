import { createContext, useContext, useEffect, useRef } from "react";
import type { IconName } from "./Icon.tsx";

/** Something a person can do here and now, by name. */
export interface Command {
  /** Different from that of every other command offered at the same time. */
  id: string;
  label: string;
  /** Under which heading it stands. */
  group: string;
  icon: IconName;
  /** Further words by which it is found. */
  words?: string;
  run: () => void;
}

type Offer = () => readonly Command[];

/** Who offers what: parts of the page offer commands while they are shown and know nothing of each other. */
class CommandRegistry {
  readonly #offers = new Set<Offer>();

  /** Offers are asked when the menu opens, not when something changes. Returns how to withdraw. */
  offer(offer: Offer): () => void {
    this.#offers.add(offer);
    return () => this.#offers.delete(offer);
  }

  /** Everything that is offered now, what was offered last first. */
  current(): Command[] {
    return [...this.#offers].reverse().flatMap((offer) => offer());
  }
}

export const CommandsContext = createContext(new CommandRegistry());

/** Offers commands in the command menu as long as the calling component is shown. */
export function useCommands(offer: Offer): void {
  const registry = useContext(CommandsContext);
  const latest = useRef(offer);
  latest.current = offer;
  useEffect(() => registry.offer(() => latest.current()), [registry]);
}
