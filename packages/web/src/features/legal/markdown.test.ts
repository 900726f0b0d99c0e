import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { type Block, type Inline, pageHref, parseMarkdown, unfilledPlaces } from "./markdown.ts";

test("headings, lists, links, bold words and places to fill in are read", () => {
  const text =
    "# Titel\n\nErste Zeile\nzweite **fett [Ort]**\n\n- eins\n- [zwei](https://a.example)\n\n1. erstens\n### Klein";
  expect(parseMarkdown(text)).toEqual([
    { type: "heading", level: 2, content: [{ type: "text", text: "Titel" }] },
    {
      type: "paragraph",
      lines: [
        [{ type: "text", text: "Erste Zeile" }],
        [
          { type: "text", text: "zweite " },
          {
            type: "bold",
            content: [
              { type: "text", text: "fett " },
              { type: "blank", text: "Ort" },
            ],
          },
        ],
      ],
    },
    {
      type: "list",
      ordered: false,
      items: [[{ type: "text", text: "eins" }], [{ type: "link", text: "zwei", href: "https://a.example/" }]],
    },
    { type: "list", ordered: true, items: [[{ type: "text", text: "erstens" }]] },
    { type: "heading", level: 3, content: [{ type: "text", text: "Klein" }] },
  ]);
  expect(unfilledPlaces(text)).toEqual(["Ort"]);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "blob:https://a.example/1",
  "//boese.example",
  "/\\boese.example",
  "/administration",
  "ftp://a.example",
  "",
])("%j is no address of a link", (address) => {
  expect(pageHref(address)).toBeUndefined();
});

test.each(["https://a.example/x", "http://a.example/", "mailto:a@b.example", "/imprint", "/contact"])(
  "%s is an address of a link",
  (address) => {
    expect(pageHref(address)).toBe(address);
  },
);

function linksIn(blocks: readonly Block[]): string[] {
  const ofLine = (line: readonly Inline[]): string[] =>
    line.flatMap((piece) =>
      piece.type === "link" ? [piece.href] : piece.type === "bold" ? ofLine(piece.content) : [],
    );
  return blocks.flatMap((block) =>
    block.type === "heading"
      ? ofLine(block.content)
      : (block.type === "list" ? block.items : block.lines).flatMap(ofLine),
  );
}

const pieces = fc.constantFrom(
  ...[
    "[",
    "]",
    "(",
    ")",
    "**",
    "javascript:",
    "https://a.example",
    "<img onerror=x>",
    "\n",
    "- ",
    "#",
    " ",
    "a",
  ],
);

property.prop([fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""))])(
  "whatever is written, only safe addresses become links",
  (text) => {
    for (const href of linksIn(parseMarkdown(text))) expect(href).toMatch(/^(https?:|mailto:|\/[a-z]+$)/);
  },
);

test("an address that is no link is shown, and one with brackets in it is read whole", () => {
  expect(parseMarkdown("[hier](javascript:alert(1))")).toEqual([
    { type: "paragraph", lines: [[{ type: "text", text: "hier (javascript:alert(1))" }]] },
  ]);
  expect(linksIn(parseMarkdown("[Amt](https://a.example/Amt_(Stadt))"))).toEqual([
    "https://a.example/Amt_(Stadt)",
  ]);
});

test("HTML stays text", () => {
  const html = '<script>alert(1)</script><img src=x onerror="alert(1)">';
  expect(parseMarkdown(html)).toEqual([{ type: "paragraph", lines: [[{ type: "text", text: html }]] }]);
});

test("huge texts made to be hard are read at once", () => {
  for (const part of ["[", "**", "[a](", "[a]((", "[a](()", "**a", "- ", "#", "[a]("]) {
    const before = performance.now();
    parseMarkdown(part.repeat(60_000 / part.length));
    expect(performance.now() - before, part).toBeLessThan(2_000);
  }
});
