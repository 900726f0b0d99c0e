import { fieldShapes } from "@querschnitt/shared/policy/record";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { openMeasurePage, settled, unsent } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let partner: Teammate;
let reader: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  partner = await team.invite("police");
  reader = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

/** A measure that the administrator and the partner write, and the reader reads. */
async function newMeasure(title: string): Promise<string> {
  const { id } = await team.createMeasure(title);
  await team.assign(id, partner, "editor");
  await team.assign(id, reader, "reader");
  return id;
}

async function openRecord(
  person: Teammate,
  measure: string,
  width = 1280,
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.page(team, person, { width });
  const errors = pageErrors(page);
  await openMeasurePage(page, measure);
  await page.getByRole("tab", { name: "Steckbrief" }).click();
  await page.getByRole("region", { name: "Steckbrief" }).waitFor();
  return { page, errors };
}

const messages = (page: Page) => page.getByRole("region", { name: "Hinweise" });

/** A day so many days from now where the browsers are. */
function day(fromNow: number): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });
  return fieldShapes.start.unwrap().parse(format.format(Date.now() + fromNow * 24 * 60 * 60 * 1000));
}

/** Opens the parts of the record that are closed while nothing is in them. */
async function openMeans(page: Page): Promise<void> {
  const opener = page.getByRole("button", { name: "Mittel" });
  if ((await opener.getAttribute("aria-expanded")) === "false") await opener.click();
}

test("two people in a record see each other's field, values and words, as they come", {
  timeout: 120_000,
}, async () => {
  const measure = await newMeasure("Licht im Park");
  const { page: one, errors } = await openRecord(team.admin, measure);
  const { page: other } = await openRecord(partner, measure);
  await Promise.all([openMeans(one), openMeans(other)]);

  // Where somebody is, and gone when they leave.
  await one.getByRole("textbox", { name: "Kosten" }).focus();
  await other.getByText("Ada Amt (StA 1) ist gerade in diesem Feld.").waitFor({ state: "attached" });
  const described = await other.getByRole("textbox", { name: "Kosten" }).getAttribute("aria-describedby");
  expect(described).toMatch(/aside/);
  await one.keyboard.type("rund 5.000 €");
  await one.keyboard.press("Enter");
  await waitFor("the value to arrive", async () => {
    return (await other.getByRole("textbox", { name: "Kosten" }).inputValue()) === "rund 5.000 €";
  });
  await one.getByRole("textbox", { name: "Personal" }).focus();
  await waitFor("the mark to have gone to the other field", async () => {
    const id = await other.getByRole("textbox", { name: "Personal" }).getAttribute("aria-describedby");
    return id?.includes("aside") === true;
  });

  // What another enters while one is typing is said; Escape takes it, with no word of one's own written.
  await one.keyboard.type("eine Stelle");
  await other.getByRole("textbox", { name: "Personal" }).fill("zwei Stellen");
  await other.keyboard.press("Enter");
  await one
    .getByText(/Inzwischen hat jemand hier eingetragen: zwei Stellen/)
    .first()
    .waitFor();
  await one.keyboard.press("Escape");
  expect(await one.getByRole("textbox", { name: "Personal" }).inputValue()).toBe("zwei Stellen");

  // Both write the same text; both see both, while they are in it.
  const summary = (page: Page) => page.getByRole("textbox", { name: "Kurzbeschreibung" });
  await summary(one).click();
  await one.keyboard.type("Mehr Licht.");
  await waitFor("the words to arrive", async () => (await summary(other).inputValue()) === "Mehr Licht.");
  await summary(other).click();
  await other.keyboard.press("Control+End");
  await other.keyboard.type(" Und Bänke.");
  await waitFor(
    "the other's words to come in while one is in the field",
    async () => (await summary(one).inputValue()) === "Mehr Licht. Und Bänke.",
  );
  // One's own undo takes back one's own words only.
  await one.keyboard.press("Control+z");
  await waitFor(
    "one's own words to go",
    async () => (await summary(other).inputValue()).trim() === "Und Bänke.",
  );
  await one.keyboard.press("Control+Shift+z");
  await waitFor("and to come back", async () => /Mehr Licht\./.test(await summary(other).inputValue()));
  expect(errors).toEqual([]);
});

