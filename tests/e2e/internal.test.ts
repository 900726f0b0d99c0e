import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, pageErrors } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { openDiscussion, openMeasurePage, settled, showsWork } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let measure: string;
/** Two of the police, one of whom only reads, and one of civil society. */
let officer: Teammate;
let colleague: Teammate;
let partner: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  officer = await team.invite("police");
  colleague = await team.invite("police");
  partner = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht im Park"));
  await team.assign(measure, officer, "commenter");
  await team.assign(measure, partner, "commenter");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function open(person: Teammate): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.page(team, person);
  const errors = pageErrors(page);
  await openMeasurePage(page, measure);
  return { page, errors };
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return `${activeElement?.tagName} ${activeElement?.textContent ?? ""}`;
  });

/** What is offered to be mentioned. */
const offers = (page: Page) => page.getByRole("listbox").getByRole("option");

/** Opens the menu of the button that has the focus and takes something from it. */
async function chooseInMenu(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Enter");
  const place = (): Promise<number> =>
    page
      .getByRole("menuitem")
      .evaluateAll((items) => items.indexOf(document.activeElement as (typeof items)[number]));
  await waitFor("the menu to have the focus", async () => (await place()) >= 0);
  const names = await page.getByRole("menuitem").allInnerTexts();
  // The focus follows a key a moment later: pressed before it has, the next key would go past what is wanted.
  for (let at = await place(); at < names.indexOf(name); at++) {
    await page.keyboard.press("ArrowDown");
    await waitFor("the next item to have the focus", async () => (await place()) === at + 1);
  }
  expect(names[await place()]).toBe(name);
  await page.keyboard.press("Enter");
}

/** Goes into the internal discussion with the keyboard. */
async function goInside(page: Page): Promise<void> {
  await openDiscussion(page);
  await tabTo(page, "radio", /^Gemeinsame Diskussion/);
  await page.keyboard.press("ArrowRight");
  await page.getByRole("radio", { name: /^Intern: police/, checked: true }).waitFor();
}

test("by keyboard: among one's own with a mention, then to everybody; others learn of it only then", async () => {
  const { page, errors } = await open(officer);
  const { page: others, errors: othersErrors } = await open(partner);
  const { page: inside } = await open(colleague);
  await openDiscussion(others);
  await goInside(inside);
  await goInside(page);

  await tabTo(page, "button", /^Intern zur ganzen Maßnahme schreiben$/);
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "Interner Kommentar zur ganzen Maßnahme" });
  await waitFor("the field to have the focus", () => field.evaluate((one) => one === document.activeElement));
  await page.keyboard.type("Kosten erst klären, @pers");
  await offers(page).and(page.locator("[aria-selected=true]")).waitFor();
  // Only the colleague: neither oneself nor anybody of another organisation.
  expect(await offers(page).allInnerTexts()).toEqual([expect.stringContaining(colleague.name)]);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  expect(await field.inputValue()).toBe(`Kosten erst klären, @${colleague.name} `);
  await page.keyboard.type("bitte.");
  await tabTo(page, "button", /^Intern kommentieren$/);
  await page.keyboard.press("Enter");
  const comment = page.getByRole("listitem").filter({ hasText: "Kosten erst klären" }).last();
  await comment.getByText(`@${colleague.name}`, { exact: true }).waitFor();
  await settled(page);

  // The colleague, who may only read the measure, reads it and answers.
  await inside.getByText(`@${colleague.name}`, { exact: true }).waitFor();
  await inside.getByRole("button", { name: "Intern antworten" }).click();
  await inside.keyboard.type("Ist geklärt.");
  await inside.getByRole("button", { name: "Interne Antwort senden" }).click();
  await page.getByText("Ist geklärt.").waitFor();
  expect(await others.getByText(/Kosten erst klären|Ist geklärt/).count()).toBe(0);
  await others.getByText("Noch keine Diskussion").waitFor();
  await others.getByRole("radio", { name: /^Intern: civil/ }).check();
  await others.getByText("Noch keine interne Diskussion").waitFor();
  expect(await others.getByRole("tab", { name: "Diskussion", exact: true }).count()).toBe(1);
  await others.getByRole("radio", { name: /^Gemeinsame Diskussion/ }).check();

  await tabTo(page, "button", new RegExp(`^Aktionen zum Kommentar von ${officer.name}$`));
  await chooseInMenu(page, "In die gemeinsame Diskussion übernehmen");
  // Who thinks better of it is where they were.
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await waitFor("the menu's button to have the focus", () =>
    page.evaluate(() => document.activeElement?.ariaLabel?.startsWith("Aktionen")),
  );
  await chooseInMenu(page, "In die gemeinsame Diskussion übernehmen");
  const text = page.getByRole("textbox", { name: "Das werden alle lesen" });
  await waitFor("the text to have the focus", () => text.evaluate((one) => one === document.activeElement));
  expect(await text.inputValue()).toBe(`Kosten erst klären, @${colleague.name} bitte.`);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Die Kosten sind geklärt, @org");
  // Escape closes what is offered, and not the dialog with the text in it.
  await page.getByRole("listbox").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  for (let count = 0; count < 3; count++) await page.keyboard.press("Backspace");
  await page.keyboard.type("organisation civil");
  for (let count = 0; count < "@organisation civil".length; count++) await page.keyboard.press("Backspace");
  await page.keyboard.type("@organisation civil");
  await offers(page).and(page.locator("[aria-selected=true]")).waitFor();
  await page.keyboard.press("Tab");
  await tabTo(page, "button", /^Für alle lesbar machen$/);
  await page.keyboard.press("Enter");
  await page.getByText("In die gemeinsame Diskussion übernommen").waitFor();
  await waitFor("the focus to go on from there", async () =>
    /^BUTTON Dort ansehen/.test(await focused(page)),
  );

  await others.getByText("Die Kosten sind geklärt,").waitFor();
  await others.getByText("@civil-societ", { exact: true }).waitFor();
  expect(await others.getByText(/Kosten erst klären|Ist geklärt/).count()).toBe(0);
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /^Gemeinsame Diskussion/, checked: true }).waitFor();
  await waitFor("the common thread to have the focus", async () =>
    /^LI .*Die Kosten sind geklärt/.test(await focused(page)),
  );
  expect([errors, othersErrors]).toEqual([[], []]);
});

