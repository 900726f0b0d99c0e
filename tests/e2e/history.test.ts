import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { axeViolations, Browser } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { draft, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

// The history of a measure: its time line, its states, comparing them, and bringing back.

let browser: Browser;
let team: Team;
let writer: Teammate;
let commenter: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  writer = await team.invite("police");
  commenter = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

let measure: string;
beforeEach(async () => {
  ({ id: measure } = await team.createMeasure("Licht am Kanal"));
  await team.assign(measure, writer, "editor");
  await team.assign(measure, commenter, "commenter");
});

async function pageOf(person: Teammate): Promise<Page> {
  return browser.page(team, { email: person.email });
}

/** Goes to the history from the measure, as everybody does. */
async function openHistory(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Verlauf" }).click();
  await page.getByRole("slider", { name: "Zeitpunkt" }).waitFor();
}

const paragraphs = (page: Page) => draft(page).locator("p");

/** A name for what stands now, given through the API: the time line has a stop there. */
async function nameState(name: string): Promise<void> {
  await team.admin.api.must("POST", `/api/measures/${measure}/versions`, { name });
}

test("a state is named, found again by keyboard alone, compared with now, and one passage of it brought back", async () => {
  const page = await pageOf(writer);
  await openMeasurePage(page, measure);
  await write(page, "Die Lampen am Schulweg sind hell.");
  await write(page, "Wir prüfen das im Mai.");
  await settled(page);

  await tabTo(page, "link", /^Verlauf$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, "button", /^Jetzigen Stand benennen$/);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name" }).waitFor();
  await page.keyboard.type("Vor der Sitzung");
  await page.keyboard.press("Enter");
  await page.getByText("Der Stand heißt jetzt „Vor der Sitzung“.").first().waitFor();
  await page.getByRole("button", { name: /Stand benannt: Vor der Sitzung/ }).waitFor();

  await tabTo(page, "link", /^Zurück zur Maßnahme$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await draft(page).waitFor();
  await paragraphs(page).filter({ hasText: "Lampen" }).click();
  await page.keyboard.press("Home");
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < "Lampen".length; step++) await page.keyboard.press("Delete");
  await page.keyboard.type("Laternen");
  await write(page, "Und noch ein Absatz.");
  await settled(page);

  await tabTo(page, "link", /^Verlauf$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, "slider", /^Zeitpunkt$/);
  const said = () => page.getByRole("slider").getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await waitFor(
    "the slider to say its state",
    async () => (await said())?.includes("Vor der Sitzung") === true,
  );
  await tabTo(page, "combobox", /^Vergleichen$/);
  await page.keyboard.press("ArrowDown");
  await page.getByText("2 Änderungen").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const comparison = page.getByRole("region", { name: /^Vergleich/ });
  expect(await comparison.locator("del").allTextContents()).toEqual(["Entfernt: Lampen Ende."]);
  expect(await comparison.locator("ins").allTextContents()).toEqual([
    "Eingefügt: Laternen Ende.",
    expect.stringContaining("Und noch ein Absatz."),
  ]);
  expect(await comparison.locator("[data-change]").count()).toBe(2);

  await page.keyboard.press("Alt+ArrowDown");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Lampen");
  await page.keyboard.press("Alt+ArrowDown");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Und noch ein Absatz.");
  await page.keyboard.press("Alt+ArrowUp");
  await tabTo(page, "button", /^Diese Stelle wiederherstellen$/);
  await page.keyboard.press("Enter");
  await page.getByText("1 Änderung", { exact: true }).waitFor();
  await settled(page);

  await page.goto(`/measures/${measure}`);
  await draft(page).getByText("Die Lampen am Schulweg sind hell.").waitFor();
  await draft(page).getByText("Und noch ein Absatz.").waitFor();
  await page.context().close();
}, 180_000);

test("everything is brought back as a change that merges with what others write offline, and can be undone", async () => {
  const [page, other] = [await pageOf(writer), await pageOf(team.admin)];
  await openMeasurePage(page, measure);
  await write(page, "Erster Satz.");
  await settled(page);
  await nameState("Anfang");
  await paragraphs(page).filter({ hasText: "Erster Satz." }).click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Zweiter Satz.");
  await settled(page);

  await openMeasurePage(other, measure);
  await draft(other).getByText("Erster Satz. Zweiter Satz.").waitFor();
  await other.context().setOffline(true);
  await paragraphs(other).filter({ hasText: "Erster Satz." }).click();
  await other.keyboard.press("Home");
  await other.keyboard.type("Offline davor. ");

  await openHistory(page);
  await page.getByRole("button", { name: /Stand benannt: Anfang/ }).click();
  await page.getByRole("button", { name: "Diesen Stand wiederherstellen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Wiederherstellen" }).click();
  await page.getByText("Wiederhergestellt.").first().waitFor();
  await settled(page);
  await other.context().setOffline(false);
  await settled(other);
  await draft(other).getByText("Offline davor. Erster Satz.", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Rückgängig" }).click();
  await draft(other).getByText("Offline davor. Erster Satz. Zweiter Satz.", { exact: true }).waitFor();
  await page.context().close();
  await other.context().close();
}, 180_000);

test("a field of the record is brought back; who may not write sees no way to, and readers no history", async () => {
  const page = await pageOf(writer);
  await openMeasurePage(page, measure);
  await settled(page);
  await nameState("Vorher");
  await page.getByRole("button", { name: "Einordnung" }).click();
  await page.getByRole("textbox", { name: "Räumlicher Bezug (Quartier, Stadtbezirk)" }).fill("Nordstadt");
  await page.keyboard.press("Tab");
  await settled(page);
  await openHistory(page);
  await page.getByRole("button", { name: /Stand benannt: Vorher/ }).click();
  await page.getByRole("combobox", { name: "Teil der Maßnahme" }).selectOption("record");
  await page.getByRole("combobox", { name: "Vergleichen" }).selectOption("now");
  await page.getByRole("row", { name: /Räumlicher Bezug.*leer.*Nordstadt/ }).waitFor();
  expect(await axeViolations(page)).toEqual([]);

  const reads = await pageOf(commenter);
  await reads.goto(new URL(page.url()).pathname + new URL(page.url()).search);
  await reads.getByRole("row", { name: /Räumlicher Bezug.*leer.*Nordstadt/ }).waitFor();
  expect(await reads.getByRole("button", { name: /wiederherstellen|benennen/ }).count()).toBe(0);
  await team.assign(measure, commenter, "reader");
  await reads.goto(`/measures/${measure}`);
  await draft(reads).waitFor();
  // What this device remembers of one's rights holds until the rooms say otherwise.
  await reads.getByRole("link", { name: "Verlauf" }).waitFor({ state: "detached" });
  await reads.goto(`/measures/${measure}/history`);
  await reads.getByText("Den Verlauf sehen alle, die an dieser Maßnahme mitdiskutieren").waitFor();
  await reads.context().close();

  await page.getByRole("button", { name: "Frühere Angabe wiederherstellen: Räumlicher Bezug" }).click();
  await page.getByText("hat sich hier nichts geändert").waitFor();
  await page.context().close();
}, 180_000);
