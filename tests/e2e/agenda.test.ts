import { readFile } from "node:fs/promises";
import type { Session } from "@querschnitt/shared/api/sittings";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { addItem, agenda, choose, openSession, planSession } from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
/** Is invited to the public part; a guest whom nobody invited. */
let member: Teammate;
let guest: Teammate;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  member = await team.invite("civil-society");
  guest = await team.invite("police", "guest");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});
beforeEach(async () => {
  session = await planSession(team, member);
});

const open = (person: Teammate) => openSession(browser, team, person, session.id);

test("a moderator and a member prepare one agenda at the same time, in two browsers", async () => {
  const [moderator, other] = [await open(team.admin), await open(member)];
  const errors = [pageErrors(moderator), pageErrors(other)];
  await Promise.all([
    addItem(moderator, "Beleuchtung am Kanal", "25"),
    (async () => {
      await other.getByRole("button", { name: "Tagesordnungspunkt vorschlagen" }).click();
      const dialog = other.getByRole("dialog");
      await dialog.getByLabel("Bezeichnung", { exact: true }).fill("Spielplatz Nordmarkt");
      await dialog.getByLabel("Begründung").fill("Dort wird wieder geklagt.");
      await dialog.getByRole("button", { name: "Vorschlagen", exact: true }).click();
    })(),
  ]);
  await moderator.getByText("Dort wird wieder geklagt.").waitFor();
  await moderator.getByRole("button", { name: "Aufnehmen", exact: true }).click();
  await waitFor(
    "both see both items",
    async () => (await agenda(other)).join() === "2 Beleuchtung am Kanal,3 Spielplatz Nordmarkt",
  );
  await other.getByText("aufgenommen", { exact: true }).waitFor();
  expect(await agenda(moderator)).toEqual(await agenda(other));
  await choose(moderator, "3 Spielplatz Nordmarkt", "Einrücken");
  await waitFor(
    "it is nested on the other page, too",
    async () => (await agenda(other)).join() === "2 Beleuchtung am Kanal,2.1 Spielplatz Nordmarkt",
  );
  await choose(moderator, "2.1 Spielplatz Nordmarkt", "Löschen");
  await waitFor("it is gone", async () => (await agenda(other)).length === 1);
  await moderator.getByRole("button", { name: "Rückgängig" }).last().click();
  await waitFor("it is back", async () => (await agenda(other)).length === 2);
  await other.getByText("35 von 120 Minuten sind verplant.").waitFor();
  expect(errors).toEqual([[], []]);
});

