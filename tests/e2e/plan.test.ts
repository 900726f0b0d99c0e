import { readFile } from "node:fs/promises";
import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import type { RecordCommand } from "@querschnitt/shared/documents/record";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, pageErrors } from "../support/Browser.ts";
import { keptAnswers } from "../support/keptAnswers.ts";
import { tabTo } from "../support/keyboard.ts";
import { StockClient } from "../support/StockClient.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let police: Teammate;
let light: string;
const errors: string[][] = [];

/** Days from today, as a record writes them. */
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function write(measure: string, commands: RecordCommand[]): Promise<void> {
  const client = await StockClient.open(team.admin.api, `measure/${measure}/record`);
  openLedger(client.doc, "record");
  for (const command of commands) {
    perform(client.doc, "record", command, { person: team.admin.id, now: Date.now() });
  }
  await waitFor("the plan to know of the record", async () => {
    const rows = await team.admin.api.must<{ id: string; start: string | null }[]>("GET", "/api/measures");
    return rows.some(({ id, start }) => id === measure && start !== null);
  });
  client.destroy();
}

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start({ environment: { HTTP_REQUESTS_PER_MINUTE: "100000" } });
  police = await team.invite("police");
  ({ id: light } = await team.createMeasure("Licht im Park"));
  const task = { person: null, organisation: police.organisation } as const;
  await write(light, [
    { type: "set-field", field: "start", value: day(-90) },
    { type: "set-field", field: "end", value: day(-10) },
    { type: "set-field", field: "priority", value: "high" },
    { type: "add-responsibility", responsibility: "r1", ...task, task: "Streifen planen", deadline: day(-5) },
    { type: "add-responsibility", responsibility: "r2", ...task, task: "Wege begehen", deadline: day(30) },
  ]);
  const { id: ways } = await team.createMeasure("=Wege; für Größe und „Übersicht“");
  await write(ways, [
    { type: "set-field", field: "start", value: day(-30) },
    { type: "set-field", field: "continuous", value: true },
    { type: "set-field", field: "leadOrganisation", value: police.organisation },
  ]);
  await team.createMeasure("Noch ohne Daten");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
  expect(errors.flat()).toEqual([]);
});

async function open(person: Teammate, path: string, width = 1280): Promise<Page> {
  const page = await browser.page(team, person, { width });
  errors.push(pageErrors(page));
  await page.goto(path);
  await page.getByRole("heading", { level: 1, name: "Programm" }).waitFor();
  return page;
}

const column = (page: Page, phase: string) => page.getByRole("region", { name: new RegExp(`^${phase}`) });

test("by keyboard alone a card is moved to its next phase for a reason, and another person sees it", async () => {
  const page = await open(team.admin, "/?view=board");
  const witness = await open(police, "/?view=board");
  await column(witness, "Vorschlag").getByRole("link", { name: "Licht im Park" }).waitFor();
  // Whoever does not moderate has nothing to move with.
  expect(await witness.getByRole("button", { name: /verschieben|Aktionen/ }).count()).toBe(0);

  await tabTo(page, "button", /^SN-01 Licht im Park verschieben/);
  await page.keyboard.press("Space");
  await page
    .getByText("SN-01 Licht im Park aufgenommen, in der bisherigen Phase.")
    .waitFor({ state: "attached" });
  await page.keyboard.press("ArrowRight");
  await page.getByText("Phase Entwurf.").waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  expect(await dialog.getByRole("combobox").inputValue()).toBe("draft");
  await dialog.getByRole("textbox", { name: "Begründung" }).focus();
  await page.keyboard.type("Der Lenkungskreis hat zugestimmt.");
  await tabTo(page, "button", /^Phase ändern$/);
  await page.keyboard.press("Enter");
  await column(page, "Entwurf").getByRole("link", { name: "Licht im Park" }).waitFor();
  await column(witness, "Entwurf").getByRole("link", { name: "Licht im Park" }).waitFor();
  const { phaseHistory } = await police.api.must<{ phaseHistory: { reason: string }[] }>(
    "GET",
    `/api/measures/${light}`,
  );
  expect(phaseHistory.at(-1)?.reason).toBe("Der Lenkungskreis hat zugestimmt.");
});

