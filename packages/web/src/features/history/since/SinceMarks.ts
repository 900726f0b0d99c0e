import type { Editor } from "@tiptap/core";
import { Decoration } from "@tiptap/pm/view";
import { makeOverlay } from "../../../editor/overlay.ts";
import { textPlace } from "../../../editor/textPlaces.ts";
import type { ChangeMark } from "./changeMarks.ts";
import "./since.css";

const overlay = makeOverlay("sinceMarks");

/** For the editor: lets it show what has changed since somebody was last here. */
export const SinceMarks = overlay.extension;

/** As much of what is gone is shown in the text. */
const GONE = 300;

/** Shows changes in the text. `words`: how what is gone is said. @returns how many have a place in it */
export function showChanges(
  editor: Editor,
  marks: readonly ChangeMark[],
  words: (removed: string) => string,
): number {
  const decorations = marks.flatMap((mark, index) => decorationsOf(editor, mark, index, words));
  overlay.show(editor.view, decorations);
  return changePlaces(editor).length;
}

export function hideChanges(editor: Editor): void {
  overlay.show(editor.view, []);
}

function decorationsOf(
  { state: { doc } }: Editor,
  { block, from, to, removed }: ChangeMark,
  index: number,
  words: (removed: string) => string,
): Decoration[] {
  // What was deleted at the end of the text stood behind its last block.
  const isBehind = block >= doc.childCount;
  const at = isBehind
    ? textPlace(doc, doc.childCount - 1, Number.POSITIVE_INFINITY, -1)
    : textPlace(doc, block, from, 1);
  const end = isBehind ? at : textPlace(doc, block, to, -1);
  const decorations: Decoration[] = [];
  if (removed !== "" && at !== undefined)
    decorations.push(Decoration.widget(at, () => goneElement(removed, words), { side: -1, change: index }));
  if (at !== undefined && end !== undefined && at < end)
    decorations.push(Decoration.inline(at, end, { class: "since-new" }, { change: index }));
  return decorations;
}

function goneElement(removed: string, words: (removed: string) => string): HTMLElement {
  const shown = removed.length > GONE ? `${removed.slice(0, GONE)} …` : removed;
  const element = document.createElement("del");
  element.className = "since-gone";
  element.setAttribute("aria-label", words(shown));
  element.title = words(shown);
  element.textContent = shown;
  return element;
}

/** Where changes stand now, in the order of the text; those of one change are one. */
export function changePlaces(editor: Editor): { from: number; to: number }[] {
  const places = new Map<number, { from: number; to: number }>();
  for (const { from, to, spec } of overlay.shown(editor.state).find()) {
    const known = places.get(spec.change as number);
    places.set(spec.change as number, {
      from: Math.min(from, known?.from ?? from),
      to: Math.max(to, known?.to ?? to),
    });
  }
  return [...places.values()].sort((one, other) => one.from - other.from);
}

export interface Step {
  place: number;
  count: number;
  /** The words of the change as they stand now. */
  words: string;
  /** Where one has come to. */
  at: number;
}

/**
 * Goes to the next or the previous change, round and round; from where the caret stands, if it has been moved since.
 * @param last where the last step led to
 * @returns undefined: there is no change
 */
export function stepToChange(editor: Editor, by: 1 | -1, last: number | undefined): Step | undefined {
  const places = changePlaces(editor);
  const { from: caret } = editor.state.selection;
  const stays = caret === last;
  const next =
    by === 1
      ? places.findIndex(({ from }) => (stays ? from > caret : from >= caret))
      : places.findLastIndex(({ from }) => from < caret);
  const place = next >= 0 ? next : by === 1 ? 0 : places.length - 1;
  const target = places[place];
  if (!target) return undefined;
  editor.chain().setTextSelection(target.from).focus().scrollIntoView().run();
  const words = editor.state.doc.textBetween(target.from, target.to, " ").slice(0, GONE);
  return { place: place + 1, count: places.length, words, at: editor.state.selection.from };
}
