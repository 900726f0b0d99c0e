import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { draftText } from "@querschnitt/shared/documents/draft";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import {
  comment,
  draft,
  openDiscussion,
  openMeasurePage,
  settled,
  showsWork,
  write,
} from "../support/measurePage.ts";
import { runCommand } from "../support/runCommand.ts";
import { StockClient } from "../support/StockClient.ts";
import { root } from "../support/startServer.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";

let browser: Browser;
let team: Team;
let partner: Teammate;
let measure: string;
let folder: string;

beforeAll(async () => {
  browser = await Browser.launch();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "querschnitt-backups-"));
  team = await Team.start();
  partner = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  await team.assign(measure, partner, "editor");
});
afterEach(async () => {
  await browser.closePages();
  await team?.dispose();
  const { dataDir } = team.server;
  for (const name of await readdir(dirname(dataDir))) {
    const path = join(dirname(dataDir), name);
    if (path.startsWith(`${dataDir}.before-restore-`)) await rm(path, { recursive: true });
  }
  await rm(folder, { recursive: true });
});

/** A command as README.md gives it, for the test's own folders. */
async function fromReadme(command: "backup" | "restore", file: string): Promise<string> {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const line = new RegExp(`^sudo (DATA_DIR=\\S+ npm run ${command} -- )\\S+( \\S+\\))?\\S*$`, "m").exec(
    readme,
  );
  if (!line?.[1]) throw new Error(`README.md does not say how to ${command}`);
  return `${line[1].replace("/var/lib/querschnitt", team.server.dataDir)}${file}`;
}

async function openMeasure(person: Teammate): Promise<Page> {
  const page = await browser.page(team, person);
  await openMeasurePage(page, measure);
  return page;
}

/** How often a text stands in the draft on the server. */
async function stored(text: string): Promise<number> {
  const reader = await StockClient.open(team.admin.api, `measure/${measure}/draft`);
  const count = draftText(reader.doc).split(text).length - 1;
  reader.destroy();
  return count;
}

test("[EPO-3] restored while one is online and one is offline: both come back, their unsent work is kept, nothing is doubled", async () => {
  const file = join(folder, "backup.tar.gz");
  const train = await openMeasure(partner);
  const office = await openMeasure(team.admin);
  await write(office, "Vor der Sicherung.");
  await settled(office);
  await draft(train).getByText("Vor der Sicherung.").waitFor();
  await settled(train);

  await train.context().setOffline(true);
  await showsWork(train, "offline");
  await write(train, "Aus dem Zug.");
  await comment(train, "Wer zahlt das?");

  const backup = await runCommand(await fromReadme("backup", file));
  expect(backup.output).toMatch(/while the server was running/);
  expect(backup.code).toBe(0);
  await write(office, "Nach der Sicherung.");
  // The discussion has its first entry after the backup: restored, its room is empty.
  await comment(office, "Erst danach gesagt.");
  await settled(office);
  expect(await stored("Nach der Sicherung.")).toBe(1);
  const later = await team.createMeasure("Erst danach angelegt");

  await team.server.stop();
  await showsWork(office, "offline");
  await write(office, "Als der Server stand.");
  await comment(office, "Und wer räumt auf?");
  const restore = await runCommand(await fromReadme("restore", file));
  expect(restore.output).toMatch(/Restored/);
  expect(restore.code).toBe(0);
  await team.server.start();
  await train.context().setOffline(false);

  // Sessions are not restored. What was not sent waits on the device for whoever signs in again.
  await team.admin.api.signIn(team.admin.email, PASSWORD);
  for (const [page, { email }] of [
    [office, team.admin],
    [train, partner],
  ] as const) {
    await page.getByRole("heading", { name: "Anmelden" }).waitFor({ timeout: 60_000 });
    await page.getByRole("textbox", { name: "E-Mail-Adresse" }).fill(email);
    await page.getByLabel("Passwort", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Anmelden", exact: true }).click();
    await draft(page).waitFor();
  }

  const aside = { office: "Als der Server stand.", train: "Aus dem Zug." };
  for (const page of [office, train]) {
    await page.getByRole("button", { name: /1 beiseitegelegt/ }).waitFor({ timeout: 60_000 });
    await settled(page);
    await openDiscussion(page);
    for (const text of ["Wer zahlt das?", "Und wer räumt auf?"]) {
      await page.locator("main").getByText(text, { exact: true }).first().waitFor();
      expect(await page.locator("main").getByText(text, { exact: true }).count()).toBe(1);
    }
    expect(await page.getByText("Erst danach gesagt.").count()).toBe(0);
    expect(await draft(page).getByText("Vor der Sicherung.").count()).toBe(1);
    for (const text of ["Nach der Sicherung.", ...Object.values(aside)])
      expect(await draft(page).getByText(text).count()).toBe(0);
  }
  for (const [text, times] of [
    ["Vor der Sicherung.", 1],
    ["Nach der Sicherung.", 0],
    ["Als der Server stand.", 0],
    ["Aus dem Zug.", 0],
    ["Ausgangslage", 1],
  ] as const)
    expect([text, await stored(text)]).toEqual([text, times]);
  expect((await team.admin.api.ask("GET", `/api/measures/${later.id}`)).status).toBe(404);

  // Both go on together on the restored document.
  await write(office, "Gemeinsam weiter.");
  await draft(train).getByText("Gemeinsam weiter.").waitFor();
  await write(train, "Und noch etwas.");
  await draft(office).getByText("Und noch etwas.").waitFor();
  for (const [page, text] of [
    [office, aside.office],
    [train, aside.train],
  ] as const) {
    await page.getByRole("button", { name: /beiseitegelegt/ }).click();
    await page.getByRole("link", { name: "Beiseitegelegtes ansehen" }).click();
    await page.getByRole("heading", { name: "Beiseitegelegt", level: 1 }).waitFor();
    expect(await page.locator("main").getByText(text).count()).toBe(1);
  }
}, 300_000);
