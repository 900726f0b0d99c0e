import type { Block, Inline } from "../blocks/Block.ts";
import type { Frame, Layout } from "./Frame.ts";
import { layoutTable } from "./layoutTable.ts";
import { colors, gap, headingGaps, indent, labelWidth, type Style, styles } from "./look.ts";
import { decorated, keepingNext, type Strip, together, withGap } from "./Strip.ts";
import type { Element, Typesetter } from "./Typesetter.ts";

/** Lays blocks out as strips, and makes their structure. */
export function layoutBlocks(layout: Layout, blocks: readonly Block[], frame: Frame): Strip[] {
  return blocks.flatMap((block, index) => {
    const strips = layoutBlock(layout, block, frame);
    // What stands quietly under a heading belongs to it.
    const isUnderHeading = block.kind === "paragraph" && blocks[index - 1]?.kind === "heading";
    return isUnderHeading && block.tone === "quiet" && blocks[index + 1] ? keepingNext(strips) : strips;
  });
}

function layoutBlock(layout: Layout, block: Block, frame: Frame): Strip[] {
  const { setter } = layout;
  switch (block.kind) {
    case "heading":
      return layoutHeading(layout, block, frame);
    case "paragraph": {
      const style = block.tone === "normal" ? frame.style : styles[block.tone];
      return textStrips(setter, block.inlines, style, frame, setter.element(frame.parent, "P"));
    }
    case "list":
      return layoutList(layout, block, frame);
    case "quote":
      return block.tone === "decision"
        ? layoutDecision(layout, block, frame)
        : layoutQuote(layout, block, frame);
    case "code": {
      const code = setter.element(setter.element(frame.parent, "P"), "Code");
      const inner = { ...frame, x: frame.x + gap, width: frame.width - 2 * gap };
      return tinted(setter, textStrips(setter, [{ text: block.text }], styles.cell, inner, code), frame, 4);
    }
    case "rule":
      return [
        {
          ...{ gap: gap * 2, height: 0.5, keepsNext: false },
          draw: (top) =>
            setter.aside(() => setter.doc.rect(frame.x, top, frame.width, 0.5).fill(colors.line)),
        },
      ];
    case "facts":
      return layoutFacts(setter, block.facts, frame);
    case "table":
      return layoutTable(setter, block, frame, (blocks, cell) => layoutBlocks(layout, blocks, cell));
  }
}

function layoutHeading(
  layout: Layout,
  { level, inlines, bookmark }: Block & { kind: "heading" },
  frame: Frame,
): Strip[] {
  const { setter } = layout;
  const style = styles.headings[level - 1] as Style;
  const strips = textStrips(setter, inlines, style, frame, setter.element(frame.parent, `H${level}`));
  const white = frame.style === styles.cell ? gap : (headingGaps[level - 1] ?? gap);
  const title = inlines.map(({ text }) => text).join("");
  return withGap(strips, white).map((strip, index) => ({
    ...strip,
    keepsNext: true,
    draw(top) {
      strip.draw(top);
      if (bookmark && index === 0) layout.bookmark(level, title, top);
    },
  }));
}

/** Lines of text; the first two and the last two stay on one page. */
function textStrips(
  setter: Typesetter,
  inlines: readonly Inline[],
  style: Style,
  { x, width }: Frame,
  element: Element,
): Strip[] {
  const lines = setter.lines(inlines, style, width);
  return lines.map((line, index) => ({
    gap: index === 0 ? gap : 0,
    height: style.leading,
    keepsNext: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
    draw: (top) => setter.draw(line, x, top, style, element),
  }));
}

