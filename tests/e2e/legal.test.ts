import type { Message } from "@querschnitt/shared/api/messages";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, type ContextOptions } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { comment, draft, openDiscussion, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function newPage(options: ContextOptions = {}, person?: Pick<Teammate, "email">): Promise<Page> {
  return browser.page(team, person, options);
}

const textOf = (page: Page) => page.getByRole("textbox", { name: "Text der Seite" });
const messages = () => team.admin.api.must<Message[]>("GET", "/api/messages");

async function editImprint(): Promise<Page> {
  const page = await newPage({}, team.admin);
  await page.goto("/imprint");
  await page.getByRole("button", { name: "Seite bearbeiten" }).click();
  await textOf(page).waitFor();
  return page;
}

test("an administrator writes the imprint by keyboard, and everybody reads it signed out", async () => {
  const visitor = await newPage({ width: 360 });
  await visitor.goto("/signin");
  await visitor.getByRole("contentinfo").getByRole("link", { name: "Impressum" }).click();
  await visitor.getByRole("heading", { level: 1, name: "Impressum" }).waitFor();
  await visitor.getByText("[Name der Stelle]").first().waitFor();
  expect(await visitor.getByRole("button", { name: "Seite bearbeiten" }).count()).toBe(0);
  expect(await visitor.getByText(/sind noch \d+ Stellen auszufüllen/).count()).toBe(0);

  const page = await newPage({}, team.admin);
  await page.goto("/imprint");
  await page.getByText(/sind noch 9 Stellen auszufüllen/).waitFor();
  await tabTo(page, "button", /^Seite bearbeiten$/);
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", /^Text der Seite$/);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(
    "Stadt Teststadt\n<b>kein HTML</b>\n[klick](javascript:alert(1))\nAnsprechperson",
  );
  await page.keyboard.press("Shift+Home");
  await tabTo(page, "button", /^Fett$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  expect(await textOf(page).inputValue()).toContain("**Ansprechperson**");
  await tabTo(page, "tab", /^Bearbeiten$/, "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("strong").getByText("Ansprechperson").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await tabTo(page, "button", /^Speichern$/);
  await page.keyboard.press("Enter");
  await textOf(page).waitFor({ state: "detached" });

  await visitor.reload();
  await visitor.getByText("Stadt Teststadt").waitFor();
  await visitor.getByText("<b>kein HTML</b>").waitFor();
  await visitor.getByText("klick (javascript:alert(1))").waitFor();
  expect(await visitor.locator("main a").count()).toBe(0);
});

test("two administrators edit at once: the second is told, nothing of either is lost", async () => {
  const [one, other] = [await editImprint(), await editImprint()];
  await textOf(one).fill("Fassung von der ersten Person");
  await textOf(other).fill("Fassung von der zweiten Person");
  await one.getByRole("button", { name: "Speichern" }).click();
  await textOf(one).waitFor({ state: "detached" });
  await other.getByRole("button", { name: "Speichern" }).click();
  await other.getByText("Inzwischen hat jemand anderes diese Seite gespeichert").waitFor();
  expect(await textOf(other).inputValue()).toBe("Fassung von der zweiten Person");
  await other.getByText("Die andere Fassung ansehen").click();
  await other.getByText("Fassung von der ersten Person").waitFor();
  expect(await axeViolations(other)).toEqual([]);
  // What was begun is there after a reload, too.
  await other.reload();
  await other.getByRole("button", { name: "Seite bearbeiten" }).click();
  expect(await textOf(other).inputValue()).toBe("Fassung von der zweiten Person");
  await other.getByRole("button", { name: "Speichern" }).click();
  await other.getByRole("button", { name: "Meine Fassung trotzdem speichern" }).click();
  await textOf(other).waitFor({ state: "detached" });
  await other.getByText("Fassung von der zweiten Person").waitFor();
  await other.getByRole("button", { name: "Seite bearbeiten" }).click();
  await other.getByRole("button", { name: "Frühere Fassungen" }).click();
  const versions = other.getByRole("dialog").getByRole("listitem");
  await versions.nth(1).getByRole("button", { name: "In das Eingabefeld übernehmen" }).click();
  expect(await textOf(other).inputValue()).toBe("Fassung von der ersten Person");
});

test("somebody who is not signed in reports a barrier, and an administrator works on it", async () => {
  const visitor = await newPage({ width: 360 });
  await visitor.goto("/contact");
  await tabTo(visitor, "button", /^Nachricht senden$/);
  await visitor.keyboard.press("Enter");
  await visitor.getByText("Bitte schreiben Sie, worum es geht.").waitFor();
  // The field that lacks something has the focus.
  await visitor.keyboard.type("Der Kontrast in der Tabelle reicht nicht.");
  await tabTo(visitor, "textbox", /E-Mail-Adresse/);
  await visitor.keyboard.type("rita");
  await visitor.keyboard.press("Enter");
  await visitor.getByText(/Diese E-Mail-Adresse ist unvollständig/).waitFor();
  expect(await axeViolations(visitor)).toEqual([]);
  await visitor.keyboard.type("@ruf.example");
  await visitor.keyboard.press("Enter");
  const heading = visitor.getByRole("heading", { name: "Ihre Nachricht ist angekommen" });
  await waitFor("the answer to have the focus", () =>
    heading.evaluate((element) => element === document.activeElement),
  );

  const page = await newPage({}, team.admin);
  await page.goto("/");
  await page.getByRole("link", { name: "Gemeldete Stellen (eine neue)" }).click();
  const message = page.getByRole("article", { name: "Nachricht: Barrierefreiheit" });
  await message.getByText("Der Kontrast in der Tabelle reicht nicht.").waitFor();
  await message.getByRole("link", { name: "rita@ruf.example" }).waitFor();
  await message.getByRole("combobox", { name: "Stand" }).selectOption("in-progress");
  await message.getByRole("textbox", { name: "Notiz" }).fill("Wird geprüft");
  await message.getByRole("button", { name: "Speichern" }).click();
  await message.getByText(/zuletzt bearbeitet von Ada Amt/).waitFor();
  await page.getByRole("link", { name: "Gemeldete Stellen", exact: true }).waitFor();
});

test("a reader reports a passage by keyboard; a moderator finds it in the list and in the text", async () => {
  const measure = await team.createMeasure("Wege am Kanal");
  const reader = await team.invite("civil-society");
  const moderator = await newPage({}, team.admin);
  await openMeasurePage(moderator, measure.id);
  await write(moderator, "Frau Muster wurde hier überfallen.");
  await settled(moderator);

  const page = await newPage({}, reader);
  await openMeasurePage(page, measure.id);
  await draft(page).getByText("Frau Muster").click();
  await page.keyboard.press("Home");
  for (let letters = 0; letters < "Frau Muster".length; letters++)
    await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+Alt+Shift+M");
  const dialog = page.getByRole("dialog", { name: "Stelle melden" });
  await dialog.getByText("Frau Muster", { exact: true }).waitFor();
  await tabTo(page, "textbox", /^Bemerkung/);
  await page.keyboard.type("Name einer Betroffenen");
  expect(await axeViolations(page)).toEqual([]);
  await page.context().setOffline(true);
  await tabTo(page, "button", /^Melden$/);
  await page.keyboard.press("Enter");
  await dialog.getByText(/Gerade besteht keine Verbindung/).waitFor();
  expect(await dialog.getByRole("textbox", { name: /^Bemerkung/ }).inputValue()).toBe(
    "Name einer Betroffenen",
  );
  await page.context().setOffline(false);
  await page.keyboard.press("Enter");
  await page
    .getByText(/Ihre Meldung ist angekommen/)
    .first()
    .waitFor();
  await dialog.waitFor({ state: "detached" });
  // Whoever reported goes on where they were.
  await waitFor("the text to have the focus", () =>
    draft(page).evaluate((element) => element === document.activeElement),
  );

  await moderator.getByRole("link", { name: /^Gemeldete Stellen/ }).click();
  const report = moderator.getByRole("article", { name: "Gemeldet: Personenbezogene Daten" });
  await report.getByText("Name einer Betroffenen").waitFor();
  expect(await axeViolations(moderator)).toEqual([]);
  await report.getByRole("link", { name: "Zur Stelle im Text" }).click();
  await draft(moderator).waitFor();
  await waitFor("the passage to be selected", async () => {
    return (await moderator.evaluate(() => String(getSelection()))) === "Frau Muster";
  });
  await moderator.keyboard.type("Eine Anwohnerin");
  await settled(moderator);

  await moderator.getByRole("link", { name: /^Gemeldete Stellen/ }).click();
  await report.getByRole("combobox", { name: "Stand" }).selectOption("done");
  await report.getByText(/werden Zitat und Bemerkung aus der Meldung gelöscht/).waitFor();
  await report.getByRole("button", { name: "Speichern" }).click();
  await report.getByText("Zitat und Bemerkung wurden mit dem Erledigen gelöscht.").waitFor();
  expect(JSON.stringify(await messages())).not.toContain("Muster");
  await page.goto("/account");
  const own = page.getByRole("region", { name: "Was ich gemeldet habe" }).getByRole("listitem");
  await own.filter({ hasText: "Wege am Kanal" }).getByText("Erledigt").waitFor();
});

test("a comment is reported from its menu", async () => {
  const measure = await team.createMeasure("Licht im Park");
  const reader = await team.invite("politics");
  const writer = await newPage({}, team.admin);
  await openMeasurePage(writer, measure.id);
  await comment(writer, "Das war doch Herr Beispiel.");
  await settled(writer);
  const page = await newPage({ width: 360 }, reader);
  await openMeasurePage(page, measure.id);
  await openDiscussion(page);
  await page
    .getByRole("button", { name: /^Aktionen|Ada Amt/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Kommentar melden" }).click();
  const dialog = page.getByRole("dialog", { name: "Kommentar melden" });
  await dialog.getByText("Das war doch Herr Beispiel.").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Melden" }).click();
  await dialog.waitFor({ state: "detached" });
  await writer.getByRole("link", { name: /^Gemeldete Stellen/ }).click();
  await writer
    .getByRole("article")
    .filter({ hasText: "Herr Beispiel" })
    .getByRole("link", { name: "Zum Kommentar" })
    .click();
  await writer.getByRole("tabpanel").getByText("Das war doch Herr Beispiel.").waitFor();
});
