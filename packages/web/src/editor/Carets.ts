import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type { StakeholderLook } from "../ui/stakeholder.ts";

export interface CaretsOptions {
  awareness: Awareness | undefined;
  /** Looks up colour and letter of a person's stakeholder group. */
  look: (group: PresenceIdentity["stakeholderGroup"]) => StakeholderLook;
}

/** What others say about themselves; the server vouches for it, but it may come late. */
type Somebody = Partial<PresenceIdentity>;

function caret(user: Somebody, look: CaretsOptions["look"]): HTMLElement {
  const element = document.createElement("span");
  element.className = "text-caret";
  const label = document.createElement("span");
  label.className = "text-caret-label";
  if (user.stakeholderGroup) {
    const { colour, onColour, letter } = look(user.stakeholderGroup);
    element.style.setProperty("--caret", colour);
    element.style.setProperty("--on-caret", onColour);
    const mark = document.createElement("span");
    mark.className = "text-caret-letter";
    mark.textContent = letter;
    label.append(mark);
  }
  label.append([user.name, user.organisation].filter(Boolean).join(" · "));
  // Screen readers hear who comes and goes by an announcement; in the middle of the text it would be noise.
  element.setAttribute("aria-hidden", "true");
  element.append(label);
  return element;
}

/**
 * The carets and selections of everybody else with name, organisation, and the group's colour and letter; those in
 * other roots of the document stand nowhere.
 */
export const Carets = Extension.create<CaretsOptions>({
  name: "carets",
  priority: 999,

  addOptions() {
    return {
      awareness: undefined,
      look: () => {
        throw new Error("Carets need to know the look of the stakeholder groups.");
      },
    };
  },

  addProseMirrorPlugins() {
    const { awareness, look } = this.options;
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        // Not by the document's client id: a reading view is bound to a copy, which has another one.
        awarenessStateFilter: (_own: number, client: number) => client !== awareness.clientID,
        cursorBuilder: (user: Somebody) => caret(user, look),
        selectionBuilder: (user: Somebody) => ({
          class: "text-others-selection",
          style: user.stakeholderGroup ? `--caret: ${look(user.stakeholderGroup).colour}` : "",
        }),
      }),
    ];
  },
});
