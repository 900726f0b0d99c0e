/** How pages look; lengths in points. */
export const page = { width: 595.28, height: 841.89, left: 64, right: 64, top: 88, bottom: 72 } as const;

export const lineWidth = page.width - page.left - page.right;

export const colors = {
  text: "#1a1c1f",
  quiet: "#565b63",
  accent: "#1f3f77",
  line: "#b9bec7",
  tint: "#f1f3f7",
} as const;

/** Set text: `size` of the letters, `leading` from line to line, `color`. */
export interface Style {
  size: number;
  leading: number;
  color: string;
  bold: boolean;
}

const text = (size: number, leading: number, bold = false, color: string = colors.text): Style => ({
  size,
  leading,
  bold,
  color,
});

export const styles = {
  normal: text(10, 14.5),
  quiet: text(9, 13, false, colors.quiet),
  notice: text(10, 14.5, true, colors.accent),
  cell: text(9, 12.5),
  columnHead: text(8.5, 12.5, true, colors.quiet),
  margin: text(8.5, 11, false, colors.quiet),
  headings: [
    text(19, 24, true, colors.accent),
    text(14, 18, true, colors.accent),
    text(11.5, 15.5, true),
    text(10.5, 14.5, true),
    text(10, 14.5, true),
    text(10, 14.5, true, colors.quiet),
  ],
} as const;

/** White above a heading of each level. */
export const headingGaps = [0, 22, 16, 12, 10, 10] as const;
export const gap = 7;
export const indent = 18;
export const labelWidth = 112;
