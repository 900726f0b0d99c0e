import { BorderStyle, type IStylesOptions } from "docx";

/** Lengths in twentieths of a point, sizes of letters in half points: the units of the format. */
export const page = { width: 11906, height: 16838, side: 1280, top: 1500, bottom: 1300 } as const;
export const textWidth = page.width - 2 * page.side;
/** How far each level of a list is set in. */
export const inset = 360;
export const factInset = 2200;

export const colors = { text: "1A1C1F", quiet: "565B63", accent: "1F3F77", line: "B9BEC7", tint: "F1F3F7" };

export const thin = { style: BorderStyle.SINGLE, size: 4, color: colors.line } as const;
export const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const bar = (color: string) => ({ style: BorderStyle.SINGLE, size: 18, space: 8, color });

const font = "Arial";
const sizes = [36, 28, 23, 21, 20, 20];

/** The styles of a document in a language, under the names that programs know them by. */
export function stylesFor(language: string): IStylesOptions {
  const headings = sizes.map((size, index) => ({
    run: { font, size, bold: true, color: index < 2 ? colors.accent : colors.text },
    paragraph: { spacing: { before: index === 0 ? 0 : 320 - 40 * index, after: 80 }, keepNext: true },
  }));
  const [heading1, heading2, heading3, heading4, heading5, heading6] = headings;
  const style = (id: string, run: object, paragraph: object) => ({
    ...{ id, name: id, basedOn: "Normal", quickFormat: true, run, paragraph },
  });
  return {
    default: {
      document: {
        run: { font, size: 20, color: colors.text, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      ...{ heading1, heading2, heading3, heading4, heading5, heading6 },
      hyperlink: { run: { color: colors.accent, underline: {} } },
    },
    paragraphStyles: [
      style("Quiet", { size: 18, color: colors.quiet }, {}),
      style("Notice", { bold: true, color: colors.accent }, {}),
      style("Facts", {}, { spacing: { after: 40 }, indent: { left: factInset, hanging: factInset } }),
      style("Cell", { size: 18 }, { spacing: { before: 20, after: 40, line: 252 } }),
      style(
        "ColumnHead",
        { size: 17, bold: true, color: colors.quiet },
        { spacing: { before: 20, after: 40 }, keepNext: true },
      ),
      style("Quotation", {}, { border: { left: bar(colors.line) } }),
      style(
        "Decision",
        {},
        {
          border: { left: bar(colors.accent) },
          shading: { fill: colors.tint },
          spacing: { after: 0, line: 300 },
          keepLines: true,
        },
      ),
      style("Code", { font: "Consolas", size: 18 }, { shading: { fill: colors.tint } }),
      style("Margin", { size: 17, color: colors.quiet }, { spacing: { after: 0 } }),
    ],
  };
}
