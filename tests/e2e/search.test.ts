import type { SearchAnswer } from "@querschnitt/shared/api/search";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser, signIn } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import {
  comment,
  draft,
  openMeasurePage,
  settled,
  showsWork,
  unsent,
  write,
} from "../support/measurePage.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let partner: Teammate;
let measure: string;
let other: string;

const PHRASE = "Die Laternen am Kanalufer leuchten die ganze Nacht.";

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  partner = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  ({ id: other } = await team.createMeasure("Saubere Haltestellen"));
  for (const id of [measure, other]) await team.assign(id, partner, "editor");
  const page = await open(team.admin, `/measures/${measure}`);
  await openMeasurePage(page, measure);
  const filler = (from: number): string[] =>
    Array.from({ length: 20 }, (_, line) => `Absatz ${from + line}, der nichts weiter sagt.`);
  await draft(page).click();
  await page.keyboard.press("Control+End");
  for (const words of [...filler(0), PHRASE, ...filler(20)]) {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(words);
  }
  await comment(page, "Wer bezahlt die Glühlampen?");
  await settled(page);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function open(person: Teammate, path = "/", width = 1280): Promise<Page> {
  const page = await browser.page(team, person, { width });
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const field = (page: Page) => page.getByRole("combobox", { name: "Im Programm suchen" });
const options = (page: Page) => page.locator("[role=option]");
const commands = (page: Page) => page.getByRole("dialog", { name: "Befehle" });

/** Waits until what is written is found: the index follows some seconds later. */
async function found(person: Teammate, q: string): Promise<SearchAnswer> {
  return waitFor(
    `${q} to be found`,
    async () => {
      const answer = await person.api.must<SearchAnswer>("GET", `/api/search?q=${encodeURIComponent(q)}`);
      return answer.ready && answer.results.length > 0 ? answer : undefined;
    },
    40_000,
  );
}

async function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((sought) => {
    const place = document.querySelector(sought)?.getBoundingClientRect();
    return place !== undefined && place.top > 0 && place.bottom < window.innerHeight;
  }, selector);
}

const hasFocus = (page: Page, selector: string) =>
  page.evaluate((sought) => document.activeElement?.matches(sought) ?? false, selector);

test("a phrase in a text is found and gone to with the keyboard alone", async () => {
  await found(partner, "Kanalufer");
  const page = await open(partner);
  await page.keyboard.press("/");
  // Another spelling, and the word is not written out.
  await page.keyboard.type("laterne kanaluf");
  await options(page).getByText("Laternen").waitFor();
  await page.getByRole("status").getByText("1 Treffer.").waitFor({ state: "attached" });
  await page.keyboard.press("ArrowDown");
  expect(await field(page).getAttribute("aria-activedescendant")).toBe(
    await options(page).first().getAttribute("id"),
  );
  await page.keyboard.press("Enter");
  await draft(page).waitFor();
  await page.locator(".sought-passage").getByText("Laternen am Kanalufer").waitFor();
  await waitFor("the passage to be in view", () => isInView(page, ".sought-passage"));
  await waitFor("the text to have the focus", () => hasFocus(page, ".draft"));
  // Whoever writes now, writes there.
  await page.keyboard.press("Home");
  await page.keyboard.type("Neu: ");
  await draft(page)
    .getByText(/Neu: .*Laternen am Kanalufer/)
    .waitFor();
  await settled(page);
}, 120_000);

test("everything that was found, narrowed by kind, leads to the thread in its discussion", async () => {
  await found(partner, "Glühlampe");
  const page = await open(partner, "/search");
  await page.getByRole("searchbox", { name: "Gesuchte Wörter" }).fill("gluehlampen");
  await page.getByRole("link", { name: /Kommentar.*Glühlampen/ }).waitFor();
  await page.getByRole("combobox", { name: "Suchen in" }).selectOption("text");
  await page.getByText("Nichts gefunden", { exact: true }).waitFor();
  await page.getByRole("combobox", { name: "Suchen in" }).selectOption("comment");
  expect(new URL(page.url()).search).toBe("?q=gluehlampen&kind=comment");
  await tabTo(page, "link", /Kommentar.*Glühlampen/);
  await page.keyboard.press("Enter");
  await waitFor("the thread to have the focus", () => hasFocus(page, "[id^=thread-]"));
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
    "Wer bezahlt die Glühlampen?",
  );
}, 120_000);

test("a passage that is gone meanwhile is said to be so", async () => {
  const page = await open(partner, `/measures/${measure}?passage=Dieser+Satz+wurde+gestrichen.`);
  await page
    .getByRole("region", { name: "Hinweise" })
    .getByText("Diese Textstelle wurde inzwischen geändert oder gelöscht.")
    .waitFor();
}, 60_000);

