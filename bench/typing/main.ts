// Measures what a person feels who types in a long draft while others write, and writes the figures down. See ../typing.mjs.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser, signIn } from "../../tests/support/Browser.ts";
import { draft, openMeasurePage } from "../../tests/support/measurePage.ts";
import { root } from "../../tests/support/startServer.ts";
import { PASSWORD, Team } from "../../tests/support/Team.ts";
import { parameters } from "../../tests/typing/parameters.ts";
import { timeKeys } from "../../tests/typing/timeKeys.ts";
import { writeLongDraft } from "../../tests/typing/writeLongDraft.ts";
import { Histogram } from "../measuring/statistics.ts";

const team = await Team.start();
const browser = await Browser.launch();
try {
  const measure = await team.createMeasure("Ein langer Text");
  const room = `measure/${measure.id}/draft`;
  const characters = await writeLongDraft(team.admin.api, room);
  const context = await browser.context(team.server);
  await signIn(context, team.admin.email, PASSWORD);
  const page = await context.newPage();
  const opened = performance.now();
  await openMeasurePage(page, measure.id);
  console.log(`opened in ${Math.round(performance.now() - opened)} ms`);

  const alone = await measured(page, "alone");
  const others = await startOthers(team, measure.id, room);
  const together = await measured(page, `with ${parameters.others} others`);
  others.kill();
  const file = join(fileURLToPath(new URL("..", import.meta.url)), "TYPING.md");
  writeFileSync(file, written(alone, together, characters));
  console.log(`Written: ${file}`);
  if (together.percentile(0.95) > parameters.goal) process.exitCode = 1;
} finally {
  await browser.close();
  await team.dispose();
}

type TypingPage = Parameters<typeof timeKeys>[0];

async function measured(page: TypingPage, name: string): Promise<Histogram> {
  const blocks = draft(page).locator("> p");
  await blocks.nth(Math.floor((await blocks.count()) / 2)).click();
  await page.keyboard.press("End");
  const histogram = new Histogram();
  for (const duration of await timeKeys(page)) histogram.add(duration);
  console.log(
    `${name}: p50 ${histogram.percentile(0.5)}, p95 ${histogram.percentile(0.95)}, most ${histogram.most}`,
  );
  return histogram;
}

async function startOthers(of: Team, measure: string, room: string) {
  const tokens: string[] = [];
  for (let count = 0; count < parameters.others; count++) {
    const person = await of.invite("civil-society");
    await of.assign(measure, person, "editor");
    tokens.push(await person.api.token());
  }
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules/tsx/dist/cli.mjs"),
      "--conditions=querschnitt-source",
      join(root, "tests/typing/others.ts"),
      of.server.url,
      room,
      ...tokens,
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (line) => String(line).includes("ready") && resolve());
    child.once("exit", (code) => reject(new Error(`the other writers ended with ${code}`)));
  });
  return child;
}

function written(alone: Histogram, together: Histogram, characters: number): string {
  const { pages, others, otherRate, keys, keyInterval, goal } = parameters;
  const [cpu] = cpus();
  const row = (name: string, times: Histogram): string =>
    `| ${name} | ${times.percentile(0.5)} | ${times.percentile(0.95)} | ${times.percentile(0.99)} | ${times.most} |`;
  const isReached = together.percentile(0.95) <= goal;
  return [
    "# Typing in a long draft",
    "",
    `Written by \`npm run bench:typing\`; do not edit. Goal: p95 of at most ${goal} ms from a keystroke to the picture that shows it, while ${others} others write. ${isReached ? "Reached." : "**Missed.**"}`,
    "",
    "| | p50 ms | p95 ms | p99 ms | most ms |",
    "|---|---|---|---|---|",
    row("alone", alone),
    row(`while ${others} others write`, together),
    "",
    `- A draft of ${pages} pages (${characters} characters), ${keys} keystrokes ${keyInterval} ms apart in the middle of it; each of the others writes ${otherRate} characters a second in a paragraph of their own and moves a caret.`,
    "- Chromium's Event Timing: from the event to the next paint, in steps of 8 ms; what takes less than 16 ms is not reported and counts as 16.",
    `- Browser, server and the others share one machine: ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}, without a graphics card; on ${new Date().toISOString().slice(0, 10)}.`,
    "",
  ].join("\n");
}
