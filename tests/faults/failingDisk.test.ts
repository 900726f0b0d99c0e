import type { MeasureRow } from "@querschnitt/shared/api/measures";
import type { Problem } from "@querschnitt/shared/api/problem";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Deed, SimulatedClient } from "../convergence/SimulatedClient.ts";
import { MISSING_PROGRAM } from "../support/countReporter.ts";
import { StockClient } from "../support/StockClient.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";
import { type DiskFault, failingFlush, fullDisk, readOnlyDisk } from "./DiskFault.ts";

let team: Team;
let fault: DiskFault | undefined;

beforeEach(async () => {
  fault = undefined;
  team = await Team.start();
});
afterEach(async () => {
  try {
    await fault?.end();
  } finally {
    await team?.dispose();
  }
});

const faults: [string, DiskFault][] = [
  ["is full", fullDisk(48 * 1024)],
  ["can only be read", readOnlyDisk()],
  ["fails in the middle of a commit", failingFlush()],
];

function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  openDraft(doc).push([paragraph]);
}

const health = async (): Promise<[number, unknown]> => {
  const answer = await fetch(`${team.server.url}/healthz`);
  return [answer.status, await answer.json()];
};

/** Writes until the server lets go of the client. Answers the names of what was acknowledged. */
async function writeUntilClosed(client: SimulatedClient): Promise<string[]> {
  const durable: string[] = [];
  for (let number = 0; client.isOnline; number++) {
    expect(number, "the disk to fail").toBeLessThan(200);
    const deed: Deed = { name: `<${number}>`, state: "local" };
    client.act(deed, (doc) => write(doc, deed.name + "x".repeat(20_000)));
    await client.settle().catch(() => {});
    if (deed.state === "durable") durable.push(deed.name);
  }
  return durable;
}

test.for(faults)(
  "[DUR-2] [DUR-10] while the disk %s everybody is told and can read, and once it is whole all goes on by itself",
  { timeout: 120_000 },
  async ([, given], context) => {
    const missing = given.missing();
    if (missing) context.skip(`${MISSING_PROGRAM}${missing}`);
    const room = `measure/${(await team.createMeasure("Licht auf Schulwegen")).id}/draft`;
    const other = `measure/${(await team.createMeasure("Sauberkeit")).id}/draft`;
    const { api } = team.admin;
    const politics = (await team.invite("politics")).api;
    const writer = new SimulatedClient(api, room, openDraft, () => "open");
    await writer.connect();
    const before: Deed = { name: "<before>", state: "local" };
    writer.act(before, (doc) => write(doc, before.name));
    await writer.settle();
    const stock = await StockClient.open(api, other);
    const pid = team.server.pid;
    fault = given;
    await given.begin(team.server);

    // Clients: the room is closed for now, with the code after which they come back.
    const durable = ["<before>", ...(await writeUntilClosed(writer))];
    write(stock.doc, `<other>${"y".repeat(40_000)}`);
    await waitFor("the stock client to be told", () => stock.closeCodes.includes(4503));
    expect(new Set(stock.closeCodes)).toEqual(new Set([4503]));
    // The operator: by health, and by name in the log.
    await waitFor("the health to tell", async () => (await health())[0] === 503);
    expect(team.server.output()).toMatch(given.message);
    // Whoever asks for something to be stored over HTTP; in the log, and in the directory's file.
    const requests = [
      ["/api/measures", { title: "Aufsicht", workingGroup: team.group }],
      ["/api/working-groups", { name: "Verkehr", prefix: "VK" }],
    ] as const;
    for (const [path, body] of given.isTotal ? requests : []) {
      const refused = await api.ask<Problem>("POST", path, body);
      expect([path, refused.status, refused.body.type]).toEqual([path, 503, "about:querschnitt/read-only"]);
      expect(refused.headers.get("retry-after")).toBe("30");
      expect(await health()).toEqual([503, { status: "read-only" }]);
    }

    const reader = await StockClient.open(politics, room);
    expect(durable.filter((name) => !draftText(reader.doc).includes(name))).toEqual([]);
    expect(await politics.must<MeasureRow[]>("GET", "/api/measures")).toHaveLength(2);

    await given.end();
    await waitFor("what the stock client could not bring", async () => {
      const fresh = await StockClient.open(politics, other);
      const has = draftText(fresh.doc).includes("<other>");
      fresh.destroy();
      return has;
    });
    await writer.connect();
    await writer.settle();
    await waitFor("everything to arrive", () => draftText(reader.doc) === draftText(writer.doc));
    const written = draftText(reader.doc).match(/<[^>]+>/g) ?? [];
    expect(new Set(written).size).toBe(written.length);
    await team.createMeasure("Aufsicht");
    await api.must("POST", "/api/working-groups", { name: "Verkehr", prefix: "VK" });
    expect(await politics.must<MeasureRow[]>("GET", "/api/measures")).toHaveLength(3);
    expect(await health()).toEqual([200, { status: "ok" }]);
    expect(team.server.pid).toBe(pid);
    for (const client of [reader, stock, writer]) client.destroy();
  },
);
