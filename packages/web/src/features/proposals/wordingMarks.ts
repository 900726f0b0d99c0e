import { compareWords } from "@querschnitt/shared/compare/compareWords";
import type { Proposable } from "@querschnitt/shared/documents/proposals";
import { plainText } from "@querschnitt/shared/documents/richText";
import type { Passage } from "../../editor/passages/anchors.ts";

/** How the text shows a change of wording: what goes, and what comes where. */
export interface WordingMarks {
  removed: Passage[];
  added: { at: number; text: string }[];
}

/** Where in an editor that shows what stood there before: `place` is the passage's. */
export function marksOnOriginal({ kind, original, replacement }: Proposable, place: Passage): WordingMarks {
  const [before, after] = [plainText(original), plainText(replacement)];
  if (kind === "blocks" || before.length !== place.to - place.from) {
    return {
      removed: place.from < place.to ? [place] : [],
      added: after.trim() === "" ? [] : [{ at: place.to, text: after }],
    };
  }
  const marks: WordingMarks = { removed: [], added: [] };
  let at = place.from;
  for (const { change, text } of compareWords(before, after)) {
    if (change === "added") marks.added.push({ at, text });
    else at += text.length;
    if (change === "removed") marks.removed.push({ from: at - text.length, to: at });
  }
  // Only the format is another one.
  return marks.removed.length + marks.added.length > 0
    ? marks
    : { removed: [place], added: [{ at, text: after }] };
}

/** The same in an editor that shows what is to come: here `added` names what has gone, and `removed` what is new. */
export function marksOnReplacement(difference: Proposable, place: Passage): WordingMarks {
  const { kind, original, replacement } = difference;
  return marksOnOriginal({ ...difference, kind, original: replacement, replacement: original }, place);
}
