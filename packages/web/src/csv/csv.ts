import Papa from "papaparse";

const separators = [";", ",", "\t"];

/**
 * What a spreadsheet would calculate with instead of showing it. Such a cell gets an apostrophe in front, and so does one
 * that looks as if it had been given one, so that reading takes off exactly what writing has put on.
 */
const formula = /^'*\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r]/;

function guarded(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** Cells of a table as CSV that German Excel opens: UTF-8 with a byte order mark, semicolons, no formulas. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(guarded));
  return `\uFEFF${Papa.unparse(cells, { delimiter: ";", newline: "\r\n", skipEmptyLines: false })}\r\n`;
}

/** Cells for the clipboard, as spreadsheets take them: no formulas, and nothing in a cell that would make another one. */
export function writeTabbed(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => guarded(cell).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

/** The rows of a CSV text with their cells; semicolon, comma or tab, whichever divides them evenly. Empty rows are left out. */
export function readCsv(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, "").replace(/^sep=.\r?\n/i, "");
  const { data } = Papa.parse<string[]>(clean, { delimiter: separatorOf(clean), skipEmptyLines: "greedy" });
  return data.map((row) => row.map((cell) => (/^'/.test(cell) && formula.test(cell) ? cell.slice(1) : cell)));
}

/** The separator that makes the most cells and as many in every row; a semicolon where nothing speaks for another. */
function separatorOf(text: string): string {
  const ratings = separators.map((separator) => {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      skipEmptyLines: "greedy",
      preview: 20,
    });
    const counts = data.map((row) => row.length);
    const most = Math.max(0, ...counts);
    const even = counts.filter((count) => count === most).length;
    return { separator, rating: most > 1 ? even * 100 + most : 0 };
  });
  return ratings.reduce((best, one) => (one.rating > best.rating ? one : best)).separator;
}
