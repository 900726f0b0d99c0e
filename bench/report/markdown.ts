import { cpus, release, totalmem } from "node:os";
import { hasTraces } from "../load/keystrokes.ts";
import type { Results } from "../measuring/Results.ts";
import { parameters } from "../parameters.ts";
import type { Peer } from "../peers/Peer.ts";
import { goals, judge } from "./goals.ts";
import { type Row, type Section, sections } from "./rows.ts";
import { versionOf } from "./versions.ts";

export interface Run {
  results: Results;
  peers: readonly Peer[];
  rounds: number;
  /** As it was typed. */
  command: string;
  /** Of the whole comparison. */
  minutes: number;
  /** Share of the machine that others used when each round began. */
  busy: readonly number[];
}

/** The results as a page: table, goals, failures, and what is needed to repeat it. */
export function resultsPage(run: Run): string {
  const { results, peers } = run;
  const measured = sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ metric }) => isKnown(results, peers, metric)),
    }))
    .filter(({ rows }) => rows.length > 0);
  return [
    "# How Querschnitt compares",
    "",
    `Written by \`${run.command}\`; do not edit. Medians of ${run.rounds} round${run.rounds === 1 ? "" : "s"}; in brackets the ratio of Querschnitt's figure to the peer's, below 1 where Querschnitt needs less.`,
    "",
    "![The main figures as bars](results.svg)",
    "",
    ...measured.flatMap((section) => [...sectionTable(section, run), ""]),
    ...notes(measured, run),
    ...missedGoals(results),
    ...conditions(run),
  ].join("\n");
}

function isKnown(results: Results, peers: readonly Peer[], metric: string): boolean {
  return peers.some(
    ({ key }) => results.value(key, metric) !== undefined || results.failure(key, metric) !== undefined,
  );
}

function sectionTable({ title, rows }: Section, { results, peers }: Run): string[] {
  const shown = peers.filter(({ key }) =>
    rows.some(({ metric }) => isKnown(results, [{ key } as Peer], metric)),
  );
  const goalsOf = (metric: string): string =>
    goals
      .filter((goal) => goal.metric === metric)
      .map((goal) => judge(goal, results).text)
      .join("; ");
  return [
    `## ${title}`,
    "",
    `| | ${shown.map(({ label }) => label).join(" | ")} | goal |`,
    `|---|${shown.map(() => "---:|").join("")}---|`,
    ...rows.map(
      (row) =>
        `| ${row.label} | ${shown.map((peer) => cell(results, peer, row)).join(" | ")} | ${goalsOf(row.metric)} |`,
    ),
  ];
}

function cell(results: Results, { key }: Peer, { metric, digits }: Row): string {
  const value = results.value(key, metric);
  if (value === undefined) {
    const reason = results.failure(key, metric);
    return reason === undefined ? "–" : reason.startsWith("not measured") ? "not measured" : "fails";
  }
  const text = value.toFixed(digits);
  const ours = results.value("querschnitt", metric);
  if (key === "querschnitt") return `**${text}**`;
  if (ours === undefined || value === 0 || metric.endsWith("/lost")) return text;
  return `${text} (${(ours / value).toFixed(2)})`;
}

function notes(measured: readonly Section[], { results, peers }: Run): string[] {
  const lines: string[] = [];
  for (const { key, label } of peers) {
    const missing = results.whyMissing(key);
    if (missing) lines.push(`- ${label}: ${missing}`);
    const told = new Set<string>();
    for (const { scenario, rows } of measured) {
      for (const note of results.notes(key, scenario)) lines.push(`- ${label}, ${scenario}: ${note}`);
      for (const row of rows) {
        const reason = results.value(key, row.metric) === undefined && results.failure(key, row.metric);
        if (!reason || told.has(`${scenario} ${reason}`)) continue;
        told.add(`${scenario} ${reason}`);
        lines.push(`- ${label}, ${scenario}, ${row.label.split(":")[0]}: ${reason}`);
      }
    }
  }
  return lines.length > 0 ? ["## What happened", "", ...lines, ""] : [];
}

function missedGoals(results: Results): string[] {
  const verdicts = goals.map((goal) => ({ goal, verdict: judge(goal, results) }));
  const judged = verdicts.filter(({ verdict }) => verdict.isMet !== undefined);
  if (judged.length === 0) return [];
  const missed = judged.filter(({ verdict }) => !verdict.isMet);
  const labelOf = (metric: string): string => {
    const section = sections.find(({ rows }) => rows.some((row) => row.metric === metric));
    const row = section?.rows.find((one) => one.metric === metric);
    return `${section?.title}, ${row?.label}`;
  };
  return [
    "## Goals",
    "",
    `${judged.length - missed.length} of ${judged.length} goals are met.${missed.length > 0 ? " Not met:" : ""}`,
    "",
    ...missed.map(({ goal, verdict }) => `- ${labelOf(goal.metric)}: ${verdict.text}`),
    "",
  ];
}

function conditions({ peers, command, minutes, rounds, busy }: Run): string[] {
  const [cpu] = cpus();
  const { phase } = parameters;
  const traces = hasTraces
    ? "recorded keystrokes of the editing-traces collection (sveltecomponent, seph-blog1)"
    : "**generated keystrokes**: the recordings in `shared/data/editing-traces` beside the repository are missing";
  return [
    "## How it was measured",
    "",
    `- Machine: ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}.`,
    `- Versions: ${peers.map(({ key, label }) => `${label}: ${versionOf(key)}`).join("; ")}.`,
    `- Command: \`${command}\` on ${new Date().toISOString().slice(0, 10)}, ${minutes} minutes, rounds: ${rounds}. All parameters stand in \`bench/parameters.ts\`. When the rounds began, other programs used ${busy.map((share) => `${Math.round(100 * share)} %`).join(", ")} of the machine.`,
    `- Typed were ${traces}. Every server got the same bytes.`,
    "- Each server runs as a process apart from the load generator, on a data folder of its own, with its stock settings and the same settings of the allocator (`scripts/steps/serverEnvironment.mjs`). Querschnitt runs as in production, with admission, rights, durable log and acknowledgements; only its limits per person are raised, since one person of the bench plays many.",
    `- CPU is user and system time of the server's processes, all threads, over ${phase.seconds} s after ${phase.warmUpSeconds} s of warming up, and ${phase.settleSeconds} s more, so that deferred saving is counted.`,
    `- Before fan-out, many rooms and ingest each server is warmed up for ${parameters.warming.seconds} s: in its first seconds most of the cost is the compiling of its code. Before each of their stretches, and before those of growth, it is left alone until it is at rest; what it put off until then is counted with the ingest.`,
    `- Load is open-loop: an update is due at a time that is known beforehand, and its latency runs from then on. A rate counts as held if everything arrived within ${parameters.held.drainSeconds} s and 99 % within ${parameters.held.p99} ms; a stretch in which the generator itself was late is not counted.`,
    "",
  ];
}
