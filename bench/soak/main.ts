// Runs the soak and writes what came out; ends with 1 if a rule was broken. See ../soak.mjs for how to start it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Soak } from "../../tests/soak/Soak.ts";
import { settingsFor } from "../../tests/soak/SoakSettings.ts";
import { isWhole, readSoakArguments } from "./arguments.ts";
import { drawSoak } from "./curve.ts";
import { figuresAsCsv } from "./figures.ts";
import { soakPage } from "./page.ts";

const given = process.argv.slice(2);
const args = readSoakArguments(given);
const { minutes, people, rooms, seed } = args;
const command = ["npm run soak", ...(given.length > 0 ? ["--", ...given] : [])].join(" ");
const began = performance.now();
const say = (words: string): void => {
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, "0")}  ${words}`,
  );
};

console.log(`${minutes} minutes, ${people} people, ${rooms} rooms, --seed ${seed}`);
const early = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => early.abort());
const report = await Soak.run(settingsFor(args), say, early.signal);
const folder = args.into ?? (isWhole(args) ? fileURLToPath(new URL("..", import.meta.url)) : undefined);
if (folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "soak.csv"), figuresAsCsv(report.watched.samples, report.watched.quiet));
  const heading = `${people} people in ${rooms} rooms for ${minutes} minutes`;
  writeFileSync(join(folder, "soak.svg"), drawSoak(report.watched, heading));
  writeFileSync(join(folder, "SOAK.md"), soakPage(report, args, command));
  console.log(`\nWritten: ${join(folder, "SOAK.md")}`);
}
console.log(
  `\nFaults: ${Object.entries(report.faults)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ")}`,
);
for (const { rule, outcome, detail } of report.findings) console.log(`${outcome}: ${rule}: ${detail}`);
if (report.findings.some(({ outcome }) => outcome === "broken")) process.exitCode = 1;
