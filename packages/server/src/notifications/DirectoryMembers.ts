import type { DirectoryIndex } from "../identity/DirectoryIndex.ts";
import type { Members } from "./events/EventContext.ts";
import type { Inboxes } from "./Inboxes.ts";

/** Who belongs where, by the directory as it stands. */
export class DirectoryMembers implements Members {
  readonly #index: DirectoryIndex;
  readonly #inboxes: Inboxes;

  constructor(index: DirectoryIndex, inboxes: Inboxes) {
    this.#index = index;
    this.#inboxes = inboxes;
  }

  ofOrganisation(id: string): string[] {
    return this.#index.data.people
      .filter(({ organisation, active }) => active && organisation === id)
      .map((person) => person.id);
  }

  ofGroup(id: string): string[] {
    return [...(this.#index.group(id)?.members.keys() ?? [])];
  }

  following(measure: string): string[] {
    return Array.from(this.#inboxes.entries())
      .filter(([, { attention }]) => attention[measure] === "follow")
      .map(([person]) => person);
  }
}
