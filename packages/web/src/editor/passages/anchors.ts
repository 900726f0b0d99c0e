import type { Anchor } from "@querschnitt/shared/policy/discussion";
import type { Node } from "@tiptap/pm/model";
import { absolutePositionToRelativePosition } from "@tiptap/y-tiptap";
import { fromBase64, toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { editorPosition } from "./editorPosition.ts";
import { commonEnd, commonStart, type FlatText, flatten, withoutSpace } from "./flatText.ts";

/** A draft as the editor shows it, with its way back into the shared document. */
export interface DraftView {
  doc: Node;
  fragment: Y.XmlFragment;
  /** Which shared type each node of the editor stands for, as y-tiptap keeps it. */
  mapping: Parameters<typeof absolutePositionToRelativePosition>[2];
}

/** A stretch of the editor's document. */
export interface Passage {
  from: number;
  to: number;
}

const MAX_QUOTE = 2_000;
const CONTEXT = 80;

/** So many characters of quote and surroundings must agree before a passage counts as found again. */
const EVIDENCE = 40;
/** In a text with less than that: so much of what was noted. */
const SHARE_OF_NOTED = 0.75;
/** A quote of this length is taken for the same passage without its old surroundings (cut and pasted). */
const TELLING_QUOTE = 60;
/** The second best place must be so much worse. */
const MARGIN = 8;

const blockEnd = "\n";

/** Notes where a passage is; undefined if it holds no text. */
export function makeAnchor(view: DraftView, from: number, to: number): Anchor | undefined {
  const { doc } = view;
  const { positions } = flatten(doc, from, to);
  const first = positions[0];
  if (first === undefined) return undefined;
  let count = positions.length;
  const endOf = (characters: number): number => (positions[characters - 1] ?? first) + 1;
  // Only so much as the quote can hold, so that finding the quote is finding the passage.
  for (let excess = 1; excess > 0; count -= excess) {
    excess = Math.max(0, doc.textBetween(first, endOf(count), blockEnd).length - MAX_QUOTE);
  }
  const end = endOf(count);
  return {
    start: encode(relative(view, first, 0)),
    end: encode(relative(view, end, -1)),
    quote: doc.textBetween(first, end, blockEnd),
    before: doc.textBetween(Math.max(0, first - 2 * CONTEXT), first, blockEnd).slice(-CONTEXT),
    after: doc.textBetween(end, Math.min(doc.content.size, end + 2 * CONTEXT), blockEnd).slice(0, CONTEXT),
  };
}

/** `side`: 0 keeps to the character on the right, -1 to the one on the left, so that neither end drifts. */
function relative(view: DraftView, position: number, side: 0 | -1): Y.RelativePosition {
  const found = absolutePositionToRelativePosition(
    position,
    view.fragment,
    view.mapping,
  ) as Y.RelativePosition;
  const doc = view.fragment.doc;
  const absolute = doc && Y.createAbsolutePositionFromRelativePosition(found, doc);
  if (!absolute || !(absolute.type instanceof Y.XmlText)) return found;
  return Y.createRelativePositionFromTypeIndex(absolute.type, absolute.index, side);
}

function encode(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

function absolute(view: DraftView, encoded: string): number | undefined {
  try {
    return editorPosition(view, Y.decodeRelativePosition(fromBase64(encoded)));
  } catch {
    // Written by a client that is not ours: what cannot be read has no place.
    return undefined;
  }
}

/**
 * Two ends that are noted as relative positions (base64), as they stand now. Between elements the first may lie behind the second: somebody has
 * put something in between.
 */
export function rangeBetween(
  view: DraftView,
  { start, end }: Pick<Anchor, "start" | "end">,
): Passage | undefined {
  const from = absolute(view, start);
  const to = absolute(view, end);
  const size = view.doc.content.size;
  return from === undefined || to === undefined || from > size || to > size ? undefined : { from, to };
}

/** Finds noted passages in one state of a draft. */
export class PassageFinder {
  readonly #view: DraftView;
  #flat: FlatText | undefined;

  constructor(view: DraftView) {
    this.#view = view;
  }

  /**
   * Where a passage is now; undefined if that can no longer be said. Tried in this order: the noted place, if it
   * still reads the same; the same words in sufficiently the same surroundings; the noted place, if at least half
   * of the words are still there.
   */
  find(anchor: Anchor): Passage | undefined {
    const quote = withoutSpace(anchor.quote);
    if (quote === "") return undefined;
    const range = rangeBetween(this.#view, anchor);
    const noted = range && range.from < range.to ? range : undefined;
    const words = noted && flatten(this.#view.doc, noted.from, noted.to).text;
    if (words === quote) return noted;
    const moved = this.#search(anchor, quote);
    if (moved || !words) return moved;
    const kept = commonStart(words, quote) + commonEnd(words, quote);
    return kept * 2 >= quote.length ? noted : undefined;
  }

  #search(anchor: Anchor, quote: string): Passage | undefined {
    this.#flat ??= flatten(this.#view.doc);
    const { text, positions } = this.#flat;
    const before = withoutSpace(anchor.before);
    const after = withoutSpace(anchor.after);
    const needed = Math.min(EVIDENCE, SHARE_OF_NOTED * (quote.length + before.length + after.length));
    let best: { index: number; evidence: number } | undefined;
    let runnerUp = 0;
    for (let index = text.indexOf(quote); index >= 0; index = text.indexOf(quote, index + 1)) {
      const end = index + quote.length;
      const surroundings =
        commonEnd(text.slice(Math.max(0, index - CONTEXT), index), before) +
        commonStart(text.slice(end, end + CONTEXT), after);
      const evidence = quote.length + surroundings;
      const enough = evidence >= needed && (surroundings >= MARGIN || quote.length >= TELLING_QUOTE);
      if (enough && evidence > (best?.evidence ?? 0)) {
        runnerUp = best?.evidence ?? runnerUp;
        best = { index, evidence };
      } else {
        runnerUp = Math.max(runnerUp, evidence);
      }
    }
    if (!best || best.evidence - runnerUp < MARGIN) return undefined;
    const from = positions[best.index];
    const last = positions[best.index + quote.length - 1];
    return from === undefined || last === undefined ? undefined : { from, to: last + 1 };
  }
}
