// Audits the main pages of the running product and writes what came out; ends with 1 if a goal is missed. See run.mjs.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Demonstration } from "@querschnitt/shared/api/identity";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { ApiClient } from "../tests/support/ApiClient.ts";
import { startServer } from "../tests/support/startServer.ts";
import { type Audited, auditPage, isReached } from "./page.ts";
import { type Audit, type Device, devices, runLighthouse } from "./runLighthouse.ts";

/** Audits of one page on one device; the one of median performance counts. */
const rounds = 3;

const options = process.argv.slice(2);
const unknown = options.find((option) => option !== "--quick");
if (unknown) throw new Error(`${unknown} is no option; --quick looks once at each page and writes nothing.`);
const isQuick = options.includes("--quick");

async function auditOften(url: string, device: Device, cookie: string | undefined): Promise<Audit> {
  const audits: Audit[] = [];
  for (let round = 0; round < (isQuick ? 1 : rounds); round++) {
    audits.push(await runLighthouse(url, device, cookie));
  }
  audits.sort((one, other) => one.scores.performance - other.scores.performance);
  return audits[audits.length >> 1] as Audit;
}

const server = await startServer();
const audited: Audited[] = [];
try {
  const api = new ApiClient(server.url);
  const { people, password } = await api.must<Demonstration>("GET", "/api/demonstration");
  const moderator = people.find(({ workspaceRole }) => workspaceRole === "moderator");
  if (!moderator) throw new Error("the demonstration has no moderator");
  await api.signIn(moderator.email, password);
  const measures = await api.must<MeasureRow[]>("GET", "/api/measures");
  const [measure] = measures.sort((one, other) => other.openThreads - one.openThreads);
  const pages = [
    { name: "Sign-in", path: "/signin", cookie: undefined },
    { name: "Plan", path: "/", cookie: api.cookie },
    { name: `Measure (${measure?.number})`, path: `/measures/${measure?.id}`, cookie: api.cookie },
  ];
  for (const { name, path, cookie } of pages) {
    for (const device of devices) {
      const audit = await auditOften(`${server.url}${path}`, device, cookie);
      audited.push({ page: name, device, audit });
      const { performance, accessibility, "best-practices": practices } = audit.scores;
      console.log(`${name}, ${device}: ${performance} / ${accessibility} / ${practices}`);
      const { firstPaint, largestPaint, blocked, layoutShift, largest } = audit;
      const [first, last, stuck] = [firstPaint, largestPaint, blocked].map(Math.round);
      console.log(
        `  paint ${first}, largest ${last} ms (${largest}), blocked ${stuck} ms, shift ${layoutShift.toFixed(3)}`,
      );
      for (const finding of audit.findings) console.log(`  ${finding}`);
    }
  }
} finally {
  await server.dispose();
}
if (!isQuick) {
  const file = join(fileURLToPath(new URL(".", import.meta.url)), "RESULTS.md");
  writeFileSync(file, auditPage(audited, rounds));
  console.log(`\nWritten: ${file}`);
}
if (!audited.every(isReached)) process.exitCode = 1;
