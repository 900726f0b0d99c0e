import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, type ContextOptions, signIn } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { startServer } from "../support/startServer.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let police: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  police = await team.invite("police");
  await team.invite("police");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function newPage(email?: string, options: ContextOptions = {}): Promise<Page> {
  return browser.page(team, email ? { email } : undefined, options);
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

const list = [
  "Name;E-Mail;Organisation;Rolle;Arbeitsgruppen",
  "Gut Gemacht;gut@example.org;Stadtamt;Mitglied;SN",
  "Falsch Geschrieben;geschrieben@example.org;Stadtampt;Mitglied;",
  "Ohne Adresse;ohne;Stadtamt;Mitglied;",
  "=Rolle Unklar;rolle@example.org;Organisation police;Kaiser;",
].join("\n");

test("a list with three wrong rows is corrected and everybody invited, by keyboard", async () => {
  const page = await newPage(team.admin.email);
  await page.goto("/administration/import");
  await tabTo(page, "textbox", /Oder Zeilen einfügen/);
  await page.keyboard.insertText(list);
  await tabTo(page, "button", /^Vorschau zeigen$/);
  await page.keyboard.press("Enter");
  await page.getByText("In 3 Zeilen stimmt etwas nicht.").waitFor();
  await waitFor("the focus to be at the head of the preview", () =>
    page.getByRole("heading", { name: "Vorschau" }).evaluate((element) => element === document.activeElement),
  );
  await page.getByText("Die Organisation „Stadtampt“ gibt es hier nicht.").waitFor();
  await tabTo(page, "button", /^„Stadtamt“ nehmen$/);
  await page.keyboard.press("Enter");
  await page.getByText("In 2 Zeilen stimmt etwas nicht.").waitFor();

  await tabTo(page, "button", /^Zeile 4 bearbeiten/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("Das ist keine E-Mail-Adresse.").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("ohne@example.org");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText("In 1 Zeile stimmt etwas nicht.").waitFor();

  await tabTo(page, "button", /^Zeile 5 bearbeiten/);
  await page.keyboard.press("Enter");
  await tabTo(page, "combobox", /^Rolle$/);
  await page.keyboard.type("Mitglied");
  await page.keyboard.press("Enter");
  await tabTo(page, "button", /^Speichern$/);
  await page.keyboard.press("Enter");
  await page.getByText("Alles stimmt: 4 Personen können eingeladen werden.").waitFor();

  await tabTo(page, "button", /^4 Personen einladen$/);
  await page.keyboard.press("Enter");
  await page.getByText("4 Personen sind eingeladen.").waitFor();
  await tabTo(page, "button", /^Liste mit Links herunterladen$/);
  const downloading = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const text = await textOf(await downloading);
  expect(text.startsWith("\uFEFFName;E-Mail-Adresse;Organisation;Link;Gültig bis\r\n")).toBe(true);
  // What a spreadsheet would calculate with is text.
  expect(text).toContain("\r\n'=Rolle Unklar;");
  const link = /gut@example\.org;Stadtamt;(http[^;]+);/.exec(text)?.[1] ?? "";

  const invited = await newPage();
  await invited.goto(link);
  await invited.getByLabel("Vor- und Nachname").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Viele Personen einladen" }).waitFor();
  expect(await page.getByText(link).count()).toBe(0);
});

test("a file as Excel writes it is understood, rows are left out, and an organisation is added", async () => {
  const page = await newPage(team.admin.email, { width: 360 });
  await page.goto("/administration/import");
  // Windows-1252: "ü", and a dash that no other encoding has there.
  const row = "Jürgen Prüß;juergen@example.org;Verein \u0096 Süd;;\r\nWeg Damit;weg;Stadtamt;;\r\n";
  await page.getByLabel("CSV-Datei").setInputFiles({
    name: "liste.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Name;E-Mail;Organisation;Rolle;Arbeitsgruppen\r\n${row}`, "latin1"),
  });
  await page.getByText("Jürgen Prüß").first().waitFor();
  await page.getByRole("checkbox", { name: /Weg Damit einladen/ }).uncheck();
  await page.getByRole("button", { name: "„Verein – Süd“ anlegen" }).click();
  await page.getByLabel("Kurzname").fill("VS");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Alles stimmt: 1 Person kann eingeladen werden.").waitFor();
  await page.getByRole("button", { name: "1 Person einladen" }).click();
  await page.getByText("1 Person ist eingeladen.").waitFor();
});

test("who ends somebody's session sees them connected before, and they are signed out", async () => {
  const theirs = await newPage(police.email);
  await theirs.goto("/");
  await theirs.getByRole("heading", { name: "Programm" }).waitFor();
  const page = await newPage(team.admin.email);
  await page.goto("/administration/system");
  await page.getByRole("button", { name: `Anmeldungen von ${police.name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Anmeldungen von ${police.name}` });
  const connected = dialog.getByRole("listitem").filter({ hasText: "jetzt verbunden" });
  await connected.getByRole("button", { name: /beenden$/ }).click();
  await page.getByText("muss das Passwort neu eingeben").waitFor();
  await page.getByRole("button", { name: "Beenden", exact: true }).last().click();
  await theirs.getByRole("heading", { name: "Anmelden" }).waitFor();
  await connected.waitFor({ state: "detached" });
});

test("the audit list is filtered and exported as it is shown", async () => {
  await team.admin.api.must("PATCH", `/api/accounts/${police.id}`, { workspaceRole: "moderator" });
  const page = await newPage(team.admin.email);
  await page.goto("/administration/audit");
  await page.getByText(`Konto von ${police.name} geändert`).waitFor();
  await page.getByText("Rolle im Arbeitsbereich: Mitglied → Moderation").waitFor();
  await page
    .getByText(/^Angemeldet$/)
    .first()
    .waitFor();
  await page.getByLabel("Art").selectOption("Konto geändert");
  await page.getByRole("main").getByText("1 Eintrag").waitFor();
  expect(await page.getByText(/^Angemeldet$/).count()).toBe(0);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Als CSV herunterladen" }).click();
  const text = await textOf(await downloading);
  expect(text.split("\r\n")).toEqual([
    "\uFEFFWann;Wer;Was;Im Einzelnen",
    expect.stringContaining(`;Ada Amt;Konto von ${police.name} geändert;Rolle im Arbeitsbereich: Mitglied →`),
    "",
  ]);
  await page.getByLabel("Bis").fill("2020-01-01");
  await page.getByText("Keine Einträge").waitFor();
  await page.getByRole("button", { name: "Zurücksetzen" }).click();
  await page
    .getByText(/^Angemeldet$/)
    .first()
    .waitFor();
});

test("a person names a deputy, and it stands beside their name", async () => {
  const page = await newPage(police.email, { width: 360 });
  await page.goto("/account");
  await page.getByRole("button", { name: "Vertretung eintragen" }).click();
  await page.getByLabel("Wer vertritt").selectOption("Person 2");
  await page.getByLabel("Letzter Tag").fill("2099-12-31");
  await page.getByRole("button", { name: "Speichern" }).click();
  const own = page.getByRole("region", { name: "Vertretung" });
  await own.getByText("Person 2").waitFor();
  await own.getByRole("button", { name: "Vertretung durch Person 2 beenden" }).click();
  await own.getByText("Keine Vertretung eingetragen.").waitFor();
});

test("in the demonstration an acceptance says for whom its giver acted", async () => {
  const server = await startServer();
  try {
    const context = await browser.context(server, { width: 360 });
    await signIn(context, "wissenschaft@demo.example", "querschnitt-demo");
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("link", { name: /Gemeinsame Streifen/ }).click();
    await page.getByRole("tab", { name: "Zuständigkeiten" }).click();
    const task = page.getByRole("listitem").filter({ hasText: "Streifenzeiten der Polizei melden" });
    await task.getByText("Aylin Demir (Demo) (i. V. für Jonas Berg (Demo))").waitFor();
    await task.getByText("vertreten durch Aylin Demir (Demo) bis").waitFor();
    await context.close();
  } finally {
    await server.dispose();
  }
});

test("moderators are offered what they keep, and nothing else is there for them", async () => {
  const page = await newPage(police.email);
  await team.admin.api.must("PUT", `/api/working-groups/${team.group}/members/${police.id}`, {
    role: "editor",
    moderator: true,
  });
  await page.goto("/administration/audit");
  const navigation = page.getByRole("navigation", { name: "Administration" });
  await navigation.getByRole("link").first().waitFor();
  expect(await navigation.getByRole("link").allTextContents()).toEqual(["Personen", "Arbeitsgruppen"]);
});
