import { fc } from "@fast-check/vitest";
import type { RichNode } from "../../policy/richContent.ts";

const words = (
  "Bürger*innen Ordnungsamt Straßenbeleuchtung die der und an am im mit 🚓 Nordstadt Polizei Dortmund sichere Wege Schulweg " +
  'Beleuchtung prüft 12.05.2026 Fußgänger:innen z.B. Müll , . – "so" Größe größer Einbrüche senken'
).split(" ");

const formats = [
  [],
  [],
  [],
  [{ type: "bold", attrs: {} }],
  [{ type: "link", attrs: { href: "https://a.de" } }],
];

const inline = fc.oneof(
  { weight: 12, arbitrary: pieceOf() },
  { weight: 1, arbitrary: fc.constant<RichNode>({ type: "hardBreak", attrs: {}, content: [] }) },
);

function pieceOf(): fc.Arbitrary<RichNode> {
  return fc
    .tuple(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 }), fc.constantFrom(...formats))
    .map(([some, marks]) => ({ type: "text", text: `${some.join(" ")} `, marks }));
}

function blockOf(type: string, attrs: Record<string, unknown> = {}): fc.Arbitrary<RichNode> {
  return fc.array(inline, { maxLength: 4 }).map((content) => ({ type, attrs, content }));
}

const paragraph = blockOf("paragraph");
const container = (type: string, child: fc.Arbitrary<RichNode>, most = 4): fc.Arbitrary<RichNode> =>
  fc.array(child, { minLength: 1, maxLength: most }).map((content) => ({ type, attrs: {}, content }));

const item = container("listItem", paragraph, 2);
const row = container("tableRow", container("tableCell", paragraph, 1), 3);

const element = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: blockOf("heading", { level: 2 }) },
  { weight: 1, arbitrary: container("bulletList", item) },
  { weight: 1, arbitrary: container("orderedList", item) },
  { weight: 1, arbitrary: container("blockquote", paragraph) },
  { weight: 1, arbitrary: container("table", row, 3) },
  { weight: 1, arbitrary: fc.constant<RichNode>({ type: "horizontalRule", attrs: {}, content: [] }) },
);

/** A text of the draft's schema. */
export const randomText: fc.Arbitrary<RichNode> = fc
  .array(element, { maxLength: 12 })
  .map((content) => ({ type: "doc", content }));

/** What somebody may do to a text: the numbers choose where. */
const edit = fc.tuple(
  fc.constantFrom("word", "cut", "move", "split", "join", "wrap", "remove", "insert", "format", "heading"),
  fc.nat(1_000),
  fc.nat(1_000),
  element,
);

/** A text and what somebody made of it by a few edits. */
export const editedText: fc.Arbitrary<[RichNode, RichNode]> = fc
  .tuple(randomText, fc.array(edit, { maxLength: 6 }))
  .map(([text, edits]) => {
    const blocks = structuredClone(text.content ?? []);
    for (const [kind, one, other, extra] of edits) perform(blocks, kind, one, other, extra);
    return [text, { type: "doc", content: blocks }];
  });

function perform(blocks: RichNode[], kind: string, one: number, other: number, extra: RichNode): void {
  if (kind === "insert" || blocks.length === 0) {
    blocks.splice(one % (blocks.length + 1), 0, structuredClone(extra));
    return;
  }
  const index = one % blocks.length;
  const block = blocks[index] as RichNode;
  const content = block.content ?? [];
  const piece = content[other % Math.max(1, content.length)];
  const next = blocks[index + 1];
  if (kind === "remove") blocks.splice(index, 1);
  else if (kind === "move") blocks.splice(other % blocks.length, 0, ...blocks.splice(index, 1));
  else if (kind === "wrap") blocks[index] = { type: "blockquote", attrs: {}, content: [block] };
  else if (block.type !== "paragraph") return;
  else if (kind === "heading") blocks[index] = { ...block, type: "heading", attrs: { level: 3 } };
  else if (kind === "split") {
    const at = other % (content.length + 1);
    blocks.splice(
      index,
      1,
      { ...block, content: content.slice(0, at) },
      { ...block, content: content.slice(at) },
    );
  } else if (kind === "join" && next?.type === "paragraph")
    blocks.splice(index, 2, { ...block, content: [...content, ...(next.content ?? [])] });
  else if (piece?.type !== "text") return;
  else if (kind === "word") piece.text = `${words[other % words.length]} ${piece.text}`;
  else if (kind === "cut") piece.text = (piece.text ?? "").slice(other % 9) || "x";
  else if (kind === "format") piece.marks = [{ type: "italic", attrs: {} }];
}
