import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { type Audit, categories, type Device } from "./runLighthouse.ts";

/** The least score of each category. */
const goal = 95;

export interface Audited {
  page: string;
  device: Device;
  audit: Audit;
}

export const isReached = ({ audit }: Audited): boolean =>
  categories.every((category) => audit.scores[category] >= goal);

/** What came out, as a page. */
export function auditPage(audited: readonly Audited[], rounds: number): string {
  const [cpu] = cpus();
  const missed = audited.filter((one) => !isReached(one));
  return [
    "# The pages, audited",
    "",
    `Written by \`npm run audit\`; do not edit. Goal: ${goal} of 100 in each category. ${missed.length === 0 ? "It is reached everywhere." : `**Missed: ${missed.map(({ page, device }) => `${page} (${device})`).join(", ")}.**`}`,
    "",
    "| page | device | performance | accessibility | best practices | first paint | largest paint | blocked | layout shift | script |",
    "|---|---|---|---|---|---|---|---|---|---|",
    ...audited.map(({ page, device, audit }) => {
      const scores = categories.map((category) => scored(audit.scores[category]));
      const { firstPaint, largestPaint, blocked, layoutShift, scriptBytes } = audit;
      const figures = [
        `${Math.round(firstPaint)} ms`,
        `${Math.round(largestPaint)} ms`,
        `${Math.round(blocked)} ms`,
        layoutShift.toFixed(3),
        `${Math.round(scriptBytes / 1024)} KB`,
      ];
      return `| ${[page, device, ...scores, ...figures].join(" | ")} |`;
    }),
    "",
    "Found wanting (Lighthouse's words):",
    "",
    ...findings(audited),
    "",
    "## How it was measured",
    "",
    `- Each page ${rounds} times with a fresh profile; the run of median performance counts. \`mobile\` is Lighthouse's simulated phone: slow 4G, a quarter of the machine's speed; times are of the simulation. "Blocked" is the total blocking time; script is what went over the wire, compressed.`,
    `- The demonstration workspace on the built server, seen by a moderator; sign-in seen by nobody.`,
    `- Machine: ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}; Lighthouse ${lighthouseVersion()}; on ${new Date().toISOString().slice(0, 10)}.`,
    "",
  ].join("\n");
}

const scored = (score: number): string => (score >= goal ? String(score) : `**${score}**`);

function findings(audited: readonly Audited[]): string[] {
  const lines = audited.flatMap(({ page, device, audit }) =>
    audit.findings.map((finding) => `- ${page}, ${device}: ${finding.split("\n", 1)}`),
  );
  return lines.length > 0 ? lines : ["nothing."];
}

function lighthouseVersion(): string {
  const file = fileURLToPath(new URL("node_modules/lighthouse/package.json", import.meta.url));
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
