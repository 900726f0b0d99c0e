import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { comment, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { openSession, planSession } from "../support/sessionPage.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

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

test("what is dark on the screen is dark on white on paper, and dark on the screen again afterwards", async () => {
  const page = await browser.page(team, team.admin);
  await page.addInitScript(() => localStorage.setItem("querschnitt.theme", "dark"));
  await page.goto("/");
  const heading = page.getByRole("heading", { level: 1 });
  await heading.waitFor();
  /** From 0, black, to 255, white. */
  const lightness = () =>
    heading.evaluate((element) => {
      const canvas = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
      canvas.fillStyle = getComputedStyle(element).color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3;
    });
  expect(await lightness()).toBeGreaterThan(180);
  await page.emulateMedia({ media: "print" });
  await waitFor("it is dark", async () => (await lightness()) < 80);
  await page.emulateMedia({ media: "screen" });
  await waitFor("it is light", async () => (await lightness()) > 180);
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
