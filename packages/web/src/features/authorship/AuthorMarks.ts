import type { AuthoredPassage, Authorship } from "@querschnitt/shared/api/history";
import type { Editor } from "@tiptap/core";
import { Decoration } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { type AuthoredStretch, authoredStretches } from "../../editor/authored.ts";
import { makeOverlay } from "../../editor/overlay.ts";
import { textPlace } from "../../editor/textPlaces.ts";
import type { StakeholderLook } from "../../ui/stakeholder.ts";
import "./authorship.css";

const overlay = makeOverlay("authorMarks");

/** For the editor: lets it show who wrote what. */
export const AuthorMarks = overlay.extension;

/** How passages are drawn and said. */
export interface AuthorLook {
  look: (group: NonNullable<AuthoredPassage["stakeholderGroup"]>) => StakeholderLook;
  words: (passage: AuthoredPassage) => string;
}

/** Shows who wrote what, where it stands now. */
export function showAuthors(editor: Editor, { passages }: Authorship, how: AuthorLook): void {
  const fragment: Y.XmlFragment | undefined = ySyncPluginKey.getState(editor.state)?.type;
  if (!fragment) return;
  const stretches = authoredStretches(fragment, passages);
  overlay.show(
    editor.view,
    stretches.flatMap((stretch, index) => decorationsOf(editor, stretch, stretches[index - 1], how)),
  );
}

export function hideAuthors(editor: Editor): void {
  overlay.show(editor.view, []);
}

/** Who wrote what stands at the caret. */
export function authorAtCaret(editor: Editor): AuthoredPassage | undefined {
  const { from, to } = editor.state.selection;
  const found = overlay.shown(editor.state).find(from, to);
  // Before what one stands in the midst of come those that only touch it.
  const inside = found.find((one) => one.from < to && one.to > from) ?? found[0];
  const around = found.find((one) => one.from < from && one.to >= from) ?? inside;
  return around?.spec.passage as AuthoredPassage | undefined;
}

function decorationsOf(
  { state: { doc } }: Editor,
  { block, from, to, passage }: AuthoredStretch,
  before: AuthoredStretch | undefined,
  { look, words }: AuthorLook,
): Decoration[] {
  const { stakeholderGroup: group } = passage;
  const [start, end] = [textPlace(doc, block, from, 1), textPlace(doc, block, to, -1)];
  // What nobody wrote needs no mark.
  if (!group || start === undefined || end === undefined || start >= end) return [];
  const { colour, onColour, letter } = look(group);
  const decorations = [
    Decoration.inline(
      start,
      end,
      { class: "authored", style: `--author: ${colour}`, title: words(passage) },
      { passage },
    ),
  ];
  // Each paragraph, item and cell says its letter: nothing is told by colour alone.
  const isFirst = doc.resolve(start).parentOffset === 0;
  const goesOn =
    !isFirst && before?.block === block && before.to === from && before.passage.stakeholderGroup === group;
  if (!goesOn)
    decorations.push(
      Decoration.widget(start, () => letterMark(letter, colour, onColour), {
        side: -1,
        key: `${group}.${letter}`,
        ignoreSelection: true,
      }),
    );
  return decorations;
}

/** The group's letter where its words begin; screen readers hear of it where the caret stands. */
function letterMark(letter: string, colour: string, onColour: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "authored-letter";
  mark.setAttribute("aria-hidden", "true");
  mark.style.setProperty("--author", colour);
  mark.style.setProperty("--on-author", onColour);
  mark.dataset.letter = letter;
  return mark;
}
