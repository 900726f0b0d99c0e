import type { SessionDocument } from "../SessionDocument.ts";
import { type ExportTexts, exportTexts } from "../texts/ExportTexts.ts";
import { type Moments, moments } from "../texts/moments.ts";
import { type Block, heading, type Inline, paragraph } from "./Block.ts";
import { describeItem } from "./describeItem.ts";
import { describePeople } from "./describePeople.ts";
import { linkAddress } from "./linkAddress.ts";
import { lineOf, printableText } from "./printableText.ts";

/** A session as blocks, with what stands around them on each page and in the file's properties. */
export interface DescribedSession {
  /** Of the file, such as `Minutes: Working group, 5 March 2027`. */
  title: string;
  /** For the head of each page: the group, and the kind with the day. */
  header: { left: string; right: string };
  workspace: string;
  texts: ExportTexts;
  blocks: Block[];
}

/** Says everything that a file about the session says, in reading order. Never throws, whatever was typed. */
export function describeSession(session: SessionDocument): DescribedSession {
  const texts = exportTexts(session.language);
  const times = moments(texts.locale, session.timeZone);
  const kind = texts.kind[session.kind];
  const day = times.day(session.start);
  const group = lineOf(session.group);
  return {
    title: lineOf(`${kind}: ${session.group}, ${day}`),
    header: { left: group, right: lineOf(`${kind}, ${day}`) },
    workspace: lineOf(session.workspace),
    texts,
    blocks: [
      heading(1, lineOf(`${kind}: ${session.title}`)),
      ...(session.state === "draft" ? [paragraph(texts.draft[session.kind], "notice")] : []),
      { kind: "facts", facts: factsOf(session, texts, times) },
      ...describePeople(session, texts, times),
      ...session.parts.flatMap((part) => describePart(session, part, texts)),
      ...closingOf(session, texts, times),
    ],
  };
}

function factsOf(session: SessionDocument, texts: ExportTexts, times: Moments) {
  const { start, end, actualStart, actualEnd } = session;
  const facts: { label: string; inlines: Inline[] }[] = [];
  const add = (label: string, value: string | null, href?: string) => {
    const text = printableText(value ?? "").trim();
    if (text) facts.push({ label, inlines: [href ? { text, href } : { text }] });
  };
  add(texts.facts.group, session.group);
  add(texts.facts.date, times.longDay(start));
  add(texts.facts.time, span(start, end, texts, times));
  if (actualStart || actualEnd) add(texts.facts.actualTime, span(actualStart, actualEnd, texts, times));
  add(texts.facts.place, session.place);
  add(texts.facts.chair, session.chair);
  add(texts.facts.secretary, session.secretary);
  add(texts.facts.address, session.address, linkAddress(session.address));
  return facts;
}

/** From when to when; with the day of the end where a session goes past midnight. */
function span(start: string | null, end: string | null, texts: ExportTexts, times: Moments): string {
  const from = start === null ? texts.nothing : times.time(start);
  if (end === null) return texts.oClock(`${from} – …`);
  const past = start !== null && !times.isSameDay(start, end) ? `${times.day(end)}, ` : "";
  return texts.oClock(`${from} – ${past}${times.time(end)}`);
}

function describePart(
  session: SessionDocument,
  { confidential, items }: SessionDocument["parts"][number],
  texts: ExportTexts,
): Block[] {
  const isOnlyPublic = session.parts.length === 1 && !confidential;
  const title = isOnlyPublic
    ? session.kind === "minutes"
      ? texts.course
      : texts.agenda
    : confidential
      ? texts.confidentialPart
      : texts.publicPart;
  return [
    heading(2, title, true),
    ...(confidential ? [paragraph(texts.confidentialNotice, "notice")] : []),
    ...(items.length === 0 ? [paragraph(texts.noItems)] : []),
    ...items.flatMap((item) => describeItem(item, session.kind === "minutes", texts)),
  ];
}

function closingOf({ approval, seal }: SessionDocument, texts: ExportTexts, times: Moments): Block[] {
  const blocks: Block[] = [];
  if (approval) {
    blocks.push(heading(2, texts.approval));
    blocks.push(paragraph(printableText(texts.approved(approval.session, times.day(approval.at)))));
    const { corrections } = approval;
    if (corrections) blocks.push(paragraph(corrections.length > 0 ? texts.corrections : texts.noCorrections));
    if (corrections && corrections.length > 0) {
      const items = corrections.map((text) => ({
        checked: null,
        blocks: [paragraph(printableText(text))],
      }));
      blocks.push({ kind: "list", ordered: true, start: 1, items });
    }
  }
  if (seal) {
    const moment = `${times.day(seal.at)}, ${texts.oClock(times.time(seal.at))}`;
    blocks.push(heading(2, texts.seal));
    blocks.push(paragraph(printableText(texts.sealed(seal.by, moment))));
    blocks.push(paragraph(`${texts.checksum}: ${printableText(seal.hash)}`, "quiet"));
    if (seal.closedHash !== null) {
      const closed = `${texts.confidentialPart}: ${printableText(seal.closedHash)}`;
      blocks.push(paragraph(closed, "quiet"));
    }
  }
  return blocks;
}
