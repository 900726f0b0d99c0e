import type { Anchor } from "@querschnitt/shared/policy/discussion";
import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { type Passage, PassageFinder } from "../../editor/passages/anchors.ts";
import { draftView } from "../../editor/passages/draftView.ts";
import { classNames } from "../../ui/classNames.ts";
import { passageTouch } from "./passageTouch.ts";

/** A thread as the text shows it. */
export interface MarkedThread {
  id: string;
  anchor: Anchor;
  resolved: boolean;
  /** Of one's own organisation's internal discussion. */
  internal?: boolean;
  /** Not there yet: a comment on it is being written. */
  begun?: boolean;
}

/** Where each anchored thread's passage is; undefined: no longer found. */
export type Places = ReadonlyMap<string, Passage | undefined>;

export interface PassageMarksOptions {
  /** The places of the threads, whenever they may be different. */
  onPlaces: (places: Places) => void;
  /** A marked passage was clicked or tapped. */
  onTouch: (thread: string) => void;
  /** The thread at the caret was asked for by keyboard. */
  onActivate: (thread: string) => void;
  /** The person wants to comment on what is selected. */
  onComment: () => void;
}

interface Marks {
  threads: readonly MarkedThread[];
  active: string | undefined;
  places: Places;
  decorations: DecorationSet;
}

type Change = Partial<Pick<Marks, "threads" | "active">> & { refresh?: true };

const marksKey = new PluginKey<Marks>("passageMarks");

/** How long typing pauses before places are looked up afresh: a passage may have been deleted. */
const PAUSE = 300;

function findPlaces(state: EditorState, threads: readonly MarkedThread[]): Places {
  const view = draftView(state);
  if (!view) return new Map();
  const finder = new PassageFinder(view);
  return new Map(threads.map(({ id, anchor }) => [id, finder.find(anchor)]));
}

function decorate(
  state: EditorState,
  { threads, active, places }: Omit<Marks, "decorations">,
): DecorationSet {
  const decorations = threads.flatMap(({ id, resolved, internal, begun }) => {
    const place = places.get(id);
    if (!place || (resolved && id !== active)) return [];
    if (begun) return [Decoration.inline(place.from, place.to, { class: "passage-mark-begun" })];
    const look = classNames(
      "passage-mark",
      internal && "passage-mark-internal",
      id === active && "passage-mark-active",
    );
    return [Decoration.inline(place.from, place.to, { class: look, "data-thread": id }, { thread: id })];
  });
  return DecorationSet.create(state.doc, decorations);
}

function mapPlaces(places: Places, transaction: Transaction): Places {
  const { mapping } = transaction;
  return new Map(
    [...places].map(([id, place]) => {
      if (!place) return [id, undefined];
      const from = mapping.map(place.from, 1);
      const to = mapping.map(place.to, -1);
      return [id, from < to ? { from, to } : undefined];
    }),
  );
}

function nextMarks(transaction: Transaction, marks: Marks, state: EditorState): Marks {
  const change = transaction.getMeta(marksKey) as Change | undefined;
  const remote = ySyncPluginKey.getState(state)?.isChangeOrigin === true;
  if (change || (remote && transaction.docChanged)) {
    const { threads, active } = { ...marks, ...change };
    const onlyActive = change && !change.threads && !change.refresh && !transaction.docChanged;
    const places = onlyActive ? marks.places : findPlaces(state, threads);
    return { threads, active, places, decorations: decorate(state, { threads, active, places }) };
  }
  if (!transaction.docChanged) return marks;
  // The shared document learns of a local change only after this: looking places up now would find the old ones.
  return {
    ...marks,
    places: mapPlaces(marks.places, transaction),
    decorations: marks.decorations.map(transaction.mapping, transaction.doc),
  };
}

function refreshAfterPauses(view: EditorView, onPlaces: PassageMarksOptions["onPlaces"]) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: Places | undefined;
  const tell = (): void => {
    const places = marksKey.getState(view.state)?.places;
    if (places && places !== shown) {
      shown = places;
      onPlaces(places);
    }
  };
  // Nothing is told at once: the view is made while React renders.
  return {
    update: (_: EditorView, before: EditorState) => {
      tell();
      if (view.state.doc === before.doc) return;
      clearTimeout(timer);
      timer = setTimeout(() => change(view, { refresh: true }), PAUSE);
    },
    destroy: () => clearTimeout(timer),
  };
}

function change(view: EditorView, what: Change): void {
  view.dispatch(view.state.tr.setMeta(marksKey, what).setMeta("addToHistory", false));
}

/** The innermost marked thread at a position. */
function threadAt(state: EditorState, position: number): string | undefined {
  const isOfThread = (spec: { thread?: string }): boolean => spec.thread !== undefined;
  const found = marksKey.getState(state)?.decorations.find(position, position, isOfThread) ?? [];
  const [innermost] = found.sort((a, b) => a.to - a.from - (b.to - b.from));
  return innermost?.spec.thread as string | undefined;
}

/** Tells the editor which threads there are. */
export function showThreads(view: EditorView, threads: readonly MarkedThread[]): void {
  change(view, { threads });
}

/** Sets one thread's passage off from the others. */
export function showActive(view: EditorView, active: string | undefined): void {
  if (marksKey.getState(view.state)?.active !== active) change(view, { active });
}

/** Where a thread's passage is now. */
export function placeOf(state: EditorState, thread: string): Passage | undefined {
  return marksKey.getState(state)?.places.get(thread);
}

/** Marks commented passages in the text: underlined, so that it is not the colour alone that tells. */
export const PassageMarks = Extension.create<PassageMarksOptions>({
  name: "passageMarks",

  addOptions() {
    return { onPlaces: () => {}, onTouch: () => {}, onActivate: () => {}, onComment: () => {} };
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-m": () => {
        this.options.onComment();
        return true;
      },
      "Mod-Alt-Enter": ({ editor }) => {
        const thread = threadAt(editor.state, editor.state.selection.from);
        if (thread !== undefined) this.options.onActivate(thread);
        return thread !== undefined;
      },
    };
  },

  addProseMirrorPlugins() {
    const { onPlaces, onTouch } = this.options;
    return [
      new Plugin<Marks>({
        key: marksKey,
        state: {
          init: () => ({
            threads: [],
            active: undefined,
            places: new Map(),
            decorations: DecorationSet.empty,
          }),
          apply: (transaction, marks, _, state) => nextMarks(transaction, marks, state),
        },
        props: {
          decorations: (state) => marksKey.getState(state)?.decorations,
        },
        view: (view) => refreshAfterPauses(view, onPlaces),
      }),
      passageTouch((view, position) => threadAt(view.state, position), onTouch),
    ];
  },
});