test("a phase that does not come next is refused with the reason, and the menu offers those that do", async () => {
  const page = await open(team.admin, "/?view=board");
  const handle = page.getByRole("button", { name: /Noch ohne Daten verschieben/ });
  await handle.focus();
  await page.keyboard.press("Space");
  await page
    .getByText("SN-03 Noch ohne Daten aufgenommen, in der bisherigen Phase.")
    .waitFor({ state: "attached" });
  for (let step = 0; step < 2; step++) await page.keyboard.press("ArrowRight");
  await page.getByText("Phase Mitzeichnung: von Vorschlag aus nicht möglich.").waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await page
    .getByRole("region", { name: "Hinweise" })
    .getByText(/Von „Vorschlag“ aus kann die Maßnahme nur wechseln nach/)
    .waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);

  await page.getByRole("button", { name: /Aktionen zu SN-03/ }).click();
  const items = page.getByRole("menuitem");
  await items.first().waitFor();
  expect(await items.allTextContents()).toEqual(["Entwurf", "Zurückgezogen"]);
});

test("with the mouse a card is dragged into a phase, and stays where it was if no reason is given", async () => {
  const page = await open(team.admin, "/?view=board");
  const card = column(page, "Entwurf").getByRole("listitem").filter({ hasText: "Licht im Park" });
  const from = await card.getByRole("button", { name: /verschieben/ }).boundingBox();
  const to = await column(page, "Mitzeichnung").boundingBox();
  if (!from || !to) throw new Error("the card or its next column is not to be seen");
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole("dialog", { name: "Phase ändern" });
  await dialog.waitFor();
  expect(await dialog.getByRole("combobox").inputValue()).toBe("co-signing");
  await dialog.getByRole("button", { name: "Phase ändern" }).click();
  await dialog.getByText("Bitte begründen Sie die Änderung.").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await card.waitFor();
});

