import type { RichNode } from "../policy/richContent.ts";

/** A word, a stretch of white space, a mark of punctuation or a line break, with its format. */
export interface Token {
  text: string;
  /** Whether it has letters or digits. */
  isWord: boolean;
  /** What it stands for on its own. */
  node: RichNode;
}

/** A word, a stretch of white space or a mark of punctuation of a plain text. */
export interface Word {
  text: string;
  isWord: boolean;
}

const segmenter = new Intl.Segmenter("de", { granularity: "word" });

/** What hangs a gender form onto a word: "Bürger*innen" is one word. */
const joins = /^[*:·]$/;

/** A text repeats its words: looking one up is a tenth of the work of segmenting it. */
const known = new Map<string, readonly Word[]>();
const MOST_KNOWN = 20_000;
/** Stretches beyond this are no words of a language, and are not kept. */
const LONG = 64;

/** Cuts a text into words, white space and marks; nothing is lost, and no character is cut in two. */
export function wordsOf(text: string): Word[] {
  // Stretch by stretch: what the segmenter takes grows faster than the text it is given.
  return (text.match(/\s+|\S{1,1000}/gu) ?? []).flatMap((stretch) =>
    /\s/.test(stretch) ? [{ text: stretch, isWord: false }] : segmented(stretch),
  );
}

function segmented(stretch: string): readonly Word[] {
  const found = known.get(stretch);
  if (found) return found;
  const words: Word[] = [];
  for (const { segment, isWordLike = false } of segmenter.segment(stretch)) {
    const [join, before] = [words.at(-1), words.at(-2)];
    if (isWordLike && join && before?.isWord && joins.test(join.text)) {
      words.pop();
      before.text += join.text + segment;
    } else words.push({ text: segment, isWord: isWordLike });
  }
  if (known.size >= MOST_KNOWN) known.clear();
  if (stretch.length <= LONG) known.set(stretch, words);
  return words;
}

/** The tokens of what one text block holds. */
export function tokensOf(content: readonly RichNode[]): Token[] {
  return content.flatMap((node): Token[] => {
    if (node.type !== "text") return [{ text: "\n", isWord: false, node }];
    return wordsOf(node.text ?? "").map(({ text, isWord }) => ({ text, isWord, node: { ...node, text } }));
  });
}

/** What a text node looks like besides its words; line breaks have a format of their own. */
export function formatOf({ type, marks, attrs }: RichNode): string {
  if (type !== "text") return JSON.stringify([type, sorted(attrs)]);
  return JSON.stringify((marks ?? []).map((mark) => [mark.type, sorted(mark.attrs)]));
}

/** All a node says, in one string: two nodes are the same if this is. */
export function keyOf(node: RichNode): string {
  if (node.type === "text") return `${formatOf(node)}${JSON.stringify(node.text)}`;
  const content = joined(node.content ?? []).map(keyOf);
  return `<${node.type}${JSON.stringify(sorted(node.attrs))}${content.join("")}>`;
}

/** Neighbouring pieces of one format as one piece. */
export function joined(nodes: readonly RichNode[]): RichNode[] {
  const pieces: RichNode[] = [];
  for (const node of nodes) {
    const last = pieces.at(-1);
    if (node.type === "text" && last?.type === "text" && formatOf(last) === formatOf(node))
      pieces[pieces.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else pieces.push(node);
  }
  return pieces;
}

function sorted(attrs: Record<string, unknown> | undefined): [string, unknown][] {
  return Object.entries(attrs ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
