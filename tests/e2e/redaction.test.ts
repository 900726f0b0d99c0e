import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { axeViolations, Browser, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { draft, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const words = "Frau Geheimwort";

let browser: Browser;
let team: Team;
let partner: Teammate;
let reader: Teammate;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  team = await Team.start();
  partner = await team.invite("civil-society");
  reader = await team.invite("police");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  await team.assign(measure, partner, "editor");
});
afterEach(async () => {
  await browser.closePages();
  await team?.dispose();
});

async function openMeasure(
  person: Teammate,
  options: { language?: "de" | "en"; width?: number } = {},
): Promise<Page> {
  const page = await browser.page(team, person, options);
  await openMeasurePage(page, measure);
  return page;
}

/** Selects the words that were just written at the end of the text. */
async function selectBack(page: Page, length: number): Promise<void> {
  for (let index = 0; index < length; index++) await page.keyboard.press("Shift+ArrowLeft");
}

async function undo(page: Page): Promise<void> {
  await draft(page).click();
  for (let index = 0; index < 20; index++) await page.keyboard.press("Control+z");
}

test("asked for and confirmed by keyboard alone: the passage vanishes everywhere, and both hear of it", async () => {
  const office = await openMeasure(team.admin);
  const errors = pageErrors(office);
  const other = await openMeasure(partner);
  const reading = await openMeasure(reader);
  await write(office, `Gemeldet hat es ${words}`);
  await settled(office);
  await draft(other).getByText(words).waitFor();
  await selectBack(office, words.length);
  await office.keyboard.press("Control+Alt+Shift+x");
  const asking = office.getByRole("dialog", { name: "Stelle schwärzen lassen" });
  await asking.getByText(words).waitFor();
  expect(await axeViolations(office)).toEqual([]);
  await tabTo(office, "button", /^Schwärzung beantragen$/);
  await office.keyboard.press("Enter");
  await office.getByText("Sie haben für diese Stelle eine Schwärzung beantragt").waitFor();
  expect(await office.getByRole("button", { name: "Schwärzung bestätigen" }).count()).toBe(0);

  await other.getByText("Für diese Stelle ist eine Schwärzung beantragt").waitFor();
  expect(await axeViolations(other)).toEqual([]);
  expect(await reading.getByText("Für diese Stelle ist eine Schwärzung beantragt").count()).toBe(0);
  await tabTo(other, "button", /^Schwärzung bestätigen$/);
  await other.keyboard.press("Enter");
  await other.getByRole("dialog", { name: "Diese Stelle endgültig schwärzen?" }).waitFor();
  expect(await axeViolations(other)).toEqual([]);
  await tabTo(other, "button", /^Endgültig schwärzen$/);
  await other.keyboard.press("Enter");

  for (const page of [office, other, reading]) {
    await waitFor("the words to be gone", async () => !(await draft(page).innerText()).includes(words));
    await page.getByText("Im Text wurde 1 Stelle geschwärzt").waitFor();
    await draft(page).getByText("Gemeldet hat es").waitFor();
  }
  await reading.getByText("Im Text wurde 1 Stelle geschwärzt").click();
  await reading.getByText(/beantragt von Ada Amt, bestätigt von Person 1\./).waitFor();
  expect(await axeViolations(reading)).toEqual([]);
  await settled(office);
  await undo(office);
  await settled(office);
  expect(await draft(office).innerText()).not.toContain(words);
  expect(errors.filter((error) => !error.includes("WebSocket"))).toEqual([]);
}, 180_000);

test("a report leads to a redaction; who refuses it says why, who asked may withdraw it", async () => {
  const office = await openMeasure(team.admin);
  await write(office, `Es wohnt dort ${words}`);
  await settled(office);
  const reading = await openMeasure(reader);
  await draft(reading).getByText(words).click({ clickCount: 3 });
  await reading.getByRole("button", { name: "Stelle melden" }).click();
  await reading.getByRole("button", { name: "Melden", exact: true }).click();
  await reading.getByText("Ihre Meldung ist angekommen", { exact: false }).first().waitFor();
  expect(await reading.getByRole("button", { name: "Stelle schwärzen lassen" }).count()).toBe(0);

  for (const expected of ["Ablehnen", "Antrag zurückziehen"]) {
    await office.goto("/messages");
    await office.getByRole("button", { name: "Schwärzen lassen" }).click();
    await office.getByRole("button", { name: "Schwärzung beantragen" }).click();
    await office.getByRole("heading", { name: "Schwärzungen, über die zu entscheiden ist" }).waitFor();
    expect(await axeViolations(office)).toEqual([]);
    if (expected === "Antrag zurückziehen") {
      await office.getByRole("button", { name: expected }).click();
      await office.getByRole("button", { name: "Zurückziehen", exact: true }).click();
    } else {
      const other = await openMeasure(partner);
      await other.getByRole("button", { name: expected, exact: true }).click();
      await other.getByRole("dialog").getByRole("button", { name: expected, exact: true }).click();
      await other.getByText("Bitte begründen Sie", { exact: false }).waitFor();
      await other.getByLabel("Begründung").fill("Das ist ein Straßenname.");
      await other.getByRole("dialog").getByRole("button", { name: expected, exact: true }).click();
      await other.getByText("Die Schwärzung ist abgelehnt.", { exact: false }).first().waitFor();
      await other.getByText("Anträge auf Schwärzung").click();
      await other.getByText("Begründung: Das ist ein Straßenname.").waitFor();
      await other.context().close();
    }
    await waitFor(
      "nothing to wait any more",
      async () => (await office.getByRole("heading", { name: /über die zu entscheiden ist/ }).count()) === 0,
    );
  }
  expect(await draft(reading).innerText()).toContain(words);
}, 180_000);