test("a move that somebody else makes meanwhile is explained, and nothing is moved twice", async () => {
  const page = await open(team.admin, "/?view=board");
  await page.getByRole("button", { name: /Aktionen zu SN-03/ }).click();
  await page.getByRole("menuitem", { name: "Entwurf" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Begründung" }).fill("Es geht los.");
  const { id } = (await team.admin.api.must<{ id: string; number: string }[]>("GET", "/api/measures")).find(
    ({ number }) => number === "SN-03",
  ) as { id: string };
  await team.admin.api.must("POST", `/api/measures/${id}/phase`, {
    phase: "withdrawn",
    from: "proposal",
    reason: "Doppelt.",
  });
  await dialog.getByText(/inzwischen nach „Zurückgezogen“ verschoben/).waitFor();
  await page.keyboard.press("Escape");
  await column(page, "Zurückgezogen").getByRole("link", { name: "Noch ohne Daten" }).waitFor();
});

test("the time line says in words what its bars show, and lists what has no dates", async () => {
  const page = await open(police, "/?view=timeline");
  const chart = page.getByRole("region", { name: "Zeitstrahl der Maßnahmen" });
  const line = chart.getByRole("listitem").filter({ hasText: "Licht im Park" });
  await line.waitFor();
  expect(await line.textContent()).toMatch(/\d\d\.\d\d\.\d{4} bis .*; Entwurf; überfällig: Ende, Frist/);
  expect(await chart.getByRole("listitem").filter({ hasText: "=Wege" }).textContent()).toMatch(/dauerhaft/);
  await page
    .getByRole("region", { name: /^Ohne Zeitangaben/ })
    .getByRole("link", { name: "Noch ohne Daten" })
    .waitFor();
  await page.getByRole("combobox", { name: "Maßstab" }).selectOption("year");
  await page.waitForURL(/zoom=year/);
  // From bar to bar with the arrow keys, and into the measure.
  await tabTo(page, "link", /^Licht im Park$/);
  await page.keyboard.press("ArrowDown");
  await waitFor("the focus to be on the next bar", () =>
    page.evaluate(() => document.activeElement?.textContent?.startsWith("=Wege") === true),
  );
});

test("what the police have taken on is told in words and listed by deadline", async () => {
  const page = await open(team.admin, "/");
  await page.getByRole("link", { name: "Wer macht was" }).click();
  await page.getByRole("combobox", { name: "Gruppe oder Organisation" }).selectOption("police");
  await page.waitForURL(/who=police/);
  await page
    .getByText("2 Aufgaben in 1 Maßnahme. Erledigt: 0, offen: 2, angenommen: 0. 1 ist überfällig.")
    .waitFor();
  const rows = page.getByRole("table", { name: "Aufgaben" }).getByRole("row");
  expect(await rows.nth(1).textContent()).toMatch(/Streifen planen.*überfällig/);
  expect(await rows.nth(2).textContent()).toMatch(/Wege begehen/);
  await page.getByRole("heading", { name: "Federführung in 1 Maßnahme" }).waitFor();
  await rows.nth(1).getByRole("link").click();
  await page.locator("li:focus", { hasText: "Streifen planen" }).waitFor();
});

test("a filter is saved under a name, found after signing in elsewhere, and opens the plan if wanted", async () => {
  const page = await open(team.admin, "/");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("checkbox", { name: "hoch" }).check();
  await page.getByRole("checkbox", { name: "Nur mit Überfälligem" }).check();
  await page.getByText("1 von 3 Maßnahmen").waitFor();
  await page.getByRole("button", { name: "Gespeicherte Filter" }).click();
  const panel = page.getByRole("dialog", { name: "Gespeicherte Filter" });
  await panel.getByRole("textbox").fill("Eiliges");
  await panel.getByRole("button", { name: "Filter speichern" }).click();
  await panel.getByRole("link", { name: "Eiliges" }).waitFor();
  await panel.getByRole("button", { name: "„Eiliges“ mit allen Mitgliedern teilen" }).click();
  await panel
    .getByRole("button", { name: "„Eiliges“ mit allen Mitgliedern teilen", pressed: true })
    .waitFor();
  await panel.getByRole("combobox").selectOption({ label: "Eiliges" });
  type Kept = { filters: { id: string; shared: boolean }[]; opensWith: string | null };
  const kept = () => team.admin.api.must<Kept>("GET", "/api/saved-filters");
  await waitFor("the choice to be kept", async () => (await kept()).opensWith !== null);

  const elsewhere = await open(team.admin, "/");
  await elsewhere.getByText("1 von 3 Maßnahmen").waitFor();
  await elsewhere.getByRole("button", { name: "Filter entfernen: Nur Überfälliges" }).click();
  await elsewhere.getByRole("button", { name: "Filter entfernen: Priorität: hoch" }).click();
  await elsewhere.getByText("3 von 3 Maßnahmen").waitFor();

  const other = await open(police, "/");
  await other.getByText("3 von 3 Maßnahmen").waitFor();
  await other.getByRole("button", { name: "Gespeicherte Filter" }).click();
  await other
    .getByRole("list", { name: "Von anderen für alle" })
    .getByRole("link", { name: "Eiliges" })
    .click();
  await other.getByText("1 von 3 Maßnahmen").waitFor();
  await other.getByRole("link", { name: "Licht im Park" }).waitFor();

  // Deleted by mistake: it comes back with what it was for.
  await panel.getByRole("button", { name: "„Eiliges“ löschen" }).click();
  await panel.getByRole("link", { name: "Eiliges" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await waitFor("the filter to be there again", async () => {
    const { filters, opensWith } = await kept();
    return filters.some(({ id, shared }) => shared && id === opensWith);
  });
});

test("what is shown is saved as CSV that a spreadsheet reads and does not calculate with", async () => {
  const page = await open(police, "/?view=list&sort=-number");
  await page.getByText("3 von 3 Maßnahmen").waitFor();
  await page.getByRole("button", { name: "Spalten" }).click();
  await page.getByRole("checkbox", { name: "Geändert" }).uncheck();
  await page.keyboard.press("Escape");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Als Tabelle (CSV)" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^programm-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await saved.path(), "utf8");
  expect(text.startsWith("\uFEFF")).toBe(true);
  const { data, meta } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(meta.delimiter).toBe(";");
  expect(meta.fields).not.toContain("Geändert");
  expect(data.map((row) => row["Nr."])).toEqual(["SN-03", "SN-02", "SN-01"]);
  expect(data[1]?.Titel).toBe("'=Wege; für Größe und „Übersicht“");
  expect(data[1]?.Dauermaßnahme).toBe("Ja");
  expect(data[2]).toMatchObject({ Überfällig: "Ende, Frist", Priorität: "hoch", Beginn: day(-90) });
  await page.reload();
  await page.getByText("3 von 3 Maßnahmen").waitFor();
  // What was chosen is remembered on this device.
  expect(await page.getByRole("columnheader", { name: "Geändert" }).count()).toBe(0);
});

test("without a connection the views open from what this device keeps", async () => {
  const page = await open(police, "/?view=commitments&who=police");
  await page.getByRole("table", { name: "Aufgaben" }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await waitFor("the answers to be kept", async () => {
    const kept = await keptAnswers(page);
    return kept.includes("commitments") && kept.includes("Streifen planen") && kept.includes("trafficLight");
  });
  // What a page without a network complains about is no fault of its own.
  errors.pop();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole("table", { name: "Aufgaben" }).getByText("Streifen planen").waitFor();
  await page.getByRole("link", { name: "Liste" }).click();
  await page.getByRole("link", { name: "Licht im Park" }).waitFor();
  await page.context().setOffline(false);
});
