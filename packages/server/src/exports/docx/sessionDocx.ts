import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TextRun } from "docx";
import { type DescribedSession, describeSession } from "../blocks/describeSession.ts";
import type { SessionDocument } from "../SessionDocument.ts";
import { drawBlocks } from "./drawBlocks.ts";
import { colors, page, stylesFor, textWidth, thin } from "./look.ts";
import { Numberings } from "./Numberings.ts";

/** The session as a Word document with real headings, lists and heads of tables, its language and its title. */
export async function sessionDocx(session: SessionDocument): Promise<Uint8Array> {
  const described = describeSession(session);
  const { title, workspace, texts, blocks } = described;
  const numberings = new Numberings();
  const children = drawBlocks(blocks, numberings);
  const document = new Document({
    ...{ title, creator: workspace, lastModifiedBy: workspace, description: "" },
    styles: stylesFor(texts.locale),
    numbering: numberings.options,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { left: page.side, right: page.side, top: page.top, bottom: page.bottom },
          },
        },
        headers: { default: headOf(described) },
        footers: { default: footOf(described) },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

function headOf({ header }: DescribedSession): Header {
  const tabStops = [{ type: "right", position: textWidth } as const];
  const children = [new TextRun({ children: [header.left, new Tab(), header.right] })];
  return new Header({
    children: [new Paragraph({ style: "Margin", tabStops, border: { bottom: thin }, children })],
  });
}

/** Page and pages are counted by whatever shows the file: they take the places of two numbers in the words. */
function footOf({ texts }: DescribedSession): Footer {
  const children = texts
    .page(1, 2)
    .split(/([12])/)
    .map((part) => (part === "1" ? PageNumber.CURRENT : part === "2" ? PageNumber.TOTAL_PAGES : part));
  return new Footer({
    children: [
      new Paragraph({
        style: "Margin",
        alignment: "right",
        children: [new TextRun({ children, color: colors.quiet })],
      }),
    ],
  });
}
