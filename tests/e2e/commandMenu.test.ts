import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { openMeasurePage } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";

let team: Team;
let browser: Browser;
let partner: Teammate;
let opened: string;
beforeAll(async () => {
  team = await Team.start();
  partner = await team.invite("civil-society");
  ({ id: opened } = await team.createMeasure("Licht im Park"));
  for (let number = 2; number <= 7; number++) await team.createMeasure(`Maßnahme ${number}`);
  browser = await Browser.launch();
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function open(person: Teammate): Promise<Page> {
  return browser.page(team, person);
}

/** What the menu offers, group by group. */
async function offered(page: Page, group: string): Promise<string[]> {
  return page.getByRole("dialog").getByRole("group", { name: group }).getByRole("option").allInnerTexts();
}

test("before anything is typed the places come first, then what was opened last", async () => {
  const page = await open(team.admin);
  await openMeasurePage(page, opened);
  await page.getByRole("link", { name: /zum Programm$/ }).click();
  await page.getByRole("link", { name: "Licht im Park" }).waitFor();
  await page.keyboard.press("Control+k");
  const menu = page.getByRole("dialog", { name: "Befehle" });
  await menu.getByRole("option", { name: "Programm", selected: true }).waitFor();
  expect(await offered(page, "Seiten")).toEqual([
    "Programm",
    "Sitzungen",
    "Benachrichtigungen",
    "Gemeldete Stellen",
    "Mein Konto",
    "Administration",
    "Beiseitegelegtes",
  ]);
  expect((await offered(page, "Maßnahmen"))[0]).toBe("SN-01 Licht im Park");
  await menu.getByRole("option", { name: "Gemeldete Stellen" }).click();
  await page.getByRole("heading", { level: 1, name: /^Gemeldete Stellen/ }).waitFor();
  await page.context().close();
});

test("members are offered the places that are theirs, and what changed last", async () => {
  const page = await open(partner);
  await page.goto("/");
  await page.getByRole("link", { name: "Licht im Park" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("option", { name: "Programm", selected: true }).waitFor();
  expect(await offered(page, "Seiten")).toEqual([
    "Programm",
    "Sitzungen",
    "Benachrichtigungen",
    "Mein Konto",
    "Beiseitegelegtes",
  ]);
  expect((await offered(page, "Maßnahmen"))[0]).toBe("SN-07 Maßnahme 7");
  await page.context().close();
});

test("the keyboard map names every key once in its part, and the commands' keys once at all", async () => {
  const page = await open(partner);
  await page.goto("/");
  await page.getByRole("link", { name: "Licht im Park" }).waitFor();
  await page.keyboard.press("?");
  const map = page.getByRole("dialog", { name: "Tastaturübersicht" });
  await map.getByText("Befehle öffnen; beim Schreiben im Text: Link einfügen").waitFor();
  const keys = await map.locator("dd").allInnerTexts();
  expect(keys.filter((one) => one.replace(/\s/g, "") === "StrgK")).toHaveLength(1);
  await page.context().close();
});
