import { Fragment, useMemo } from "react";
import { Link } from "wouter";
import styles from "./Legal.module.css";
import { type Block, type Inline, parseMarkdown } from "./markdown.ts";

/** A page's text. It is built from elements, never from HTML: whatever somebody typed is shown as they typed it. */
export function MarkdownText({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <div className={styles.text}>{blocks.map((block, index) => withKey(index, blockOf(block)))}</div>;
}

/** Pieces of one reading never change places, so that where they stand names them. */
function withKey(index: number, content: React.ReactNode) {
  return <Fragment key={index}>{content}</Fragment>;
}

function blockOf(block: Block) {
  if (block.type === "heading") {
    const Element = block.level === 2 ? "h2" : "h3";
    return <Element>{lineOf(block.content)}</Element>;
  }
  if (block.type === "list") {
    const Element = block.ordered ? "ol" : "ul";
    return <Element>{block.items.map((item, index) => withKey(index, <li>{lineOf(item)}</li>))}</Element>;
  }
  return (
    <p>
      {block.lines.map((line, index) =>
        withKey(
          index,
          <>
            {index > 0 && <br />}
            {lineOf(line)}
          </>,
        ),
      )}
    </p>
  );
}

function lineOf(line: readonly Inline[]) {
  return line.map((piece, index) => withKey(index, inlineOf(piece)));
}

function inlineOf(piece: Inline) {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "bold":
      return <strong>{lineOf(piece.content)}</strong>;
    case "blank":
      return <mark className={styles.blank}>[{piece.text}]</mark>;
    case "link":
      return piece.href.startsWith("/") ? (
        <Link href={piece.href}>{piece.text}</Link>
      ) : (
        <a href={piece.href} rel="noopener noreferrer">
          {piece.text}
        </a>
      );
  }
}
