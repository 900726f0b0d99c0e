import type { ExportedPerson, SessionDocument } from "../SessionDocument.ts";
import type { ExportTexts } from "../texts/ExportTexts.ts";
import type { Moments } from "../texts/moments.ts";
import { type Block, type Cell, heading, paragraph } from "./Block.ts";
import { printableText } from "./printableText.ts";

/** Who is invited or was there, as a table; nothing for a session that names nobody. */
export function describePeople(
  { kind, people }: SessionDocument,
  texts: ExportTexts,
  times: Moments,
): Block[] {
  if (people.length === 0) return [];
  const { name, organisation, role, vote, presence } = texts.columns;
  const withPresence = kind === "minutes";
  const columns = [name, organisation, role, vote, ...(withPresence ? [presence] : [])];
  const rows = people.map((person) => [
    cell(nameOf(person, texts), "row"),
    cell(person.organisation || texts.nothing),
    cell(texts.role[person.role]),
    cell(person.voting ? texts.voting : texts.advisory),
    ...(withPresence ? [cell(presenceOf(person, texts, times))] : []),
  ]);
  return [
    heading(2, texts.people[kind], true),
    {
      kind: "table",
      widths: withPresence ? [0.27, 0.27, 0.17, 0.13, 0.16] : [0.32, 0.34, 0.19, 0.15],
      rows: [columns.map((text) => cell(text, "column")), ...rows],
    },
  ];
}

function cell(text: string, header: Cell["header"] = null): Cell {
  return { header, blocks: [paragraph(printableText(text))] };
}

function nameOf({ name, substituteFor }: ExportedPerson, texts: ExportTexts): string {
  return substituteFor === null ? name : `${name}\n${texts.substitute(substituteFor)}`;
}

function presenceOf({ from, until }: ExportedPerson, texts: ExportTexts, times: Moments): string {
  const parts = [
    ...(from === null ? [] : [texts.present.from(times.time(from))]),
    ...(until === null ? [] : [texts.present.until(times.time(until))]),
  ];
  return parts.join(", ") || texts.present.throughout;
}
