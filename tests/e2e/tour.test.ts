import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, type ContextOptions, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let team: Team;
let browser: Browser;
beforeAll(async () => {
  team = await Team.start();
  await team.createMeasure("Licht auf Schulwegen");
  browser = await Browser.launch();
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function firstVisit(options: ContextOptions = {}): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.page(team, team.admin, { tour: true, ...options });
  const errors = pageErrors(page);
  await page.goto("/");
  return { page, errors };
}

test("the first visit begins a tour that is gone through by keyboard, and that does not come back by itself", async () => {
  const { page, errors } = await firstVisit();
  const tour = page.getByRole("complementary", { name: "Willkommen!" });
  await tour.waitFor();
  await tabTo(page, "button", /^Eine Maßnahme öffnen$/);
  await page.keyboard.press("Enter");
  const titles = [
    "Hier steht der Text",
    "Sie müssen nie speichern",
    "Nachfragen und besprechen",
    "Der Steckbrief",
  ];
  for (const title of [...titles, "Wer macht was bis wann?", "Alles wiederfinden", "Was Sie betrifft"]) {
    const step = page.getByRole("complementary", { name: title });
    await step.waitFor();
    // What it talks about is there, and framed.
    await page.locator("[data-tour-place]").waitFor();
    expect(await page.locator("[data-tour-place]").count()).toBe(1);
    await step.getByRole("heading", { name: title }).and(page.locator(":focus")).waitFor();
    await tabTo(page, "button", /^Weiter$/);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("complementary", { name: "Das war der Rundgang" }).waitFor();
  await tabTo(page, "button", /^Fertig$/);
  await page.keyboard.press("Enter");
  await page.locator("html:not([data-tour])").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Licht auf Schulwegen" }).waitFor();
  expect(await page.getByRole("complementary", { name: /Rundgang|Willkommen/ }).count()).toBe(0);

  await page.getByRole("button", { name: "Konto und Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Rundgang" }).click();
  await page.getByRole("complementary", { name: "Willkommen!" }).waitFor();
  expect(errors).toEqual([]);
});

test("on a phone the tour points at what is displayed, and leaves the page where the person was", async () => {
  const { page } = await firstVisit({ width: 360, height: 640 });
  await page.getByRole("button", { name: "Eine Maßnahme öffnen" }).click();
  const scrolled = () => page.evaluate(() => window.scrollY);
  // The text begins far down there: it is brought into view, and the tabs above it stay in sight.
  await page.getByRole("complementary", { name: "Hier steht der Text" }).waitFor();
  await waitFor("the text to be pointed at", async () => (await scrolled()) > 0);
  await page.getByRole("tab", { name: "Text" }).and(page.locator(":visible")).waitFor();
  expect((await page.getByRole("tab", { name: "Text" }).boundingBox())?.y).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Rundgang beenden" }).click();
  await page.locator("html:not([data-tour])").waitFor();
  expect(await scrolled()).toBe(0);

  await page.getByRole("button", { name: "Konto und Einstellungen" }).click();
  await page.getByRole("menuitem", { name: "Rundgang" }).click();
  await page.getByRole("complementary", { name: "Willkommen!" }).waitFor();
  await page.getByRole("button", { name: "Dorthin gehen" }).click();
  await page.getByRole("button", { name: "Eine Maßnahme öffnen" }).click();
  for (let step = 0; step < 5; step++) await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByRole("complementary", { name: "Alles wiederfinden" }).waitFor();
  await page.getByRole("button", { name: "Suche öffnen" }).and(page.locator("[data-tour-place]")).waitFor();
});

test.each([
  ["de", 360],
  ["en", 1280],
] as const)(
  "in %s at %i px wide the tour keeps to WCAG and can be ended at once",
  async (language, width) => {
    const { page } = await firstVisit({ language, width });
    const words = language === "de" ? /Willkommen/ : /Welcome/;
    await page.getByRole("complementary", { name: words }).waitFor();
    await page.getByRole("link", { name: /Licht auf Schulwegen/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: language === "de" ? "Rundgang beenden" : "End the tour" }).click();
    await page.locator("html:not([data-tour])").waitFor();
    expect(await page.getByRole("complementary", { name: words }).count()).toBe(0);
  },
);
