import type { Shell } from "@querschnitt/shared/compare/comparison";
import { isSafeHref } from "@querschnitt/shared/policy/links";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { createElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A node of a text as it stood, to read: words, or an element with all it holds. */
export function Rich({ node }: { node: RichNode }) {
  if (node.type === "text") return <Words node={node} />;
  return (
    <Element shell={node}>
      <RichList nodes={node.content ?? []} />
    </Element>
  );
}

/** Nodes one behind the other; an empty line keeps its height. */
export function RichList({ nodes }: { nodes: readonly RichNode[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text as it stood has no other order, and nothing in it has a state
  return nodes.map((node, index) => <Rich key={index} node={node} />);
}

const tags: Readonly<Record<string, string>> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  blockquote: "blockquote",
  tableRow: "tr",
};

/** An element of a text around what it holds; of a kind that nobody knows, only what it holds. */
export function Element({ shell: { type, attrs = {} }, children }: { shell: Shell; children?: ReactNode }) {
  switch (type) {
    case "heading":
      return createElement(headingTag(attrs.level), null, children);
    case "horizontalRule":
      return <hr />;
    case "hardBreak":
      return <br />;
    case "codeBlock":
      return (
        <pre>
          <code>{children}</code>
        </pre>
      );
    case "taskList":
      return <ul data-type="taskList">{children}</ul>;
    case "taskItem":
      return <Task isDone={attrs.checked === true || attrs.checked === "true"}>{children}</Task>;
    case "table":
      return (
        <table>
          <tbody>{children}</tbody>
        </table>
      );
    case "tableHeader":
    case "tableCell":
      return createElement(
        type === "tableCell" ? "td" : "th",
        { colSpan: span(attrs.colspan), rowSpan: span(attrs.rowspan) },
        children,
      );
    default:
      return tags[type] ? createElement(tags[type], null, children) : children;
  }
}

function headingTag(level: unknown): string {
  const number = Number(level);
  return `h${number >= 2 && number <= 4 ? number : 2}`;
}

function span(value: unknown): number | undefined {
  const number = Number(value);
  return number > 1 && number <= 100 ? number : undefined;
}

function Task({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { t } = useTranslation("history");
  return (
    <li>
      <label>
        <input type="checkbox" checked={isDone} disabled aria-label={t(isDone ? "task.done" : "task.open")} />
      </label>
      <div>{children}</div>
    </li>
  );
}

const formats: Readonly<Record<string, string>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  code: "code",
};

function Words({ node: { text = "", marks = [] } }: { node: RichNode }) {
  return marks.reduce<ReactNode>((inner, { type, attrs }) => {
    if (type === "link")
      return isSafeHref(attrs?.href) ? (
        <a href={attrs.href} target="_blank" rel="noopener noreferrer nofollow">
          {inner}
        </a>
      ) : (
        inner
      );
    return formats[type] ? createElement(formats[type], null, inner) : inner;
  }, text);
}
