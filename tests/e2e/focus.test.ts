import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { draft } from "../support/measurePage.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { waitFor } from "../support/waitFor.ts";

// What is pressed and then gone, by keyboard: the focus goes to something near, never off the page.

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  browser = await Browser.launch();
  server = await startServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function open(who: string, path = "/"): Promise<Page> {
  const page = await browser.page({ server }, { email: `${who}@demo.example`, password: "querschnitt-demo" });
  await page.goto(path);
  return page;
}

/** Opens a measure of the demonstration at one of its tabs. */
async function openMeasure(who: string, title: RegExp, tab: RegExp): Promise<Page> {
  const page = await open(who);
  await page.getByRole("link", { name: title }).first().click();
  await draft(page).waitFor();
  await page.locator('button[data-work="saved"]').waitFor();
  await page.getByRole("tab", { name: tab }).click();
  return page;
}

async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.press("Enter");
}

/** Takes something from a menu; the entries are gone through with the arrow keys, as there is no mouse. */
async function choose(page: Page, menu: Locator, entry: string): Promise<void> {
  await press(menu);
  const item = page.getByRole("menuitem", { name: entry });
  await item.waitFor();
  await waitFor(`the entry ${entry}`, async () => {
    if (await item.evaluate((element) => element === document.activeElement)) return true;
    await page.keyboard.press("ArrowDown");
    return false;
  });
  await page.keyboard.press("Enter");
}

async function focusIsOn(what: string, target: Locator): Promise<void> {
  await waitFor(`${what} to have the focus`, () =>
    target.evaluate((element) => element === document.activeElement),
  );
}

/** Opens a thread about the measure as a whole; resolves with its item in the list. */
async function openThread(page: Page, text: string): Promise<Locator> {
  await press(page.getByRole("button", { name: "Zur ganzen Maßnahme schreiben" }));
  await page.getByRole("textbox", { name: "Kommentar zur ganzen Maßnahme" }).fill(text);
  await press(page.getByRole("button", { name: "Kommentieren", exact: true }));
  const thread = page.locator('li[id^="thread-"]', { hasText: text });
  await thread.waitFor();
  return thread;
}

test("accepting leads to the state, and taking it back to accepting", async () => {
  const page = await openMeasure("wissenschaft", /Streifen/, /Zuständigkeiten/);
  const accept = page.getByRole("button", { name: /annehmen$/ }).first();
  await accept.waitFor();
  const item = page.getByRole("tabpanel").locator("li").filter({ has: accept }).first();
  const id = await item.getAttribute("id");
  await press(accept);
  const accepted = page.locator(`#${id}`);
  await focusIsOn("the state", accepted.getByRole("combobox", { name: /^Stand der Aufgabe/ }));
  await press(accepted.getByRole("button", { name: "Annahme zurücknehmen" }));
  await focusIsOn("the way to accept", accepted.getByRole("button", { name: /annehmen$/ }));
});

test("in a discussion: resolving, reopening and deleting", async () => {
  const page = await openMeasure("moderation", /Einbruchschutz/, /Diskussion/);
  const first = await openThread(page, "Erste Frage der Prüfung");
  const second = await openThread(page, "Zweite Frage der Prüfung");
  await press(first.getByRole("button", { name: "Als erledigt markieren" }));
  await focusIsOn("the way back", first.getByRole("button", { name: "Wieder öffnen" }));
  await page.keyboard.press("Enter");
  await focusIsOn("the way forth", first.getByRole("button", { name: "Als erledigt markieren" }));
  // With the mouse a thread is not opened by what is pressed in it: resolved, it leaves the list.
  await second.getByRole("button", { name: "Antworten" }).focus();
  await first.getByRole("button", { name: "Als erledigt markieren" }).click();
  await first.waitFor({ state: "detached" });
  await waitFor("another thread to have the focus", () =>
    page.evaluate(() => Boolean(document.activeElement?.closest('li[id^="thread-"]'))),
  );
  const remove = async (comment: Locator): Promise<void> => {
    await choose(page, comment.getByRole("button", { name: /^Aktionen zum Kommentar/ }), "Löschen");
    await press(page.getByRole("dialog").getByRole("button", { name: "Löschen" }));
  };
  // Nothing is left of a thread whose only comment is deleted.
  await remove(second);
  await second.waitFor({ state: "detached" });
  await waitFor("another thread to have the focus", () =>
    page.evaluate(() => Boolean(document.activeElement?.closest('li[id^="thread-"]'))),
  );
  await remove(page.locator('li[id^="thread-"] li', { hasText: "Bitte als Zuständigkeit aufnehmen" }));
  await focusIsOn(
    "what is left of the comment",
    page.locator('li[id^="thread-"] li', { hasText: "Dieser Kommentar wurde gelöscht." }),
  );
});