test("on a phone a button lays the field across the header, and gives the focus back", async () => {
  await found(partner, "Haltestelle");
  const page = await open(partner, "/", 360);
  expect(await field(page).isVisible()).toBe(false);
  await page.getByRole("button", { name: "Suche öffnen" }).click();
  await page.keyboard.type("haltestelle");
  await options(page).getByText("Haltestellen").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await waitFor("the button to have the focus", () =>
    page
      .getByRole("button", { name: "Suche öffnen" })
      .evaluate((button) => button === document.activeElement),
  );
}, 60_000);

test("without a connection what this device keeps is found, and said to be no more than that", async () => {
  const page = await open(partner, `/measures/${measure}`);
  await openMeasurePage(page, measure);
  await page.goto("/");
  await page.getByRole("link", { name: /Saubere Haltestellen/ }).waitFor();
  // The plan is put away a moment after it came.
  await openMeasurePage(page, measure);
  await page.context().setOffline(true);
  await showsWork(page, "offline");
  await write(page, "Ohne Netz geschriebene Zwischennotiz.");
  await waitFor("the change to be counted", async () => (await unsent(page)) > 0);
  await page.reload();
  await draft(page).getByText("Ohne Netz geschriebene Zwischennotiz.").waitFor();
  await page.goto("/search?q=zwischennotizen");
  await page
    .getByText("Offline: Gesucht wird nur in dem, was auf diesem Gerät gespeichert ist.")
    .first()
    .waitFor();
  await page.getByRole("link", { name: /Ohne Netz geschriebene Zwischennotiz/ }).waitFor();
  await page.getByRole("searchbox", { name: "Gesuchte Wörter" }).fill("Haltestelle");
  await page.getByRole("link", { name: /Saubere Haltestellen/ }).waitFor();
  await page.context().setOffline(false);
  await showsWork(page, "saved");
}, 180_000);

test("the command menu leads everywhere by keyboard, and ends with a search", async () => {
  const page = await open(team.admin);
  await page.keyboard.press("Control+k");
  await commands(page).waitFor();
  await page.keyboard.type("sn-01");
  await commands(page).getByRole("option", { name: "SN-01 Licht im Park", selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /Licht im Park/ }).waitFor();
  await draft(page).waitFor();
  await waitFor("the heading to have the focus", () => hasFocus(page, "h1"));

  await page.keyboard.press("Control+k");
  await page.keyboard.type("abschn umsetz");
  await page.keyboard.press("Enter");
  await page.locator(".sought-passage").getByText("Umsetzung").waitFor();
  // In the text these keys make a link, as they did before.
  await waitFor("the text to have the focus", () => hasFocus(page, ".draft"));
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Link einfügen" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  await tabTo(page, "button", /^Befehle/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("kommentar schr");
  await page.keyboard.press("Enter");
  await waitFor("the comment's field to have the focus", () => hasFocus(page, "textarea"));
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("keinbefehl");
  await commands(page).getByRole("option", { name: "Nach „keinbefehl“ suchen", selected: true }).waitFor();
  await page.keyboard.press("Escape");
  await commands(page).waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("neue maßn");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: /Neue Maßnahme/ }).waitFor();
  await page.keyboard.press("Escape");

  // Whoever signs in next is not met by what was open.
  await page.keyboard.press("Control+k");
  await commands(page).waitFor();
  await page.keyboard.type("abmelden");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Abmelden" }).click();
  await page.waitForURL(/signin/);
  await signIn(page.context(), partner.email, PASSWORD);
  await page.goto("/");
  await page.getByRole("link", { name: /Licht im Park/ }).waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
}, 120_000);

test("the keyboard map opens with a key outside of fields, and single keys can be switched off", async () => {
  const page = await open(partner);
  const map = page.getByRole("dialog", { name: "Tastaturübersicht" });
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  expect(await field(page).inputValue()).toBe("?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  await map.getByText("Stelle kommentieren").waitFor();
  await page.keyboard.press("Escape");
  await map.waitFor({ state: "detached" });

  await tabTo(page, "button", /Einstellungen und Hilfe/);
  await page.keyboard.press("Enter");
  await page.getByRole("menuitemradio", { name: "Ausgeschaltet" }).click();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  expect(await map.count()).toBe(0);
  expect(await hasFocus(page, "[role=combobox]")).toBe(false);
  await page.getByRole("button", { name: /Einstellungen und Hilfe/ }).click();
  await page.getByRole("menuitem", { name: "Tastaturübersicht" }).click();
  await map.getByText(/sind ausgeschaltet/).waitFor();
}, 60_000);

test("after a restart the index is made anew, and holds what it held", async () => {
  await found(partner, "Kanalufer");
  await team.server.kill();
  await team.server.start();
  const { results } = await found(partner, "Kanalufer");
  expect(results.map((result) => result.about === "measure" && result.measure)).toEqual([measure]);
}, 120_000);