test("an assessment with the keyboard alone, and taking it back", { timeout: 120_000 }, async () => {
  const measure = await newMeasure("Wege im Winter");
  const { page, errors } = await openRecord(team.admin, measure);
  const { page: readersPage } = await openRecord(reader, measure, 360);
  await tabTo(page, "button", /^Stand neu einschätzen$/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Stand einschätzen" });
  await dialog.waitFor();
  const green = page.getByRole("radio", { name: /^Grün/ });
  await waitFor("the choice to have the focus", () => green.evaluate((it) => it === document.activeElement));
  // Past the button that closes the dialog, and its tooltip, there and back.
  await page.keyboard.press("Shift+Tab");
  await dialog.locator("[popover]", { hasText: "Schließen" }).waitFor();
  await page.keyboard.press("Tab");
  await waitFor("the choice to have the focus again", () =>
    green.evaluate((it) => it === document.activeElement),
  );
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  expect(await page.getByRole("radio", { name: /^Gelb/ }).isChecked()).toBe(true);
  // No light without a reason.
  await page.keyboard.press("Enter");
  await page.getByText("Bitte begründen Sie die Ampel.").waitFor();
  await waitFor("the focus to be where the reason is missing", () =>
    page.evaluate(() => document.activeElement?.tagName === "TEXTAREA"),
  );
  await page.keyboard.type("Die Genehmigung fehlt noch.");
  await tabTo(page, "button", /^Eintragen$/);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Die Genehmigung fehlt noch.").waitFor();
  await page.locator("header").getByText("Gelb: gefährdet").waitFor();
  // Readers see it at once, and may not change it.
  await readersPage.getByText("Die Genehmigung fehlt noch.").waitFor();
  expect(await readersPage.getByRole("button", { name: "Stand neu einschätzen" }).count()).toBe(0);

  await tabTo(page, "button", /^Aktionen zur Einschätzung/);
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Zurücknehmen" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Die Genehmigung fehlt noch.").waitFor({ state: "detached" });
  await tabTo(page, "button", /^Rückgängig$/);
  await page.keyboard.press("Enter");
  await page.getByText("Die Genehmigung fehlt noch.").waitFor();
  expect(errors).toEqual([]);
});

test("a milestone that was missed is said everywhere, doubts a green light, and is reached", {
  timeout: 120_000,
}, async () => {
  const measure = await newMeasure("Treffpunkt am Markt");
  const { page, errors } = await openRecord(team.admin, measure);
  await page.getByRole("button", { name: "Stand neu einschätzen" }).click();
  await page.getByRole("radio", { name: /^Grün/ }).check();
  await page.getByRole("textbox", { name: "Begründung" }).fill("Läuft.");
  await page.getByRole("button", { name: "Eintragen", exact: true }).click();

  await page.getByRole("button", { name: "Meilenstein hinzufügen" }).click();
  await page.getByRole("textbox", { name: "Meilenstein" }).fill("Erstes Treffen");
  await page.getByLabel("Geplant für").fill(day(-2));
  await page.getByRole("button", { name: "Hinzufügen", exact: true }).last().click();
  await page.locator("header").getByText("Überfällig: 1 Meilenstein").waitFor();
  // Nothing claims to be on time beside it.
  await page.locator("header").getByText("Grün laut Einschätzung").waitFor();
  expect(await page.getByText(/im Zeitplan/).count()).toBe(0);
  await page.getByText("Bitte prüfen Sie, ob das noch stimmt.").waitFor();
  const item = page.getByRole("listitem").filter({ hasText: "Erstes Treffen" });
  await item.getByText("überfällig").waitFor();

  await item.getByRole("button", { name: "Heute erreicht: Erstes Treffen" }).click();
  await item.getByText("erreicht", { exact: true }).waitFor();
  await page
    .locator("header")
    .getByText(/Überfällig/)
    .waitFor({ state: "detached" });
  await page.locator("header").getByText("Grün: im Zeitplan oder erledigt").waitFor();

  await item.getByRole("button", { name: /^Aktionen/ }).click();
  await page.getByRole("menuitem", { name: "Löschen" }).click();
  await item.waitFor({ state: "detached" });
  await messages(page).getByRole("button", { name: "Rückgängig" }).click();
  await item.waitFor();
  expect(errors).toEqual([]);
});