test("what was begun among one's own never turns up in front of everybody; links lead into either discussion", async () => {
  const { page } = await open(officer);
  await goInside(page);
  await page.getByRole("button", { name: "Intern zur ganzen Maßnahme schreiben" }).click();
  await page.keyboard.type("Noch nicht fertig");
  await page.getByRole("radio", { name: /^Gemeinsame Diskussion/ }).check();
  const common = page.getByRole("textbox", { name: "Kommentar zur ganzen Maßnahme", exact: true });
  expect(await common.inputValue()).toBe("");
  await page.getByRole("radio", { name: /^Intern/ }).check();
  expect(
    await page.getByRole("textbox", { name: "Interner Kommentar zur ganzen Maßnahme" }).inputValue(),
  ).toBe("Noch nicht fertig");

  const threads = async () =>
    page.locator("li[id^=thread-]").evaluateAll((all) => all.map(({ id }) => id.slice("thread-".length)));
  const [inside] = await threads();
  await page.getByRole("radio", { name: /^Gemeinsame Diskussion/ }).check();
  const [outside] = await threads();
  // The one that the test before has taken into the common discussion.
  expect([inside, outside]).toEqual([expect.any(String), expect.any(String)]);
  for (const [thread, name] of [
    [inside, /^Intern/],
    [outside, /^Gemeinsame/],
  ] as const) {
    await page.goto(`/measures/${measure}?thread=${thread}`);
    await page.getByRole("radio", { name, checked: true }).waitFor();
    await page.locator(`#thread-${thread}[aria-current=true]`).waitFor();
  }
});

test("without a connection one goes on among one's own, and it is sent later", async () => {
  const { page } = await open(officer);
  const { page: inside } = await open(colleague);
  await goInside(inside);
  await goInside(page);
  await page.getByText("Ist geklärt.").waitFor();
  await page.context().setOffline(true);
  await showsWork(page, "offline");
  await page.getByRole("button", { name: "Intern zur ganzen Maßnahme schreiben" }).click();
  await page.getByRole("textbox", { name: /^Interner Kommentar/ }).fill("Aus dem Zug");
  await page.getByRole("button", { name: "Intern kommentieren" }).click();
  await page.reload();
  await page.getByRole("radio", { name: /^Intern/, checked: true }).waitFor();
  await page.getByText("Aus dem Zug").waitFor();
  expect(await inside.getByText("Aus dem Zug").count()).toBe(0);
  await page.context().setOffline(false);
  await inside.getByText("Aus dem Zug").waitFor({ timeout: 60_000 });
  await settled(page);
});
