import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { perform } from "@querschnitt/shared/documents/commands";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Deed, SimulatedClient } from "../convergence/SimulatedClient.ts";
import { ApiClient } from "../support/ApiClient.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const hour = 60 * 60 * 1000;

let team: Team;
let folder: string;
let clockFile: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "querschnitt-clock-"));
  clockFile = join(folder, "clock");
  const preload = new URL("./movableClock.mjs", import.meta.url).href;
  team = await Team.start({ environment: { NODE_OPTIONS: `--import=${preload}`, CLOCK_FILE: clockFile } });
});
afterEach(async () => {
  await team?.dispose();
  rmSync(folder, { recursive: true });
});

async function writeDurably(client: SimulatedClient, name: string): Promise<void> {
  const deed: Deed = { name, state: "local" };
  client.act(deed, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(name)]);
    openDraft(doc).push([paragraph]);
  });
  await client.settle();
  expect(deed.state).toBe("durable");
}

/** Seconds to wait after a wrong password for somebody who has tried a few. */
async function waitAfterWrongPasswords(): Promise<number> {
  const stranger = new ApiClient(team.server.url);
  for (;;) {
    const credentials = { email: team.admin.email, password: "falsch geraten" };
    const answer = await stranger.ask("POST", "/api/session", credentials);
    if (answer.status === 429) return Number(answer.headers.get("retry-after"));
    expect(answer.status).toBe(401);
  }
}

test("when the clock is set back by an hour, the operator is told and nobody else notices", async () => {
  const { id } = await team.createMeasure("Licht auf Schulwegen");
  const writer = new SimulatedClient(team.admin.api, `measure/${id}/draft`, openDraft, () => "yes");
  await writer.connect();
  await writeDurably(writer, "<before>");
  expect(await waitAfterWrongPasswords()).toBeLessThanOrEqual(60);

  writeFileSync(clockFile, String(-hour));
  process.kill(team.server.pid, "SIGUSR2");
  await waitFor(
    "the operator to be told",
    () => team.server.output().includes("the system clock was set back"),
    10_000,
  );

  // Nobody's own clock is an hour ahead of the server's now: writing and discussing go on.
  await writeDurably(writer, "<after>");
  const discussion = new SimulatedClient(
    team.admin.api,
    `measure/${id}/discussion`,
    (doc) => openLedger(doc, "discussion"),
    () => "yes",
  );
  await discussion.connect();
  const comment: Deed = { name: "comment", state: "local" };
  const doer = { person: team.admin.id, now: Date.now() };
  discussion.act(comment, (doc) => {
    const thread = {
      type: "open-thread",
      thread: "t",
      comment: "c",
      anchor: null,
      body: "Und jetzt?",
    } as const;
    perform(doc, "discussion", thread, doer);
  });
  await discussion.settle();
  expect(comment.state).toBe("durable");
  await waitFor("the plan to tell of it", async () => {
    const [row] = await team.admin.api.must<MeasureRow[]>("GET", "/api/measures");
    return row?.openThreads === 1 && Math.abs(Date.parse(row.changedAt) - Date.now()) < hour / 2;
  });
  // Who has to wait after wrong passwords does not wait for an hour; whoever is known signs in.
  expect(await waitAfterWrongPasswords()).toBeLessThanOrEqual(60);
  await team.invite("politics");

  await team.server.stop();
  await team.server.start();
  expect(team.server.output()).toContain("the system clock is behind the newest change");
  await writer.connect();
  await writeDurably(writer, "<restarted>");
  const fresh = new SimulatedClient(team.admin.api, `measure/${id}/draft`, openDraft, () => "yes");
  await fresh.connect();
  expect(
    fresh.doc
      .getXmlFragment("draft")
      .toString()
      .match(/&lt;\w+&gt;|<(before|after|restarted)>/g),
  ).toHaveLength(3);
  for (const client of [writer, discussion, fresh]) client.destroy();
});
