import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { comment, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { openSession, planSession } from "../support/sessionPage.ts";
import { Team } from "../support/Team.ts";

let team: Team;
let browser: Browser;
beforeAll(async () => {
  team = await Team.start();
  browser = await Browser.launch();
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

test("a measure prints as a sheet: text, record and responsibilities, without what is only for the screen", async () => {
  const measure = await team.createMeasure("Licht auf Schulwegen");
  const page = await browser.page(team, team.admin);
  await openMeasurePage(page, measure.id);
  await write(page, "Die Wege sind dunkel.");
  await comment(page, "Wer zahlt das?");
  await page.getByText("Wer zahlt das?").waitFor();
  await settled(page);

  await page.emulateMedia({ media: "print" });
  await page.getByRole("heading", { level: 2, name: "Zuständigkeiten" }).waitFor();
  await page.getByRole("heading", { level: 2, name: "Steckbrief" }).waitFor();
  await page.getByText("Die Wege sind dunkel.").waitFor();
  expect(await page.getByText("Wer zahlt das?").isVisible()).toBe(false);
  expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
  expect(await page.getByRole("tablist").count()).toBe(0);

  await page.emulateMedia({ media: "screen" });
  await page.getByText("Wer zahlt das?").waitFor();
});

test("a session prints as its agenda, without what is only for the screen", async () => {
  const member = await team.invite("police");
  const session = await planSession(team, member);
  const page = await openSession(browser, team, team.admin, session.id);
  await page.getByRole("heading", { name: "Vorschläge aus der Runde" }).waitFor();
  await page.emulateMedia({ media: "print" });
  await page.getByText("Feststellung der Tagesordnung").waitFor();
  expect(await page.getByRole("heading", { name: "Vorschläge aus der Runde" }).isVisible()).toBe(false);
  expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
});
