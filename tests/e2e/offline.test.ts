import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { axeViolations, Browser, pageErrors } from "../support/Browser.ts";
import { comment, draft, openMeasurePage, showsWork, unsent, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let partner: Teammate;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  team = await Team.start();
  partner = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  await team.assign(measure, partner, "editor");
});
afterEach(async () => {
  await browser.closePages();
  await team?.dispose();
});

async function openMeasure(person: Teammate): Promise<Page> {
  const page = await browser.page(team, person);
  await openMeasurePage(page, measure);
  return page;
}

test("written with the server gone, kept over a reload, merged when it is back", async () => {
  const train = await openMeasure(partner);
  const office = await openMeasure(team.admin);
  await write(office, "Aus dem Büro.");
  await draft(train).getByText("Aus dem Büro.").waitFor();
  await showsWork(office, "saved");

  await team.server.stop();
  await showsWork(train, "offline");
  await train.reload();
  await draft(train).getByText("Aus dem Büro.").waitFor();
  await write(train, "Aus dem Zug.");
  await comment(train, "Wer zahlt das?");
  await waitFor("changes to be counted", async () => (await unsent(train)) > 0);
  await train.reload();
  await draft(train).getByText("Aus dem Zug.").waitFor();
  await showsWork(train, "offline");
  await write(office, "Später im Amt.");

  await team.server.start();
  await showsWork(train, "saved");
  await showsWork(office, "saved");
  await waitFor(
    "nothing to be unsent",
    async () => (await unsent(train)) === 0 && (await unsent(office)) === 0,
  );
  for (const page of [train, office]) {
    for (const text of ["Aus dem Büro.", "Aus dem Zug.", "Später im Amt."]) {
      await draft(page).getByText(text).waitFor();
    }
    await page.getByRole("tab", { name: /Diskussion/ }).click();
    await page.getByText("Wer zahlt das?").waitFor();
  }
}, 300_000);

test("what is written in the very moment the page goes away is kept too", async () => {
  const train = await openMeasure(partner);
  await train.context().setOffline(true);
  await showsWork(train, "offline");
  await write(train, "Im Tunnel ");
  // In one task: nothing that waits for the browser's database to answer comes after it.
  await train.evaluate(() => {
    for (const word of ["noch ", "schnell ", "notiert."]) document.execCommand("insertText", false, word);
    location.reload();
  });
  await train.waitForEvent("load");
  await draft(train).getByText("Im Tunnel noch schnell notiert.").waitFor();
  expect(await unsent(train)).toBeGreaterThan(0);
  await train.context().setOffline(false);
  await showsWork(train, "saved");
  const office = await openMeasure(team.admin);
  await draft(office).getByText("Im Tunnel noch schnell notiert.").waitFor();
}, 120_000);

test("the plan opens without a network, and a measure never visited says so", async () => {
  const { id: other } = await team.createMeasure("Nie besucht");
  const train = await openMeasure(partner);
  await train.goto("/");
  await train.getByRole("link", { name: /Licht im Park/ }).waitFor();
  await train.context().setOffline(true);
  await train.reload();
  await train.getByRole("link", { name: /Licht im Park/ }).waitFor();
  await train.getByRole("link", { name: /Nie besucht/ }).waitFor();
  await showsWork(train, "offline");
  await train.goto(`/measures/${measure}`);
  await draft(train).waitFor();
  await train.goto(`/measures/${other}`);
  await train
    .locator("main")
    .getByText(/nicht gespeichert|noch nicht geöffnet|nicht auf diesem Gerät/)
    .first()
    .waitFor();
}, 300_000);

test("the plan says so when the server is gone although the network is there, and when it is back", async () => {
  const page = await openMeasure(partner);
  await page.goto("/");
  await page.getByRole("link", { name: /Licht im Park/ }).waitFor();
  await showsWork(page, "saved");
  await team.server.stop();
  await showsWork(page, "offline");
  await team.server.start();
  await showsWork(page, "saved");
}, 300_000);

test("refused on return: set aside passage by passage, the permitted comment goes through, the rest is rescued", async () => {
  const train = await openMeasure(partner);
  const office = await openMeasure(team.admin);
  await train.context().setOffline(true);
  await showsWork(train, "offline");
  await write(train, "Mein Absatz aus dem Zug.");
  await comment(train, "Dieser Kommentar ist erlaubt.");
  await team.assign(measure, partner, "commenter");

  await train.context().setOffline(false);
  await train.getByRole("button", { name: /1 beiseitegelegt/ }).waitFor({ timeout: 40_000 });
  await showsWork(train, "saved");
  expect(await draft(train).getByText("Mein Absatz aus dem Zug.").count()).toBe(0);
  await office.getByRole("tab", { name: /Diskussion/ }).click();
  await office.getByText("Dieser Kommentar ist erlaubt.").waitFor();
  expect(await draft(office).getByText("Mein Absatz aus dem Zug.").count()).toBe(0);

  await train.getByRole("button", { name: /beiseitegelegt/ }).click();
  await train.getByRole("link", { name: "Beiseitegelegtes ansehen" }).click();
  await train.getByRole("heading", { name: "Beiseitegelegt", level: 1 }).waitFor();
  await train.getByText("Mein Absatz aus dem Zug.").waitFor();
  expect(await axeViolations(train)).toEqual([]);
  const downloading = train.waitForEvent("download");
  await train.getByRole("button", { name: "Herunterladen" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.txt$/);
  await train.getByRole("button", { name: "Als Kommentar senden" }).click();
  await train.getByText("Hier liegt nichts").waitFor();
  await office
    .locator("main")
    .getByText(/Mein Absatz aus dem Zug\./)
    .first()
    .waitFor();
}, 300_000);

test("on a shared computer signing out warns about what is unsent, and leaves nothing behind", async () => {
  const page = await openMeasure(partner);
  const errors = pageErrors(page);
  await page.context().setOffline(true);
  await showsWork(page, "offline");
  await comment(page, "Noch nicht gesendet.");
  await page.getByRole("button", { name: "Zur ganzen Maßnahme schreiben" }).click();
  await page.getByRole("textbox", { name: "Kommentar zur ganzen Maßnahme" }).fill("Nur begonnen.");
  await page.getByRole("button", { name: "Konto und Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Abmelden" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Eine Änderung ist noch nicht gesendet").waitFor();
  await page.context().setOffline(false);
  await dialog
    .getByText("Eine Änderung ist noch nicht gesendet")
    .waitFor({ state: "detached", timeout: 40_000 });
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Abmelden" }).click();
  await page.waitForURL(/signin/);
  const left = await waitFor("the store to be gone", async () => {
    const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    return names.some((name) => name?.includes(partner.id)) ? undefined : names;
  });
  expect(left).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("Nur begonnen.");
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(measure);
  expect(
    errors.filter((error) => !/Failed to (load|fetch)|ERR_INTERNET_DISCONNECTED|WebSocket/.test(error)),
  ).toEqual([]);
}, 300_000);
