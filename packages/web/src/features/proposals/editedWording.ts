import type { ProposalKind } from "@querschnitt/shared/policy/proposals";
import type { RichNode } from "@querschnitt/shared/policy/richContent";

/** Elements that stand in one of these only, and by themselves in no text. */
const listOf: Readonly<Record<string, string>> = { listItem: "bulletList", taskItem: "taskList" };

/**
 * A wording as a text of its own, in which it can be changed; undefined for parts of a table, which are no text without it.
 */
export function asBlocks(kind: ProposalKind, wording: readonly RichNode[]): RichNode[] | undefined {
  if (kind === "words") return [{ type: "paragraph", content: [...wording] }];
  const [first] = wording;
  const list = first && listOf[first.type];
  if (list) return [{ type: list, content: [...wording] }];
  return first?.type.startsWith("table") && first.type !== "table" ? undefined : [...wording];
}

/** What was made of it there, as it stands in the draft: words of one block, items of a list, or blocks. */
export function asWording(
  kind: ProposalKind,
  wording: readonly RichNode[],
  blocks: readonly RichNode[],
): RichNode[] {
  if (kind === "words") {
    return blocks.flatMap(({ content = [] }, index): RichNode[] =>
      index === 0 ? content : [{ type: "hardBreak" }, ...content],
    );
  }
  const list = wording[0] && listOf[wording[0].type];
  if (list) return blocks.filter(({ type }) => type === list).flatMap(({ content = [] }) => content);
  // An empty paragraph is what is left of a text of which everything was deleted.
  const isNothing = blocks.length === 1 && blocks[0]?.type === "paragraph" && !blocks[0].content?.length;
  return isNothing ? [] : [...blocks];
}
