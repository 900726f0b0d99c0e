import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { MISSING_PROGRAM } from "../../../../../../tests/support/countReporter.ts";
import { missingTracer } from "../../../../../../tests/support/missingPrograms.ts";

const appends = 10;
const calls = "openat,write,writev,pwrite64,pwritev,fdatasync,fsync,msync";

const script = `
  import { writeSync } from "node:fs";
  import { LmdbUpdateLog } from ${JSON.stringify(new URL("../../embedded/LmdbUpdateLog.ts", import.meta.url).href)};
  const log = LmdbUpdateLog.open(process.argv[1]);
  for (let expected = 0; expected < ${appends}; expected++) {
    const entries = [{ person: "ada", receivedAt: 1, update: new Uint8Array(500 + 2_000 * expected) }];
    writeSync(1, "append\\n");
    await log.append([{ stream: "s", expected, entries }]);
    writeSync(1, "acknowledged\\n");
  }
  await log.close();`;

/** What was done to the log file, one letter each: data written, flushed, meta page written past all caches. */
function callsOf(trace: string, path: string): string {
  const pastCaches = new Set<string>();
  let seen = "";
  for (const line of trace.split("\n")) {
    const call = /^\d+ +(\w+)\((?:(\d+)<([^>]*)>)?/.exec(line);
    if (!call) continue;
    const [, name = "", descriptor = "", at] = call;
    if (name === "openat" && line.includes(`"${path}"`) && line.includes("O_DSYNC")) {
      pastCaches.add(/= (\d+)</.exec(line)?.[1] ?? "");
    } else if (name === "write" && line.includes('"append')) seen += "\n";
    else if (name === "write" && line.includes('"acknowledged')) seen += "a";
    else if (at !== path) continue;
    else if (name.endsWith("sync")) seen += "f";
    else seen += pastCaches.has(descriptor) ? "m" : "d";
  }
  return seen;
}

test("an append is acknowledged only after its pages were flushed and then its meta page, in this order", async (context) => {
  // Only the system can tell what was flushed; where its calls cannot be watched, the other tests here must do.
  const missing = missingTracer();
  if (missing) context.skip(`${MISSING_PROGRAM}${missing}`);
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-order-"));
  const path = join(folder, "log.mdb");
  const output = join(folder, "calls");
  const node = [process.execPath, "--conditions=querschnitt-source", "--import=tsx", "--input-type=module"];
  const options = ["-f", "-y", "-e", `trace=${calls}`, "-o", output];
  await promisify(execFile)("strace", [...options, ...node, "-e", script, "--", path]);
  const [, ...each] = callsOf(await readFile(output, "utf8"), path).split("\n");
  await rm(folder, { recursive: true });
  expect(each).toHaveLength(appends);
  for (const seen of each) expect(seen).toMatch(/^d+fma$/);
});
