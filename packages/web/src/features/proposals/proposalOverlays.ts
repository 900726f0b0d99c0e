import type { Difference } from "@querschnitt/shared/documents/proposing/proposalsBetween";
import { Extension } from "@tiptap/core";
import { Decoration, type EditorView } from "@tiptap/pm/view";
import { makeOverlay } from "../../editor/overlay.ts";
import { type Passage, rangeBetween } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import type { StakeholderLook } from "../../ui/stakeholder.ts";
import type { OpenProposal } from "./openProposals.ts";
import { marksOnOriginal, marksOnReplacement, type WordingMarks } from "./wordingMarks.ts";
import "./proposals.css";

const proposals = makeOverlay("proposals");
const own = makeOverlay("ownProposal");

/** What a proposal looks like in the text, and how it is said to those who do not see it. */
export interface ProposalLook {
  look: StakeholderLook;
  /** "Vorschlag von …: streichen". */
  removes: string;
  adds: string;
}

/** A proposal with its place in the text, as far as it still has one that reads as it did. */
export type PlacedProposal = OpenProposal & { place: Passage | undefined };

/** Lays open proposals over the text: struck what is to go, underlined what is to come, with the mark of the group. */
export function showProposals(
  view: EditorView,
  placed: readonly PlacedProposal[],
  active: string | undefined,
  lookOf: (proposal: OpenProposal) => ProposalLook,
): void {
  const decorations = placed.flatMap((one): Decoration[] => {
    if (!one.place) return [];
    const { look, removes, adds } = lookOf(one);
    const { thread } = one;
    const attributes = {
      "data-proposal": thread,
      style: `--proposal: ${look.colour}`,
    };
    const emphasis = thread === active ? " proposal-active" : "";
    const { removed, added } = marksOnOriginal(one.proposal, one.place);
    return [
      ...removed.map(({ from, to }) =>
        Decoration.inline(
          from,
          to,
          { ...attributes, nodeName: "del", class: `proposal-removed${emphasis}`, "aria-label": removes },
          { thread },
        ),
      ),
      ...added.map(({ at, text }) =>
        Decoration.widget(
          at,
          () =>
            insertion(
              { text, letter: look.letter, words: adds, className: `proposal-added${emphasis}` },
              attributes,
            ),
          { side: 1, key: `${thread}-${at}-${emphasis}-${text}`, thread },
        ),
      ),
    ];
  });
  proposals.show(view, decorations);
}

/** Lays over a copy what has been changed in it. */
export function showOwnChanges(view: EditorView, changes: readonly Difference[], goneWords: string): void {
  const draft = draftView(view.state);
  if (!draft) return;
  const decorations = changes.flatMap((change): Decoration[] => {
    const place = rangeBetween(draft, change.there);
    if (!place || place.from > place.to) return [];
    const { removed: come, added: gone }: WordingMarks = marksOnReplacement(change, place);
    return [
      ...come.map(({ from, to }) => Decoration.inline(from, to, { nodeName: "ins", class: "own-added" })),
      ...gone.map(({ at, text }) =>
        Decoration.widget(
          at,
          () => insertion({ text, words: goneWords, className: "own-removed" }, {}, "del"),
          {
            side: -1,
            key: `gone-${at}-${text}`,
          },
        ),
      ),
    ];
  });
  own.show(view, decorations);
}

/** Words that stand in the text on the screen only. */
function insertion(
  { text, letter, words, className }: { text: string; letter?: string; words: string; className: string },
  attributes: Record<string, string>,
  element: "ins" | "del" = "ins",
): HTMLElement {
  const shown = document.createElement(element);
  shown.className = className;
  shown.contentEditable = "false";
  for (const [name, value] of Object.entries(attributes)) shown.setAttribute(name, value);
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = `${words}: `;
  shown.append(said, text);
  if (letter !== undefined) {
    const mark = document.createElement("span");
    mark.className = "proposal-letter";
    mark.ariaHidden = "true";
    mark.textContent = letter;
    shown.append(mark);
  }
  return shown;
}

export interface ProposalMarksOptions {
  /** A proposal in the text was clicked, or asked for by keyboard at the caret. */
  onActivate: (thread: string) => void;
  /** The person wants to propose another wording. */
  onPropose: () => void;
}

/** Shows proposals in the text, and what has been changed in a copy in order to propose it. */
export const ProposalMarks = Extension.create<ProposalMarksOptions>({
  name: "proposalMarks",
  // Before the marks of comments: a proposal lies on top of them.
  priority: 110,

  addOptions() {
    return { onActivate: () => {}, onPropose: () => {} };
  },

  addExtensions() {
    return [proposals.extension, own.extension];
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-p": () => {
        this.options.onPropose();
        return true;
      },
      "Mod-Alt-Enter": ({ editor }) => {
        const { from } = editor.state.selection;
        const [found] = proposals.shown(editor.state).find(from, from);
        if (found) this.options.onActivate(found.spec.thread as string);
        return found !== undefined;
      },
    };
  },

  onCreate() {
    this.editor.view.dom.addEventListener("click", ({ target }) => {
      const shown = target instanceof Element ? target.closest("[data-proposal]") : null;
      const thread = shown?.getAttribute("data-proposal");
      // Whoever selects words with the mouse wants them and not the proposal.
      if (thread && this.editor.state.selection.empty) this.options.onActivate(thread);
    });
  },
});
