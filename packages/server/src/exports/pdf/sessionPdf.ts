import { setImmediate } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { Block, HeadingLevel } from "../blocks/Block.ts";
import { type DescribedSession, describeSession } from "../blocks/describeSession.ts";
import type { SessionDocument } from "../SessionDocument.ts";
import { type Line, widthOf } from "./breakLines.ts";
import { fontBook } from "./FontBook.ts";
import { layoutBlocks } from "./layoutBlocks.ts";
import { colors, lineWidth, page, styles } from "./look.ts";
import { paginate } from "./paginate.ts";
import type { Strip } from "./Strip.ts";
import { Typesetter } from "./Typesetter.ts";

/** The session as a PDF file that says of itself to keep PDF/UA-1: tagged, with language, title and outline. */
export async function sessionPdf(session: SessionDocument): Promise<Uint8Array> {
  const described = describeSession(session);
  const { title, workspace, texts, blocks } = described;
  const options = {
    // What the types of the library do not know yet.
    ...({ subset: "PDF/UA" } as object),
    ...{ pdfVersion: "1.7", lang: texts.locale, tagged: true, displayTitle: true },
    ...{ size: "A4", margin: 0, bufferPages: true, autoFirstPage: false, font: "" },
    info: { Title: title, Creator: workspace },
  } satisfies PDFKit.PDFDocumentOptions;
  const doc = new PDFDocument(options);
  const bytes = collected(doc);
  const setter = new Typesetter(doc, await fontBook());
  const root = doc.struct("Document");
  doc.addStructure(root);

  const outline: { level: number; item: PDFKit.PDFOutline }[] = [];
  const bookmark = (level: HeadingLevel, name: string, top: number) => {
    while ((outline.at(-1)?.level ?? 0) >= level) outline.pop();
    const parent = outline.at(-1)?.item ?? doc.outline;
    const place = { top: Math.max(0, top - 12), left: page.width, expanded: true };
    outline.push({ level, item: parent.addItem(name, place) });
  };
  const layout = { setter, texts, bookmark };
  const frame = { x: page.left, width: lineWidth, parent: root, style: styles.normal };
  const strips: Strip[] = [];
  for (const section of sectionsOf(blocks)) {
    strips.push(...layoutBlocks(layout, section, frame));
    // Long minutes take a second: whoever is writing does not wait for it.
    await setImmediate();
  }
  paginate(strips, {
    ...{ top: page.top, bottom: page.height - page.bottom },
    newPage: () => doc.addPage(),
  });
  const drawMargins = marginsOf(setter, described);
  const { count } = doc.bufferedPageRange();
  for (let number = 1; number <= count; number++) {
    doc.switchToPage(number - 1);
    setter.aside(() => drawMargins(texts.page(number, count)), "Pagination");
  }
  root.end();
  doc.end();
  return bytes;
}

/** Blocks cut before each heading. */
function sectionsOf(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === "heading" || sections.length === 0) sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}

/** Draws what stands above and below the text of each page, as far as there is room. */
function marginsOf(setter: Typesetter, { header }: DescribedSession): (foot: string) => void {
  const style = styles.margin;
  const lineOf = (text: string, width: number) => setter.lines([{ text }], style, width)[0] ?? [];
  const fromRight = (line: Line) => page.width - page.right - widthOf(line);
  const right = lineOf(header.right, lineWidth / 2);
  const left = lineOf(header.left, lineWidth - widthOf(right) - 16);
  return (foot) => {
    setter.draw(left, page.left, 44, style, null);
    setter.draw(right, fromRight(right), 44, style, null);
    setter.doc.rect(page.left, 60, lineWidth, 0.5).fill(colors.line);
    const below = lineOf(foot, lineWidth);
    setter.draw(below, fromRight(below), page.height - 48, style, null);
  };
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}