test("an item is added, moved with the handle and given more time by keyboard alone", async () => {
  const page = await open(team.admin);
  for (const title of ["Erstens", "Zweitens"]) {
    await tabTo(page, "button", /^Tagesordnungspunkt hinzufügen$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo(page, "textbox", /^Bezeichnung$/);
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  expect(await agenda(page)).toEqual(["2 Erstens", "3 Zweitens"]);
  await tabTo(page, "button", /^„3 Zweitens“ verschieben$/, "Shift+Tab");
  const status = page.getByRole("status").or(page.getByRole("alert"));
  await page.keyboard.press("Space");
  await waitFor("it is picked up", async () =>
    (await status.allTextContents()).join().includes("aufgenommen. Platz 7 von 7"),
  );
  await page.keyboard.press("ArrowUp");
  await waitFor("it is over another", async () =>
    (await status.allTextContents()).join().includes("Platz 6 von 7"),
  );
  await page.keyboard.press("Space");
  await waitFor("it was moved", async () => (await agenda(page)).join() === "2 Zweitens,3 Erstens");
  await waitFor("it is said where it stands", async () =>
    (await status.allTextContents()).join().includes("„Zweitens“ steht jetzt unter 2."),
  );
});

test("who was taken off the invited meanwhile does not come back with a list that was opened before", async () => {
  const page = await open(team.admin);
  const row = (name: string) => page.getByRole("dialog").getByRole("checkbox", { name, exact: true });
  const voting = row(`${member.name}: stimmberechtigt`);
  await page.getByRole("button", { name: "Eingeladene ändern" }).click();
  await voting.uncheck();
  const { revision } = await team.admin.api.must<Session>("GET", `/api/sittings/${session.id}`);
  const invited = [
    { person: member.id, closed: false, voting: true },
    { person: guest.id, closed: false, voting: false },
  ];
  await team.admin.api.must("PUT", `/api/sittings/${session.id}/invited`, { invited, revision });
  // The page behind the dialog has heard of it: what it knows is newer than what the dialog shows.
  await page.locator("main").getByText(guest.name).waitFor({ state: "attached" });
  await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("alert").filter({ hasText: "aktuellen Stand" }).waitFor();
  expect(await row(guest.name).isChecked()).toBe(true);
  expect(await row(team.admin.name).isChecked()).toBe(false);
  await voting.uncheck();
  await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const now = await team.admin.api.must<Session>("GET", `/api/sittings/${session.id}`);
  expect(now.invited.map(({ person, voting }) => [person, voting])).toEqual(
    invited.map(({ person }) => [person, false]),
  );
});

test("a form that was opened before keeps what others have changed in other fields meanwhile", async () => {
  const page = await open(team.admin);
  await page.getByRole("button", { name: "Angaben ändern" }).click();
  const field = (name: string) => page.getByRole("dialog").getByRole("textbox", { name, exact: true });
  await field("Titel").fill("Sondersitzung");
  const { title, start, end, chair, secretary, revision } = await team.admin.api.must<Session>(
    "GET",
    `/api/sittings/${session.id}`,
  );
  const moved = { title, start, end, chair, secretary, revision, place: "Altes Stadthaus" };
  await team.admin.api.must("PUT", `/api/sittings/${session.id}`, moved);
  await page.locator("main").getByText("Altes Stadthaus").waitFor({ state: "attached" });
  expect(await field("Ort").inputValue()).toBe("Rathaus");
  await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("heading", { name: "Sondersitzung" }).waitFor();
  const now = await team.admin.api.must<Session>("GET", `/api/sittings/${session.id}`);
  expect([now.title, now.place]).toEqual(["Sondersitzung", "Altes Stadthaus"]);
});

test("what is added without a connection is sent later, and reading goes on meanwhile", async () => {
  const page = await open(team.admin);
  const other = await open(member);
  await page.context().setOffline(true);
  await addItem(page, "Ohne Verbindung", "5");
  await waitFor("it stands there", async () => (await agenda(page)).join() === "2 Ohne Verbindung");
  expect(await agenda(other)).toEqual([]);
  // What was opened before opens without a connection, too.
  await page.reload();
  await waitFor("it still stands there", async () => (await agenda(page)).join() === "2 Ohne Verbindung");
  await page.context().setOffline(false);
  await waitFor("it arrives", async () => (await agenda(other)).join() === "2 Ohne Verbindung");
});

test("inviting sends e-mails with the agenda, and the session is in the calendar and in a file to hand out", async () => {
  const page = await open(team.admin);
  await page.getByRole("button", { name: "Einladungen verschicken" }).click();
  await page.getByRole("dialog", { name: "2 Personen einladen?" }).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Einladungen verschicken" }).click();
  await page.getByText("Eingeladen am").waitFor();
  await page.getByRole("button", { name: "Angaben ändern" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Ort" }).fill("Altes Stadthaus");
  await page.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Seitdem geändert").waitFor();
  await page.getByRole("button", { name: "Tagesordnung herunterladen" }).click();
  const forAll = page.getByRole("group", { name: "Öffentliche Fassung" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    forAll.getByRole("menuitem", { name: "PDF" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("2097-01-12-agenda.pdf");
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("button", { name: "Tagesordnung herunterladen" }).click();
  const forTheEntitled = page.getByRole("group", { name: "Mit nichtöffentlichem Teil" });
  const [document] = await Promise.all([
    page.waitForEvent("download"),
    forTheEntitled.getByRole("menuitem", { name: "Word" }).click(),
  ]);
  expect(document.suggestedFilename()).toBe("2097-01-12-agenda.docx");
  await page.goto("/sessions");
  await page.getByRole("button", { name: "Kalender abonnieren" }).click();
  const field = page.getByLabel("Adresse für Ihr Kalenderprogramm");
  await waitFor("the address is there", async () => (await field.inputValue()).endsWith(".ics"));
  const calendar = await fetch(await field.inputValue()).then((answer) => answer.text());
  expect(calendar).toContain("LOCATION:Altes Stadthaus");
  await page.goto("/mailbox");
  const mail = page.getByRole("listitem").filter({ hasText: "Einladung zur Sitzung am 12. Januar 2097" });
  await mail.first().waitFor();
  expect(await mail.first().innerText()).toContain("1.1 Bestimmung der Schriftführung");
});
