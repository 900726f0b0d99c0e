import { fc, test as property } from "@fast-check/vitest";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { sampleSession } from "../testSupport/sampleSession.ts";
import { sessionMarkdown } from "./sessionMarkdown.ts";

const reader = new MarkdownIt({ html: true, linkify: true });

/** The kinds of everything that a reader finds, in order: what was typed must not change them. */
function kindsOf(markdown: string): string[] {
  return reader
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .map(({ type, tag }) => `${type} ${tag}`)
    .filter((kind) => !kind.startsWith("text"));
}

const plain = kindsOf(sessionMarkdown(sampleSession("Wort")));

test.each([
  "# x",
  "<script>alert(1)</script>",
  "[a](javascript:alert(1))",
  "![a](https://example.org/x.png)",
  "a | b | c",
  "**x** _y_ ~~z~~ `w`",
  "1. x",
  "- x",
  "> x",
  "---",
  "&lt;b&gt;",
  "https://example.org www.example.org a@example.org",
])("%j stays text", (typed) => {
  const session = { ...sampleSession(typed), address: null };
  session.parts[0]?.items[0]?.papers.splice(0, 1, { title: typed, href: "no address" });
  const calm = { ...sampleSession("Wort"), address: null };
  expect(kindsOf(sessionMarkdown(session))).toEqual(kindsOf(sessionMarkdown(calm)));
  const texts = reader
    .parse(sessionMarkdown(session), {})
    .flatMap((token) => token.children ?? [])
    .map(({ content }) => content)
    .join("");
  expect(texts).toContain(typed);
});

test("the description has headings, tables and a decision", () => {
  for (const kind of ["heading_open h1", "heading_open h3", "table_open table", "blockquote_open blockquote"])
    expect(plain).toContain(kind);
});

property.prop(
  { typed: fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })) },
  { numRuns: 200 },
)("no string throws or becomes HTML or a link", ({ typed }) => {
  const kinds = kindsOf(sessionMarkdown({ ...sampleSession(typed), address: null }));
  expect(kinds.filter((kind) => /link_open|image|html_block/.test(kind))).toEqual([]);
});
