import { test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { RichNode } from "../policy/richContent.ts";
import { compareTexts } from "./compareTexts.ts";
import type { ComparedBlock, ComparedPiece } from "./comparison.ts";
import { textBlocksIn } from "./comparison.ts";
import { afterOf, beforeOf } from "./sides.ts";
import { editedText, randomText } from "./testSupport/randomTexts.ts";
import { keyOf } from "./tokens.ts";

const text = (words: string, ...marks: string[]): RichNode => ({
  type: "text",
  text: words,
  marks: marks.map((type) => ({ type, attrs: {} })),
});
const element = (type: string, ...content: RichNode[]): RichNode => ({ type, attrs: {}, content });
const paragraph = (words: string): RichNode => element("paragraph", ...(words ? [text(words)] : []));
const heading = (words: string): RichNode => ({
  type: "heading",
  attrs: { level: 2 },
  content: [text(words)],
});
const doc = (...content: RichNode[]): RichNode => ({ type: "doc", content });
const list = (type: string, ...items: string[]): RichNode =>
  element(type, ...items.map((words) => element("listItem", paragraph(words))));
const table = (...rows: string[][]): RichNode =>
  element(
    "table",
    ...rows.map((row) => element("tableRow", ...row.map((cell) => element("tableCell", paragraph(cell))))),
  );

/** A comparison in one line for each element: "+" came, "-" went, in brackets what changed inside. */
function said(blocks: readonly ComparedBlock[]): string[] {
  return blocks.map(saidOf);
}

function saidOf(block: ComparedBlock): string {
  switch (block.change) {
    case "same":
      return plain([block.node]);
    case "added":
      return `+ ${plain([block.node])}`;
    case "removed":
      return `- ${plain([block.node])}`;
    case "words":
      return pieces(block.pieces);
    case "within":
      return `${block.after.type}(${said(block.children).join(" | ")})`;
    case "reshaped":
      return `${block.shape}: ${block.pieces.map(pieces).join(" / ")}`;
    case "moved-away":
      return `${block.move} away`;
    case "moved-here":
      return `${block.move} here: ${saidOf(block.block)}`;
  }
}

function pieces(compared: readonly ComparedPiece[]): string {
  return compared
    .map((piece) => {
      const words = piece.node.text ?? "¶";
      if (piece.change === "same") return words;
      return `[${{ added: "+", removed: "-", formatted: "~" }[piece.change]}${words}]`;
    })
    .join("");
}

function plain(nodes: readonly RichNode[]): string {
  return nodes.map((node) => node.text ?? plain(node.content ?? [])).join("");
}

const compared = (before: RichNode[], after: RichNode[]): string[] =>
  said(compareTexts(doc(...before), doc(...after)));

const lighting = "Die Straßenbeleuchtung am Schulweg wird bis zum Herbst erneuert.";
const patrol = "Polizei und Ordnungsamt gehen abends gemeinsam durch die Nordstadt.";
const waste = "Wilder Müll wird innerhalb von zwei Tagen abgeholt und erfasst.";

describe("a comparison of two texts", () => {
  test("shows the words that changed in a paragraph, and no more", () => {
    const later = lighting.replace("Herbst", "Winter");
    expect(compared([paragraph(lighting)], [paragraph(later)])).toEqual([
      "Die Straßenbeleuchtung am Schulweg wird bis zum [-Herbst][+Winter] erneuert.",
    ]);
  });

  test("keeps gender forms, dates and surrogate pairs in one piece", () => {
    expect(
      compared([paragraph("Für Bürger am 12.05.2026 🚓")], [paragraph("Für Bürger*innen am 13.05.2026 🚒")]),
    ).toEqual(["Für [-Bürger][+Bürger*innen] am [-12.05.2026 🚓][+13.05.2026 🚒]"]);
  });

  test("tells another format from other words", () => {
    const before = element("paragraph", text("Die Polizei hilft."));
    const after = element("paragraph", text("Die "), text("Polizei", "bold"), text(" hilft."));
    expect(compared([before], [after])).toEqual(["Die [~Polizei] hilft."]);
  });

  test("shows a moved paragraph as moved, also when a word in it changed", () => {
    expect(
      compared(
        [paragraph(lighting), paragraph(patrol), paragraph(waste)],
        [paragraph(patrol), paragraph(waste), paragraph(lighting.replace("Herbst", "Winter"))],
      ),
    ).toEqual([
      "0 away",
      patrol,
      waste,
      "0 here: Die Straßenbeleuchtung am Schulweg wird bis zum [-Herbst][+Winter] erneuert.",
    ]);
  });

  test("finds a paragraph again that was moved into a list", () => {
    const before = [paragraph(waste), heading("Ziel"), list("bulletList", lighting)];
    const after = [heading("Ziel"), list("bulletList", lighting, waste)];
    expect(compared(before, after)).toEqual([
      "0 away",
      "Ziel",
      `bulletList(${lighting} | 0 here: other: ${waste})`,
    ]);
  });

  test("shows a split paragraph as split and joined ones as joined", () => {
    const [whole, ...parts] = [paragraph(`${lighting} ${patrol}`), paragraph(lighting), paragraph(patrol)];
    const around = [heading("Ziel"), heading("Umsetzung")] as const;
    expect(compared([around[0], whole, around[1]], [around[0], ...parts, around[1]])).toEqual([
      "Ziel",
      `split: ${lighting} / [- ]${patrol}`,
      "Umsetzung",
    ]);
    expect(compared([...parts, around[1]], [whole, around[1]])).toEqual([
      `joined: ${lighting}[+ ]${patrol}`,
      "Umsetzung",
    ]);
  });

  test("shows paragraphs that became a list as the same words", () => {
    expect(
      compared([paragraph(lighting), paragraph(patrol)], [list("bulletList", lighting, patrol)]),
    ).toEqual([`other: ${lighting} / ${patrol}`]);
  });

  test("shows what changed inside of lists and tables", () => {
    expect(
      compared([list("bulletList", lighting, waste)], [list("orderedList", lighting, patrol, waste)]),
    ).toEqual([`orderedList(${lighting} | + ${patrol} | ${waste})`]);
    const before = table(["Jahr", "Einbrüche"], ["2024", "310"], ["2025", "270"]);
    const after = table(["Jahr", "Einbrüche"], ["2024", "305"], ["2025", "270"]);
    expect(compared([before], [after])).toEqual([
      "table(JahrEinbrüche | tableRow(2024 | tableCell([-310][+305])) | 2025270)",
    ]);
  });

  test("takes text in an empty section for words that came", () => {
    expect(compared([heading("Ziel"), paragraph("")], [heading("Ziel"), paragraph(lighting)])).toEqual([
      "Ziel",
      `[+${lighting}]`,
    ]);
  });
});

const keys = (nodes: readonly RichNode[]): string[] => nodes.map(keyOf);

function checkSound(before: RichNode, after: RichNode): void {
  const blocks = compareTexts(before, after);
  expect(keys(beforeOf(blocks))).toEqual(keys(before.content ?? []));
  expect(keys(afterOf(blocks))).toEqual(keys(after.content ?? []));
  for (const block of blocks) {
    if (block.change !== "reshaped") continue;
    const side = (gone: string): string =>
      plain(block.pieces.flat().flatMap((piece) => (piece.change === gone ? [] : [piece.node])));
    expect(side("added")).toBe(plain(textBlocksIn(block.before)));
    expect(side("removed")).toBe(plain(textBlocksIn(block.after)));
  }
}

describe("a comparison of random texts", () => {
  property.prop([randomText, randomText], { numRuns: 300 })("gives both texts back", checkSound);

  property.prop([editedText], { numRuns: 600 })("gives both texts back after edits", ([before, after]) =>
    checkSound(before, after),
  );

  property.prop([randomText])("finds nothing in a text and itself", (one) => {
    const blocks = compareTexts(one, structuredClone(one));
    expect(blocks.every(({ change }) => change === "same")).toBe(true);
  });
});
