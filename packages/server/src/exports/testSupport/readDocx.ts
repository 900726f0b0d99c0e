import { unzipSync } from "fflate";
import mammoth from "mammoth";

/** A Word document as HTML, by a reader that is not its maker, and what its reader complained about. */
export async function readDocx(bytes: Uint8Array): Promise<{ html: string; problems: string[] }> {
  const styleMap = ["Quiet", "Notice", "Facts", "Cell", "ColumnHead", "Quotation", "Decision", "Code"].map(
    (style) => `p[style-name='${style}'] => p.${style}:fresh`,
  );
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap });
  return { html: value, problems: messages.map(({ message }) => message) };
}

/** What is in a Word document's archive, by name. */
export function unzippedDocx(bytes: Uint8Array): Record<string, string> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(files.map(([name, file]) => [name, Buffer.from(file).toString("utf8")]));
}
