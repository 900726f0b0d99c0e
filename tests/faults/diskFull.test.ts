import { type ChildProcess, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Deed, SimulatedClient } from "../convergence/SimulatedClient.ts";
import { ApiClient } from "../support/ApiClient.ts";
import { StockClient } from "../support/StockClient.ts";
import { type RunningServer, root, startServer } from "../support/startServer.ts";
import { waitFor, within } from "../support/waitFor.ts";

const PASSWORD = "querschnitt-demo";
/** Room that is left for the log's growth, in KiB. */
const LEFT = 512;

let server: RunningServer;
let full: ChildProcess | undefined;
let output = "";

beforeEach(async () => {
  server = await startServer();
});
afterEach(async () => {
  full?.kill("SIGKILL");
  await server.dispose();
});

/**
 * Starts the server anew, with a limit on the size of its files: whatever it writes beyond fails, as on a full disk.
 */
async function startWithLittleSpace(): Promise<void> {
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

async function signIn(name: string): Promise<ApiClient> {
  const api = new ApiClient(server.url);
  await api.signIn(`${name}@demo.example`, PASSWORD);
  return api;
}

const health = async (): Promise<number> => (await fetch(`${server.url}/healthz`)).status;

test("on a full disk nothing acknowledged is lost, reading goes on, and with space again so does writing", async () => {
  await startWithLittleSpace();
  const police = await signIn("polizei");
  const [measure] = (await police.must<MeasureRow[]>("GET", "/api/measures")).filter(
    ({ role }) => role === "editor",
  );
  if (!measure) throw new Error("no measure to edit");
  const room = `measure/${measure.id}/draft`;
  const writer = new SimulatedClient(police, room, openDraft, () => "open");
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
  expect(await health()).toBe(503);

  const politics = await signIn("politik");
  const expectAll = (doc: Y.Doc): void => {
    const text = draftText(doc);
    expect(durable.filter((name) => !text.includes(name))).toEqual([]);
  };
  const reader = await StockClient.open(politics, room);
  expectAll(reader.doc);
  expect(reader.closeCodes).not.toContain(closeCodes.noAccess);
  reader.destroy();
  expect((await politics.must<MeasureRow[]>("GET", "/api/measures")).length).toBeGreaterThan(5);

  const ended = new Promise((resolve) => full?.once("exit", resolve));
  full?.kill("SIGTERM");
  await within("the full server to end", ended, 20_000);
  await server.start();
  const after = await StockClient.open(await signIn("politik"), room);
  expectAll(after.doc);
  // What could not be kept is still with its writer, who brings it now.
  await writer.connect();
  await writer.settle();
  await waitFor("everything to arrive", () => draftText(after.doc) === draftText(writer.doc));
  expect(await health()).toBe(200);
  after.destroy();
  writer.destroy();
}, 180_000);
