/** A few SVG elements as text; everything that is drawn is escaped here. */

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === "number" ? Number(value.toFixed(1)) : escapeText(value)}"`,
    )
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export const text = (x: number, y: number, words: string, attributes: Attributes = {}): string =>
  element("text", { x, y, ...attributes }, escapeText(words));

export const bar = (x: number, y: number, width: number, height: number, className: string): string =>
  element("rect", { x, y, width: Math.max(width, 1), height, rx: 2, class: className });

export const line = (points: readonly (readonly [number, number])[], className: string): string =>
  element("polyline", {
    points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "),
    class: `${className} line`,
  });

export const dot = (x: number, y: number, className: string): string =>
  element("circle", { cx: x, cy: y, r: 3, class: className });

export const rule = (x1: number, y1: number, x2: number, y2: number): string =>
  element("line", { x1, y1, x2, y2, class: "rule" });

/** A whole picture. Its colours follow the reader's light or dark scheme. */
export function picture(
  width: number,
  height: number,
  title: string,
  style: string,
  parts: readonly string[],
): string {
  return `${element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, role: "img" },
    ["", element("title", {}, escapeText(title)), `<style>${style}</style>`, ...parts, ""].join("\n"),
  )}\n`;
}
