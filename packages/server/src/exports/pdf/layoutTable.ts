import type { Block, Cell } from "../blocks/Block.ts";
import type { Frame } from "./Frame.ts";
import { colors, gap, page, styles } from "./look.ts";
import { drawAll, heightOf, type Strip, withGap } from "./Strip.ts";
import type { Element, Typesetter } from "./Typesetter.ts";

type Table = Block & { kind: "table" };
type LayoutCell = (blocks: readonly Block[], frame: Frame) => Strip[];

const padding = { x: 5, y: 4 };
/** A row that is higher goes on on the next page. */
const highest = (page.height - page.top - page.bottom) / 2;

/** A table whose head is drawn again on each page that it goes on to. */
export function layoutTable(setter: Typesetter, table: Table, frame: Frame, layoutCell: LayoutCell): Strip[] {
  const element = setter.element(frame.parent, "Table");
  const [first] = table.rows;
  const hasHead = first?.every(({ header }) => header === "column") ?? false;
  const [head] =
    hasHead && first ? layoutRow(setter, first, table.widths, { ...frame, parent: null }, layoutCell) : [];
  return table.rows.flatMap((row, index) => {
    const line = setter.element(element, "TR");
    const strips = layoutRow(setter, row, table.widths, { ...frame, parent: line }, layoutCell);
    const isHead = hasHead && index === 0;
    return withGap(strips, index === 0 ? gap : 0).map((strip) => ({
      ...strip,
      // A head without a row says nothing.
      keepsNext: isHead && table.rows.length > 1,
      ...(head && !isHead ? { head } : {}),
    }));
  });
}

function layoutRow(
  setter: Typesetter,
  row: readonly Cell[],
  widths: readonly number[],
  frame: Frame,
  layoutCell: LayoutCell,
): Strip[] {
  let x = frame.x;
  const cells = row.map(({ header, blocks }, index) => {
    const width = frame.width * (widths[index] ?? 0);
    const inner = {
      x: x + padding.x,
      width: Math.max(width - 2 * padding.x, 6),
      parent: cellElement(setter, frame.parent, header),
      style: header === "column" ? styles.columnHead : styles.cell,
    };
    x += width;
    return withGap(layoutCell(blocks, inner), 0);
  });
  const isHead = row.every(({ header }) => header === "column");
  const rule = (top: number, height: number) => {
    const draw = () =>
      setter.doc
        .rect(frame.x, top + height - 0.5, frame.width, isHead ? 1 : 0.5)
        .fill(isHead ? colors.accent : colors.line);
    if (frame.parent) setter.aside(draw);
    else draw();
  };
  return slices(cells).map((slice, index, all) => {
    const isFirst = index === 0;
    const isLast = index === all.length - 1;
    const above = isFirst ? padding.y : 0;
    const height = above + Math.max(0, ...slice.map(heightOf)) + (isLast ? padding.y : 0);
    const drawCells = (top: number) => {
      for (const strips of slice) drawAll(strips, top + above);
      if (isLast) rule(top, height);
    };
    return {
      ...{ gap: 0, height, keepsNext: false },
      // A head that is drawn again is no content: its first time was.
      draw: (top) => (frame.parent ? drawCells(top) : setter.aside(() => drawCells(top))),
    };
  });
}

/** A row as it is; a high one line by line, so that it can go on on another page. */
function slices(cells: readonly Strip[][]): Strip[][][] {
  if (Math.max(0, ...cells.map(heightOf)) <= highest) return [[...cells]];
  const longest = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => cells.map((strips) => strips.slice(at, at + 1)));
}

function cellElement(setter: Typesetter, row: Element, header: Cell["header"]): Element {
  if (header === null) return setter.element(row, "TD");
  return setter.element(row, "TH", { scope: header === "column" ? "Column" : "Row" });
}