function layoutList(layout: Layout, list: Block & { kind: "list" }, frame: Frame): Strip[] {
  const { setter, texts } = layout;
  const element = setter.element(frame.parent, "L", { numbering: list.ordered ? "Decimal" : "Disc" });
  const style = frame.style;
  const labels = list.items.map(({ checked }, index): Inline => {
    if (checked !== null) return { text: checked ? "\u2611" : "\u2610" };
    return { text: list.ordered ? `${list.start + index}.` : "\u2022" };
  });
  const lines = labels.map((label) => setter.lines([label], style, frame.width)[0] ?? []);
  const widest = Math.max(...lines.map(([piece]) => piece?.width ?? 0));
  const inset = Math.min(Math.max(indent, widest + 6), frame.width / 2);
  return list.items.flatMap(({ checked, blocks }, index) => {
    const item = setter.element(element, "LI");
    const read = checked === null ? {} : { actual: checked ? texts.ticked : texts.unticked };
    const label = setter.element(item, "Lbl", read);
    const body = setter.element(item, "LBody");
    const inner = { ...frame, x: frame.x + inset, width: frame.width - inset, parent: body };
    const strips = layoutBlocks(layout, blocks.length > 0 ? blocks : [emptyParagraph], inner);
    return withGap(strips, index === 0 ? gap : 3).map((strip, position) => ({
      ...strip,
      draw(top) {
        if (position === 0) setter.draw(lines[index] ?? [], frame.x, top, style, label);
        strip.draw(top);
      },
    }));
  });
}

const emptyParagraph: Block = { kind: "paragraph", inlines: [], tone: "normal" };

/** Labels with what they say beside them, as a list. */
function layoutFacts(setter: Typesetter, facts: (Block & { kind: "facts" })["facts"], frame: Frame): Strip[] {
  const list = setter.element(frame.parent, "L");
  return facts.flatMap(({ label, inlines }, position) => {
    const item = setter.element(list, "LI");
    const name = setter.element(item, "Lbl");
    const body = setter.element(item, "LBody");
    const inset = Math.min(labelWidth, frame.width / 2);
    const side = { ...frame, width: inset - gap };
    const [line = []] = setter.lines([{ text: `${label}:` }], styles.quiet, side.width);
    const inner = { ...frame, x: frame.x + inset, width: frame.width - inset };
    return withGap(textStrips(setter, inlines, frame.style, inner, body), position === 0 ? 10 : 3).map(
      (strip, index) => ({
        ...strip,
        draw(top) {
          if (index === 0) setter.draw(line, frame.x, top + 0.5, styles.quiet, name);
          strip.draw(top);
        },
      }),
    );
  });
}

function layoutQuote(layout: Layout, { blocks }: Block & { kind: "quote" }, frame: Frame): Strip[] {
  const { setter } = layout;
  const parent = setter.element(frame.parent, "BlockQuote");
  const inset = Math.min(14, frame.width / 4);
  const strips = layoutBlocks(layout, blocks, {
    ...frame,
    x: frame.x + inset,
    width: frame.width - inset,
    parent,
  });
  return decorated(withGap(strips, gap), 0, (top, height) =>
    setter.aside(() => setter.doc.rect(frame.x, top, 2, height).fill(colors.line)),
  );
}

function layoutDecision(layout: Layout, { blocks }: Block & { kind: "quote" }, frame: Frame): Strip[] {
  const { setter } = layout;
  const inner = { ...frame, x: frame.x + 14, width: frame.width - 24 };
  const strips = layoutBlocks(layout, blocks, { ...inner, parent: setter.element(frame.parent, "Div") });
  return tinted(setter, together(withGap(strips, 10)), frame, 7, colors.accent);
}

/** Strips on a tinted ground, with a bar at their left. */
function tinted(
  setter: Typesetter,
  strips: readonly Strip[],
  { x, width }: Frame,
  padding: number,
  bar?: string,
): Strip[] {
  return decorated(strips, padding, (top, height) =>
    setter.aside(() => {
      setter.doc.rect(x, top, width, height).fill(colors.tint);
      if (bar) setter.doc.rect(x, top, 2.5, height).fill(bar);
    }),
  );
}
