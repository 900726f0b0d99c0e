import { cpus, release, totalmem } from "node:os";
import type { SoakReport } from "../../tests/soak/Soak.ts";
import { versionOf } from "../report/versions.ts";
import type { SoakArguments } from "./arguments.ts";

const marks = { held: "held", broken: "**broken**", "not judged": "not judged" } as const;

/** What the soak did and found, as a page. */
export function soakPage(report: SoakReport, args: SoakArguments, command: string): string {
  const { findings, faults, acknowledged, watched } = report;
  const [cpu] = cpus();
  const isBroken = findings.some(({ outcome }) => outcome === "broken");
  const { minutes, people, rooms, seed } = args;
  return [
    "# The soak",
    "",
    `Written by \`${command}\`; do not edit. ${people} people came and went over ${rooms} rooms at a time, ${report.rooms} in all, for ${minutes} minutes while things went wrong. **${isBroken ? "A rule was broken." : "No rule was broken."}**`,
    "",
    "![Memory, descriptors, size of the log and acknowledged changes over time](soak.svg)",
    "",
    "| rule | outcome | found |",
    "|---|---|---|",
    ...findings.map(({ rule, outcome, detail }) => `| ${rule} | ${marks[outcome]} | ${inCell(detail)} |`),
    "",
    "The rules with their limits, and why they are what they are, stand in `tests/soak/verdict.ts`; all samples in `soak.csv`.",
    "",
    "## What happened",
    "",
    `- ${acknowledged} changes acknowledged, ${report.marks} of them with a mark that was looked for in every copy; the others are typing and deleting.`,
    `- Killed (SIGKILL): ${faults.kill}; restarted (SIGTERM): ${faults.stop}; always on the same data folder. Each time, before anybody came back, every room was read by a client that knew nothing, and every mark acknowledged until then was looked for.`,
    `- Up to five connections cut at once: ${faults.cut}; slow readers: ${faults.slowReader}; attacks (\`tests/soak/attacks.ts\`): ${faults.attack}; backups under load: ${faults.backup}. People also went offline and worked on, and closed pages in the middle of a sentence.`,
    `- Everybody left: ${watched.quiet.length}; memory and descriptors are compared between these moments.`,
    "",
    "## How it was measured",
    "",
    `- Machine: ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}.`,
    `- Querschnitt ${versionOf("querschnitt")}, as built, with its stock settings and Node's inspector open, through which garbage is collected at quiet moments. People and server shared the machine.`,
    `- Command: \`${command}\` on ${new Date().toISOString().slice(0, 10)}; it took ${Math.round(report.milliseconds / 60_000)} minutes. Seed ${seed}: \`--seed ${seed}\` draws the same faults again.`,
    "",
  ].join("\n");
}

const inCell = (words: string): string => words.replaceAll("|", "\\|").replaceAll("\n", "<br>");
