import type { ExportedItem } from "../SessionDocument.ts";
import type { ExportTexts } from "../texts/ExportTexts.ts";
import { calendarDay } from "../texts/moments.ts";
import { type Block, type Cell, heading, type Inline, paragraph } from "./Block.ts";
import { linkAddress } from "./linkAddress.ts";
import { lineOf, printableText } from "./printableText.ts";
import { richBlocks } from "./richBlocks.ts";

/** An item of the agenda; with what was said, decided and handed out where `isMinutes`. */
export function describeItem(item: ExportedItem, isMinutes: boolean, texts: ExportTexts): Block[] {
  const level = item.depth === 0 ? 3 : 4;
  const title = heading(level, lineOf(`${item.number} ${item.title}`), true);
  if (item.confidentialTitleOnly) return [title, paragraph(texts.titleOnly, "quiet")];
  return [
    title,
    paragraph(headlineOf(item, texts), "quiet"),
    ...linesOf(item, texts),
    ...(item.notReached ? [paragraph(texts.notReached)] : []),
    ...(isMinutes ? outcomeOf(item, level, texts) : []),
  ];
}

function headlineOf({ kind, minutes, presenter }: ExportedItem, texts: ExportTexts): string {
  const parts = [
    texts.itemKind[kind],
    ...(minutes === null ? [] : [texts.minutes(minutes)]),
    ...(presenter === null ? [] : [texts.presenter(presenter)]),
  ];
  return printableText(parts.join(" · "));
}

function linesOf({ measures, papers }: ExportedItem, texts: ExportTexts): Block[] {
  const measureNames = measures.map(({ number, title }): Inline => ({ text: lineOf(`${number} ${title}`) }));
  const paperNames = papers.map(({ title, href }): Inline => {
    const address = linkAddress(href);
    return address ? { text: lineOf(title) || address, href: address } : { text: lineOf(title) };
  });
  return [
    ...(measures.length > 0 ? [labelled(texts.measures, listed(measureNames))] : []),
    ...(papers.length > 0 ? [labelled(texts.papers, listed(paperNames))] : []),
  ];
}

function listed(inlines: Inline[]): Inline[] {
  return inlines.flatMap((inline, index) => (index === 0 ? [inline] : [{ text: "; " }, inline]));
}

function labelled(label: string, inlines: Inline[]): Block {
  return { kind: "paragraph", tone: "normal", inlines: [{ text: `${label}: `, bold: true }, ...inlines] };
}

function outcomeOf(item: ExportedItem, level: 3 | 4, texts: ExportTexts): Block[] {
  return [
    ...(item.course ? richBlocks(item.course, level) : []),
    ...item.decisions.map((decision) => describeDecision(decision, texts)),
    ...(item.tasks.length > 0 ? [describeTasks(item.tasks, texts)] : []),
  ];
}

function describeDecision(decision: ExportedItem["decisions"][number], texts: ExportTexts): Block {
  const { votes } = texts;
  const counts = [
    ...(decision.yes === null ? [] : [votes.yes(decision.yes)]),
    ...(decision.no === null ? [] : [votes.no(decision.no)]),
    ...(decision.abstain === null ? [] : [votes.abstain(decision.abstain)]),
    ...(decision.biased === null ? [] : [votes.biased(decision.biased)]),
  ];
  return {
    kind: "quote",
    tone: "decision",
    blocks: [
      labelled(texts.decision, [{ text: printableText(decision.wording) }]),
      ...(counts.length > 0 ? [labelled(votes.label, [{ text: counts.join(", ") }])] : []),
      ...(decision.result === null
        ? []
        : [labelled(texts.resultLabel, [{ text: texts.result[decision.result] }])]),
    ],
  };
}

function describeTasks(tasks: ExportedItem["tasks"], texts: ExportTexts): Block {
  const { what, who, deadline, state } = texts.taskColumns;
  const cell = (text: string, header: Cell["header"] = null): Cell => ({
    header,
    blocks: [paragraph(printableText(text) || texts.nothing)],
  });
  const rows = tasks.map((task) => [
    cell(task.what, "row"),
    cell([task.person, task.organisation].filter((name) => name !== null).join("\n")),
    cell(task.deadline === null ? "" : calendarDay(texts.locale, task.deadline)),
    cell(task.done ? texts.done : texts.open),
  ]);
  return {
    kind: "table",
    widths: [0.46, 0.28, 0.15, 0.11],
    rows: [[what, who, deadline, state].map((text) => cell(text, "column")), ...rows],
  };
}
