import { type ChildProcess, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Deed, SimulatedClient } from "../convergence/SimulatedClient.ts";
import { StockClient } from "../support/StockClient.ts";
import { root } from "../support/startServer.ts";
import { Team } from "../support/Team.ts";
import { waitFor, within } from "../support/waitFor.ts";

/** Room that is left for the log's growth, in KiB. */
const LEFT = 512;

let team: Team;
let full: ChildProcess | undefined;
let output = "";

beforeEach(async () => {
  team = await Team.start();
});
afterEach(async () => {
  full?.kill("SIGKILL");
  await team?.dispose();
});

/**
 * Starts the server anew, with a limit on the size of its files: whatever it writes beyond fails, as on a full disk.
 */
async function startWithLittleSpace(): Promise<void> {
  const { server } = team;
  await server.stop();
  const { size } = await stat(join(server.dataDir, "log.mdb"));
  const limit = Math.ceil(size / 1024) + LEFT;
  const entry = join(root, "packages/server/dist/main.js");
  full = spawn("bash", ["-c", `ulimit -f ${limit} && exec "$0" "$1"`, process.execPath, entry], {
    env: { HOST: "127.0.0.1", PORT: String(server.port), DATA_DIR: server.dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [full.stdout, full.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  await waitFor("the server", async () => (await fetch(`${server.url}/healthz`)).ok, 60_000);
}

/** Waits for a state of health; asked again if the server closes an idle connection at the moment of asking. */
async function becomes(status: number): Promise<void> {
  await waitFor(
    `health ${status}`,
    async () => (await fetch(`${team.server.url}/healthz`)).status === status,
  );
}

test("on a full disk nothing acknowledged is lost, reading goes on, and with space again so does writing", async () => {
  const { api } = team.admin;
  const room = `measure/${(await team.createMeasure("Licht auf Schulwegen")).id}/draft`;
  const other = `measure/${(await team.createMeasure("Sauberkeit")).id}/draft`;
  const politics = (await team.invite("politics")).api;
  await startWithLittleSpace();
  const writer = new SimulatedClient(api, room, openDraft, () => "open");
  await writer.connect();
  const durable: string[] = [];
  for (let number = 0; writer.isOnline; number++) {
    expect(number, "the disk to be full").toBeLessThan(200);
    const deed: Deed = { name: `<${number}>`, state: "local" };
    writer.act(deed, (doc) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(deed.name + "x".repeat(20_000))]);
      openDraft(doc).push([paragraph]);
    });
    await writer.settle().catch(() => {});
    if (deed.state === "durable") durable.push(deed.name);
  }
  expect(durable.length).toBeGreaterThan(3);
  expect([full?.exitCode, full?.signalCode], output).toEqual([null, null]);
  await becomes(503);

  const expectAll = (doc: Y.Doc): void => {
    const text = draftText(doc);
    expect(durable.filter((name) => !text.includes(name))).toEqual([]);
  };
  const reader = await StockClient.open(politics, room);
  expectAll(reader.doc);
  reader.destroy();
  const otherReader = await StockClient.open(politics, other);
  expect(draftText(otherReader.doc)).toContain("Ausgangslage");
  otherReader.destroy();
  expect(await politics.must<MeasureRow[]>("GET", "/api/measures")).toHaveLength(2);

  const ended = new Promise((resolve) => full?.once("exit", resolve));
  full?.kill("SIGTERM");
  await within("the full server to end", ended, 20_000);
  await team.server.start();
  const after = await StockClient.open(politics, room);
  expectAll(after.doc);
  // What could not be kept is still with its writer, who brings it now.
  await writer.connect();
  await writer.settle();
  await waitFor("everything to arrive", () => draftText(after.doc) === draftText(writer.doc));
  await becomes(200);
  after.destroy();
  writer.destroy();
}, 180_000);
