export type ParsedNumber =
  | { value: number }
  /** `unit`: words or a sign stand beside the figure · `grouping`: it can be read neither way · `too-long`: digits would be lost */
  | { problem: "unit" | "grouping" | "too-long" | "no-number" };

/** More than this a number of the computer does not hold exactly. */
const MOST_DIGITS = 15;

/** One to three digits, then groups of three after the same mark; a group of its own never begins with nought. */
const grouped = (mark: string): RegExp => new RegExp(`^[1-9]\\d{0,2}(\\${mark}\\d{3})+$`);

/**
 * Reads a number as people write it, in German ("1.234,5") or English ("1,234.5"). What both notations allow
 * ("1.234") is read as the language of the interface has it; what neither allows is refused rather than guessed.
 */
export function parseNumber(text: string, language: string): ParsedNumber {
  const plain = text.trim().replace(/^[−–]/, "-");
  if (/[^\d.,'’\s+-]/.test(plain)) return { problem: /\d/.test(plain) ? "unit" : "no-number" };
  const [, sign = "", body = ""] = /^([+-]?)\s*(.*)$/.exec(plain) ?? [];
  if (!/\d/.test(body)) return { problem: "no-number" };
  const whole = asPlainDigits(body, language);
  if (whole === undefined) return { problem: "grouping" };
  if (whole.replace(".", "").replace(/^0+/, "").length > MOST_DIGITS) return { problem: "too-long" };
  const value = Number(`${sign}${whole}`);
  return { value: Object.is(value, -0) ? 0 : value };
}

/** Digits with at most one point; undefined where the marks between them make no sense. */
function asPlainDigits(body: string, language: string): string | undefined {
  if (/[+-]/.test(body)) return undefined;
  const spaced = body.replace(/[\s'’]/g, " ");
  const [integer = "", ...rest] = spaced.split(/[.,]/);
  if (spaced.includes(" ")) {
    // "1 234,5": spaces make the groups, so that the one mark left is for the fraction.
    if (!grouped(" ").test(integer) || rest.length > 1 || rest[0]?.includes(" ")) return undefined;
    return asDecimal(integer.replaceAll(" ", ""), rest[0]);
  }
  const marks = [...body].filter((character) => character === "." || character === ",");
  if (marks.length === 0) return body;
  const last = marks.at(-1) as string;
  const other = last === "." ? "," : ".";
  const at = body.lastIndexOf(last);
  const before = body.slice(0, at);
  if (marks.includes(other)) {
    // Both occur: the last one is for the fraction, and stands there once.
    return marks.filter((mark) => mark === last).length === 1 && grouped(other).test(before)
      ? asDecimal(before.replaceAll(other, ""), body.slice(at + 1))
      : undefined;
  }
  const isGrouped = grouped(last).test(body);
  if (marks.length > 1) return isGrouped ? body.replaceAll(last, "") : undefined;
  const decimalMark = language === "en" ? "." : ",";
  return isGrouped && last !== decimalMark ? body.replace(last, "") : asDecimal(before, body.slice(at + 1));
}

function asDecimal(integer: string, fraction: string | undefined): string | undefined {
  if (fraction === undefined) return integer;
  return integer === "" || fraction === "" ? undefined : `${integer}.${fraction}`;
}
