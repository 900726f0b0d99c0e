import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of a PDF file's structure: its role, what stands in it, and the elements within. */
export interface PdfElement {
  role: string;
  text: string;
  children: PdfElement[];
}

export interface PdfContents {
  pages: number;
  language: string | null;
  title: string | undefined;
  isMarked: boolean;
  /** Titles of the outline, indented by their depth. */
  outline: string[];
  /** The elements below the document, those of all pages in a row. */
  elements: PdfElement[];
  /** All text of all pages, artifacts as well. */
  text: string;
  /** Text that stands in no element and is no artifact. */
  untagged: string;
  links: string[];
}

interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}
interface OutlineNode {
  title: string;
  items: OutlineNode[];
}

/** Reads a PDF file as a reader of screens does. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContents> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const file = await task.promise;
  try {
    const { info } = await file.getMetadata();
    const facts = info as { Language: string | null; Title?: string };
    const contents: PdfContents = {
      pages: file.numPages,
      language: facts.Language,
      title: facts.Title,
      isMarked: ((await file.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
      outline: titlesOf(((await file.getOutline()) ?? []) as OutlineNode[], ""),
      ...{ elements: [], text: "", untagged: "", links: [] },
    };
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const texts = new Map<string, string>();
      const open: (string | undefined)[] = [];
      for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
        if ("str" in item) {
          const text = item.hasEOL ? `${item.str} ` : item.str;
          contents.text += text;
          const within = open.findLast((id) => id !== undefined);
          if (within === undefined) contents.untagged += text;
          else texts.set(within, (texts.get(within) ?? "") + text);
        } else if (item.type === "endMarkedContent") open.pop();
        else open.push((item as { tag?: string }).tag === "Artifact" ? "artifact" : (item.id ?? undefined));
      }
      contents.text += "\n";
      const tree = (await page.getStructTree()) as Node | null;
      contents.elements.push(...(tree?.children ?? []).flatMap((child) => elementsOf(child, texts)));
      for (const { url } of (await page.getAnnotations()) as { url?: string }[])
        if (url) contents.links.push(url);
    }
    return contents;
  } finally {
    await task.destroy();
  }
}

/** Every element with a role, in reading order. */
export function withRole(elements: readonly PdfElement[], role: string): PdfElement[] {
  return elements.flatMap((element) => [
    ...(element.role === role ? [element] : []),
    ...withRole(element.children, role),
  ]);
}

/** All bytes of a PDF file, with its streams inflated. */
export function inflatedPdf(bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes);
  const parts: Buffer[] = [file];
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 1)) {
    if (file.subarray(at - 3, at).toString("latin1") === "end") continue;
    const start = at + "stream\n".length;
    const stream = file.subarray(start, file.indexOf("\nendstream", start));
    if (stream[0] === 0x78) parts.push(inflateSync(stream));
  }
  return Buffer.concat(parts);
}

function elementsOf(node: Node, texts: ReadonlyMap<string, string>): PdfElement[] {
  const children = (node.children ?? []).flatMap((child) => elementsOf(child, texts));
  if (node.role === undefined || node.role === "Document" || node.role === "Root") return children;
  const text = textIn(node, texts).replace(/\s+/g, " ").trim();
  return [{ role: node.role, text, children }];
}

function textIn(node: Node, texts: ReadonlyMap<string, string>): string {
  if (node.type === "content") return texts.get(node.id ?? "") ?? "";
  return (node.children ?? []).map((child) => textIn(child, texts)).join("");
}

function titlesOf(nodes: readonly OutlineNode[], indent: string): string[] {
  return nodes.flatMap(({ title, items }) => [indent + title, ...titlesOf(items, `${indent}  `)]);
}