test("in a record: a milestone, a value, an organisation that takes part", async () => {
  const page = await openMeasure("moderation", /Einbruchschutz/, /Steckbrief/);
  const milestone = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  await press(page.getByRole("button", { name: "Heute erreicht: Erster Beratungstag" }));
  await focusIsOn(
    "the milestone's menu",
    milestone("Erster Beratungstag").getByRole("button", { name: /^Aktionen/ }),
  );
  await choose(page, milestone("Sechs Beratungstage").getByRole("button", { name: /^Aktionen/ }), "Löschen");
  await focusIsOn(
    "the next milestone's menu",
    milestone("Auswertung mit den Wohnungsunternehmen").getByRole("button", { name: /^Aktionen/ }),
  );

  const card = page.getByRole("article", { name: /^Beratungen im Quartier/ });
  await press(card.getByRole("button", { name: /Werte als Tabelle/ }));
  const values = card.getByRole("button", { name: /^Aktionen zum Wert/ });
  await values.first().waitFor();
  await choose(page, values.first(), "Löschen");
  await card.getByRole("button", { name: /5 Werte als Tabelle/ }).waitFor();
  await focusIsOn("the next value's menu", values.first());

  const partners = page.getByRole("button", { name: /aus den Beteiligten entfernen$/ });
  for (let count = await partners.count(); count > 0; count--) {
    await press(partners.first());
    await waitFor("one to be gone", async () => (await partners.count()) === count - 1);
    await focusIsOn(
      "the next one, or where one is added",
      count > 1 ? partners.first() : page.getByRole("combobox", { name: "Organisation hinzufügen" }),
    );
  }
});

test("in the lists of one's own: notifications, saved filters, sessions", async () => {
  const page = await open("moderation", "/notifications");
  const read = page.getByRole("button", { name: /^Als gelesen markieren/ }).first();
  await read.waitFor();
  const entry = page.locator("main li").filter({ has: read }).first();
  const sentence = await read.getAttribute("aria-label");
  await press(read);
  await page.getByRole("button", { name: sentence ?? "", exact: true }).waitFor({ state: "detached" });
  await waitFor("a notification to have the focus", () =>
    page.evaluate(() => document.activeElement?.matches("main li a") === true),
  );
  expect(await entry.count()).toBeLessThanOrEqual(1);

  await page.goto("/?phase=idea");
  const filters = page.getByRole("button", { name: /Gespeicherte Filter/ });
  await press(filters);
  for (const name of ["Eins", "Zwei"]) {
    await page.getByRole("textbox", { name: /^Name für das/ }).fill(name);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `„${name}“ löschen` }).waitFor();
  }
  await press(page.getByRole("button", { name: "„Eins“ löschen" }));
  await focusIsOn("the other filter", page.getByRole("link", { name: "Zwei" }));
  await press(page.getByRole("button", { name: "„Zwei“ löschen" }));
  await page.getByRole("button", { name: "„Zwei“ löschen" }).waitFor({ state: "detached" });
  await waitFor("something beside the filters to have the focus", () =>
    page.evaluate(() =>
      Boolean(document.activeElement?.closest("[data-radix-popper-content-wrapper], main")),
    ),
  );

  await open("moderation");
  await page.goto("/account");
  const end = page.getByRole("button", { name: /^Anmeldung mit .* beenden$/ });
  await end.first().waitFor();
  const count = await end.count();
  await press(end.first());
  await waitFor("a session to be gone", async () => (await end.count()) === count - 1);
  await waitFor("something on the page to have the focus", () =>
    page.evaluate(() => Boolean(document.activeElement?.closest("main section"))),
  );
});

test("in the administration: somebody's session, an invitation", async () => {
  const page = await open("administration", "/administration/people");
  await press(page.getByRole("button", { name: /^Person einladen$/ }));
  await page.getByRole("textbox", { name: "Vor- und Nachname" }).fill("Eva Einmal");
  await page.getByRole("textbox", { name: "E-Mail-Adresse" }).fill("eva@example.org");
  await page.getByRole("combobox", { name: /^Organisation/ }).selectOption({ index: 1 });
  await press(page.getByRole("dialog").getByRole("button", { name: "Einladung anlegen" }));
  await page.getByRole("dialog").getByRole("button", { name: "Schließen" }).last().click();
  const withdraw = page.getByRole("button", { name: "Einladung an Eva Einmal zurückziehen" });
  await press(withdraw);
  await press(page.getByRole("dialog").getByRole("button", { name: "Zurückziehen" }));
  await withdraw.waitFor({ state: "detached" });
  await waitFor("something in the main part to have the focus", () =>
    page.evaluate(() => Boolean(document.activeElement?.closest("main"))),
  );

  await open("polizei");
  await page.goto("/administration/system");
  await press(page.getByRole("button", { name: "Anmeldungen von Jonas Berg (Demo)" }).first());
  const dialog = page.getByRole("dialog", { name: "Anmeldungen von Jonas Berg (Demo)" });
  const sessions = dialog.getByRole("listitem");
  await sessions.first().waitFor();
  const count = await sessions.count();
  await press(sessions.first().getByRole("button"));
  await press(page.getByRole("button", { name: "Beenden", exact: true }).last());
  await waitFor("a session to be gone", async () => (await sessions.count()) === count - 1);
  await waitFor("something in the dialog to have the focus", () =>
    dialog.evaluate((element) => element.contains(document.activeElement)),
  );
});