/** Enters a value through the form, as typed. */
async function enterValue(page: Page, value: string, on: string): Promise<void> {
  await page.getByRole("button", { name: /^Wert eintragen:/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Wert/ }).fill(value);
  await dialog.getByLabel("Stichtag").fill(on);
  await dialog.getByRole("button", { name: "Eintragen", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("an indicator is drawn once it can be compared, and its table has every value", {
  timeout: 120_000,
}, async () => {
  const measure = await newMeasure("Weniger Unfälle");
  const { page, errors } = await openRecord(team.admin, measure);
  await page.getByRole("button", { name: "Indikator hinzufügen" }).click();
  await page.getByRole("textbox", { name: "Bezeichnung" }).fill("Unfälle am Markt");
  await page.getByRole("textbox", { name: "Einheit" }).fill("Unfälle");
  await page.getByRole("textbox", { name: "Basiswert" }).fill("1.2.3");
  await page.getByRole("button", { name: "Hinzufügen", exact: true }).last().click();
  await page.getByText(/Punkte und Kommas passen nicht zusammen/).waitFor();
  await page.getByRole("textbox", { name: "Basiswert" }).fill("1.400,5");
  await page.getByText("Gelesen als 1.400,5").waitFor();
  await page.getByRole("button", { name: "Hinzufügen", exact: true }).last().click();

  const card = page.getByRole("article", { name: "Unfälle am Markt" });
  await card.getByText("Das Basisjahr fehlt: Ein Vergleich wäre irreführend.").waitFor();
  await enterValue(page, "1.234,5", "2024-06-30");
  await card.getByText("Ein einzelner Wert zeigt keine Entwicklung.").waitFor();
  await card.getByText("Die Quelle fehlt: Niemand könnte die Zahlen nachprüfen.").waitFor();
  expect(await card.getByRole("img").count()).toBe(0);

  await card.getByRole("button", { name: /^Aktionen zum Indikator/ }).click();
  await page.getByRole("menuitem", { name: "Bearbeiten" }).click();
  await page.getByRole("textbox", { name: "Basisjahr" }).fill("2022");
  await page.getByRole("textbox", { name: "Quelle" }).fill("Unfallstatistik");
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await enterValue(page, "1,100", "2025-06-30");
  await enterValue(page, "980", "2026-06-30");

  await card.getByRole("img", { name: /Von 1\.400,5 Unfälle \(2022\) auf 980 Unfälle/ }).waitFor();
  await card.getByRole("button", { name: "3 Werte als Tabelle" }).click();
  const cells = await card.getByRole("table").locator("tbody tr td:nth-child(2)").allTextContents();
  // "1,100" is a fraction in German.
  expect(cells).toEqual(["1.400,5", "1.234,5", "1,1", "980"]);
  expect(errors).toEqual([]);
});

test("what is entered offline is there at once and reaches the others later", {
  timeout: 180_000,
}, async () => {
  const measure = await newMeasure("Ohne Netz");
  const { page } = await openRecord(team.admin, measure, 360);
  const { page: other } = await openRecord(partner, measure);
  await page.context().setOffline(true);
  await openMeans(page);
  await page.getByRole("textbox", { name: "Finanzierung" }).fill("aus dem Haushalt");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Meilenstein hinzufügen" }).click();
  await page.getByRole("textbox", { name: "Meilenstein" }).fill("Zusage liegt vor");
  await page.getByRole("button", { name: "Hinzufügen", exact: true }).last().click();
  await page.getByRole("listitem").filter({ hasText: "Zusage liegt vor" }).waitFor();
  await waitFor("two changes to be unsent", async () => (await unsent(page)) >= 2);
  expect(await other.getByText("Zusage liegt vor").count()).toBe(0);

  await page.context().setOffline(false);
  await settled(page);
  await other.getByRole("listitem").filter({ hasText: "Zusage liegt vor" }).waitFor();
  await openMeans(other);
  await waitFor("the field to have arrived", async () => {
    return (await other.getByRole("textbox", { name: "Finanzierung" }).inputValue()) === "aus dem Haushalt";
  });
});
