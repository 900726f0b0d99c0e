import type { Session } from "@querschnitt/shared/api/sittings";
import { readResolutions } from "@querschnitt/shared/documents/arrivals";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { readRecord } from "@querschnitt/shared/documents/record";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { Browser, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { StockClient } from "../support/StockClient.ts";
import {
  addItem,
  beginSession,
  choose,
  openCourse,
  openSession,
  planSession,
  recordDecision,
} from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
/** Is invited to the public part. */
let member: Teammate;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  member = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});
beforeEach(async () => {
  session = await planSession(team, member);
});

const open = (person: Teammate, id = session.id) => openSession(browser, team, person, id);
const now = (page: Page) => page.getByRole("region", { name: "Jetzt" });
const main = (page: Page) => page.locator("main");

test("a session is prepared, invited to, run and recorded; decision and task arrive in the measure, and the minutes are approved in the next one", async () => {
  const measure = await team.createMeasure("Licht am Kanal");
  const page = await open(team.admin);
  const errors = pageErrors(page);
  await addItem(page, "Lampen am Kanal", "25");
  await choose(page, "2 Lampen am Kanal", "Bearbeiten");
  await page.getByRole("checkbox", { name: /Licht am Kanal/ }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
  await addItem(page, "Verschiedenes", "5");
  await page.getByRole("button", { name: "Einladungen verschicken" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Einladungen verschicken" }).click();
  await page.getByText("Eingeladen am").waitFor();

  // It runs: who leads moves on, and the other page follows by itself.
  await beginSession(page);
  const other = await browser.page(team, member, { width: 360 });
  await other.goto(`/sessions/${session.id}/live`);
  await now(other).getByText("Regularien").waitFor();
  for (const step of ["1.1", "1.2", "1.3", "1.4", "2"])
    await page.getByRole("button", { name: `Weiter zu ${step}`, exact: true }).click();
  await now(other).getByText("2 Lampen am Kanal").waitFor();
  await now(other).getByText("von 25 Minuten").waitFor();
  await now(other).getByText("Danach: 3 Verschiedenes").waitFor();
  await other.getByRole("button", { name: "Zu Wort melden" }).click();
  await page.getByRole("button", { name: `${member.name} das Wort erteilen` }).click();
  await other.getByText("hat das Wort", { exact: true }).waitFor();
  await page.getByRole("button", { name: `${team.admin.name} ist von Anfang an anwesend` }).click();
  await page.getByRole("button", { name: `${member.name} kommt jetzt` }).click();
  await other.getByText("2 Personen anwesend, davon 2 stimmberechtigt.").waitFor();

  // It is recorded beside.
  await page.getByRole("link", { name: "Niederschrift", exact: true }).click();
  const course = await openCourse(page, "2 Lampen am Kanal");
  await course.click();
  await page.keyboard.type("Die Runde berät über den Standort.");
  await page.getByRole("button", { name: "Beschluss festhalten" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Wortlaut").fill("Am Kanal werden 17 Lampen aufgestellt.");
  await dialog.getByLabel("Ja", { exact: true }).fill("3");
  await dialog.getByText("3 Stimmen, aber nur 2 Stimmberechtigte waren anwesend.").waitFor();
  await dialog.getByLabel("Ja", { exact: true }).fill("2");
  await dialog.getByText("Stimmberechtigte waren anwesend").waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("button", { name: "Auftrag festhalten" }).click();
  await dialog.getByLabel("Was ist zu tun?").fill("Lampen bestellen");
  await dialog.getByLabel("Organisation").selectOption({ label: "Organisation civil-society" });
  await dialog.getByLabel("Person").selectOption({ label: member.name });
  await dialog.getByLabel("Frist").fill("2097-03-01");
  await dialog.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("button", { name: "In Maßnahme SN-01 eintragen", exact: true }).dblclick();
  await page.getByText("Eingetragen in").waitFor();
  await page.getByRole("button", { name: "Als Zuständigkeit in Maßnahme SN-01 eintragen" }).dblclick();
  await page.getByText("Als Zuständigkeit eingetragen in").waitFor();
  const record = await recordOf(measure.id);
  expect(readResolutions(record).map(({ wording, date }) => [wording, date])).toEqual([
    ["Am Kanal werden 17 Lampen aufgestellt.", "2097-01-12"],
  ]);
  expect(readRecord(record).responsibilities.map(({ task, person }) => [task, person])).toEqual([
    ["Lampen bestellen", member.id],
  ]);

  // It ends, and what was not reached is put forward for the next one.
  await page.getByRole("link", { name: "Sitzung läuft" }).click();
  await page.getByRole("button", { name: "Sitzung schließen" }).click();
  await page.getByRole("dialog").getByText("3 Verschiedenes").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Sitzung schließen" }).click();
  await page.getByRole("button", { name: "Niederschrift abschließen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Niederschrift abschließen" }).click();
  await page.getByText("Prüfsumme: unverändert seit dem Abschluss").waitFor();
  expect(await page.getByRole("button", { name: "Beschluss festhalten" }).count()).toBe(0);
  await page.getByRole("button", { name: "Niederschrift herunterladen" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("group", { name: "Öffentliche Fassung" }).getByRole("menuitem", { name: "PDF" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("2097-01-12-minutes.pdf");

  // Who is to do the task reads the minutes and says when it is done, although they are closed.
  await other.goto(`/sessions/${session.id}/minutes`);
  await other.getByText("Die Runde berät über den Standort.").waitFor();
  await other.getByRole("checkbox", { name: "Erledigt: Lampen bestellen" }).check();
  // In the measure both are seen with the way back.
  await page.goto(`/measures/${measure.id}`);
  await page.getByRole("tab", { name: "Steckbrief" }).click();
  await page.getByText("Am Kanal werden 17 Lampen aufgestellt.").waitFor();
  await page.getByRole("tab", { name: "Zuständigkeiten" }).click();
  await page.getByText("Auftrag aus der Sitzung:").getByRole("link").click();
  await page.getByRole("heading", { name: "2 Lampen am Kanal" }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/sessions/${session.id}/minutes`);

  // In the next session the minutes are approved, with a correction.
  const next = await team.admin.api.must<Session>("POST", "/api/sittings", {
    ...{ title: "Sitzung im Februar", place: "", chair: team.admin.id, secretary: null },
    ...{ start: "2097-02-12T16:00:00.000Z", end: "2097-02-12T18:00:00.000Z", workingGroup: team.group },
  });
  const later = await open(team.admin, next.id);
  await later.getByRole("button", { name: "Aufnehmen: Verschiedenes" }).click();
  await later.getByRole("button", { name: "Aufnehmen: Verschiedenes" }).waitFor({ state: "detached" });
  expect(await later.getByRole("button", { name: "Aufnehmen: Lampen bestellen" }).count()).toBe(0);
  await beginSession(later);
  await later.getByRole("link", { name: "Niederschrift", exact: true }).click();
  await openCourse(later, "1.5 Genehmigung der Niederschrift der letzten Sitzung");
  await recordDecision(later, "Es sind 18 Lampen.", "");
  await later.getByRole("button", { name: "Als genehmigt eintragen" }).click();
  await later.getByRole("dialog").getByRole("button", { name: "Als genehmigt eintragen" }).click();
  await later.getByText("Diese Niederschrift ist genehmigt").waitFor();
  await later.goto(`/sessions/${session.id}/minutes`);
  await later.getByText("Die Niederschrift ist genehmigt.").waitFor();
  await later.getByText("Dabei wurde beschlossen:").waitFor();
  await later.getByText("Es sind 18 Lampen.").waitFor();
  // The original stays as it was.
  await later.getByText("Am Kanal werden 17 Lampen aufgestellt.").waitFor();
  expect(errors).toEqual([]);
});

async function recordOf(measure: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  openRoom(doc, "record");
  (await StockClient.open(team.admin.api, `measure/${measure}/record`, doc)).disconnect();
  return doc;
}

test("a session is run by keyboard alone: opened, attended, moved on, the floor asked for and given, a decision recorded, ended and closed", async () => {
  const page = await open(team.admin);
  const press = async (name: RegExp, role: "button" | "link" | "menuitem" = "button"): Promise<void> => {
    await tabTo(page, role, name);
    await page.keyboard.press("Enter");
  };
  await press(/^Sitzung eröffnen$/);
  await page.getByRole("dialog").waitFor();
  await press(/^Sitzung eröffnen$/);
  await now(page).waitFor();
  await press(/^Mit 1 beginnen$/);
  await now(page).getByText("Regularien").waitFor();
  await press(new RegExp(`^${team.admin.name} ist von Anfang an anwesend$`));
  await page.getByText("1 Person anwesend, davon 1 stimmberechtigt.").waitFor();
  await press(/^Zu Wort melden$/);
  await press(new RegExp(`^${team.admin.name} das Wort erteilen$`));
  await main(page).getByText("hat das Wort", { exact: true }).waitFor();
  const said = page.getByRole("status").or(page.getByRole("alert"));
  await waitFor("it is said whose turn it is", async () =>
    (await said.allTextContents()).join().includes("Sie haben das Wort."),
  );
  await press(/^Weiter zu 1\.1$/);
  await waitFor("it is said what is dealt with now", async () =>
    (await said.allTextContents()).join().includes("Jetzt: 1.1 Bestimmung der Schriftführung"),
  );
  await press(/^Beamer-Ansicht$/);
  await page.getByRole("dialog").getByText("Bestimmung der Schriftführung").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await press(/^Niederschrift$/, "link");
  await press(/^1\.1 Bestimmung der Schriftführung/, "link");
  await tabTo(page, "textbox", /^Verlauf zu Punkt 1\.1$/);
  await page.keyboard.type("Einstimmig bestimmt.");
  await press(/^Beschluss festhalten$/);
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "textbox", /^Ja$/);
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await page.getByText("Bitte geben Sie den Wortlaut an.").waitFor();
  await waitFor("what is missing has the focus", () =>
    page.getByLabel("Wortlaut").evaluate((field) => field === document.activeElement),
  );
  await page.keyboard.type("Ada Amt führt die Niederschrift.");
  await tabTo(page, "textbox", /^Ja$/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("1 Ja").waitFor();

  await press(/^Sitzung läuft$/, "link");
  await press(/^Sitzung schließen$/);
  await page.getByRole("dialog").waitFor();
  await press(/^Sitzung schließen$/);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press(/^Niederschrift abschließen$/);
  await page.getByRole("dialog").waitFor();
  await press(/^Niederschrift abschließen$/);
  await page.getByText("Prüfsumme: unverändert seit dem Abschluss").waitFor();
  await page.getByText("Einstimmig bestimmt.").waitFor();
  await page.getByText("Ada Amt führt die Niederschrift.").waitFor();
});

test("the secretary loses the connection in the middle: what is written, decided and noted meanwhile is kept and arrives, beside what others wrote", async () => {
  const page = await open(team.admin);
  await addItem(page, "Lampen am Kanal", "25");
  await beginSession(page);
  await page.getByRole("link", { name: "Niederschrift", exact: true }).click();
  const course = await openCourse(page, "2 Lampen am Kanal");
  await course.click();
  await page.keyboard.type("Vorher.");
  const other = await open(member);
  await other.goto(`/sessions/${session.id}/minutes`);
  await other.getByText("Vorher.").waitFor();

  await page.context().setOffline(true);
  await page.keyboard.type(" Ohne Verbindung.");
  await recordDecision(page, "Beschlossen ohne Verbindung.", "");
  await page.getByRole("navigation", { name: "Inhalt der Niederschrift" }).getByText("Anwesenheit").click();
  await page.getByRole("button", { name: `${member.name} ist von Anfang an anwesend` }).click();
  await other.getByRole("link", { name: "Sitzung läuft" }).click();
  await other.getByRole("button", { name: "Zu Wort melden" }).click();
  // Even if the page is closed and opened again.
  await page.reload();
  await openCourse(page, "2 Lampen am Kanal");
  await page.getByText("Vorher. Ohne Verbindung.").waitFor();
  await page.getByText("Beschlossen ohne Verbindung.").waitFor();
  await other.goto(`/sessions/${session.id}/minutes`);
  await other.getByText("Vorher.").waitFor();
  expect(await main(other).innerText()).not.toContain("Ohne Verbindung");

  await page.context().setOffline(false);
  await other.getByText("Vorher. Ohne Verbindung.").waitFor();
  await other.getByText("Beschlossen ohne Verbindung.").waitFor();
  await other.getByText("1 Person anwesend,").waitFor();
  await page.getByRole("link", { name: "Sitzung läuft" }).click();
  await page.getByRole("button", { name: "Aufrufen: 1 Regularien" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: `${member.name} das Wort erteilen` }).waitFor();
});
