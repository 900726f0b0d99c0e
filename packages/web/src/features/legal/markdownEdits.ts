/** A text and what of it is selected. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

/** Puts signs around what is selected, or around `placeholder` if nothing is; the words stay selected. */
export function inWords(
  { text, from, to }: Selected,
  before: string,
  after: string,
  placeholder: string,
): Selected {
  const words = from === to ? placeholder : text.slice(from, to);
  const start = from + before.length;
  return {
    text: text.slice(0, from) + before + words + after + text.slice(to),
    from: start,
    to: start + words.length,
  };
}

/** Puts a sign before each selected line, in place of one that is there; `sign` is asked with 1, 2, 3 … */
export function inLines({ text, from, to }: Selected, sign: (line: number) => string): Selected {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const found = text.indexOf("\n", to);
  const end = found === -1 ? text.length : found;
  const lines = text
    .slice(start, end)
    .split("\n")
    .map((line, index) => sign(index + 1) + line.replace(/^(#{1,6} |[-*] |\d+[.)] )/, ""))
    .join("\n");
  return { text: text.slice(0, start) + lines + text.slice(end), from: start, to: start + lines.length };
}
