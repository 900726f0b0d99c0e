import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { axeViolations, Browser } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { draft, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

// What is said of what others have changed since somebody was last here.

let browser: Browser;
let team: Team;
let writer: Teammate;
let reader: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  writer = await team.invite("police");
  reader = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

let measure: string;
let admin: Page;
beforeEach(async () => {
  ({ id: measure } = await team.createMeasure("Licht am Kanal"));
  await team.assign(measure, writer, "editor");
  await team.assign(measure, reader, "reader");
  admin = await browser.page(team, { email: team.admin.email });
  await openMeasurePage(admin, measure);
  await write(admin, "Die Lampen am Kanal sind hell.");
  await write(admin, "Das fällt weg.");
  await settled(admin);
});

const bar = (page: Page) => page.getByRole("region", { name: /^Neu seit/ });

/** Sees the measure and leaves it, as one does. */
async function visit(page: Page): Promise<void> {
  await openMeasurePage(page, measure);
  await draft(page).getByText("Lampen").waitFor();
  await page.getByRole("link", { name: "Programm", exact: true }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await settled(page);
}

/** Waits until the caret stands in a paragraph of these words. */
async function caretIn(page: Page, words: RegExp): Promise<void> {
  await waitFor(`the caret to be in ${words}`, async () => {
    const paragraph = await page.evaluate(() => {
      const { anchorNode } = getSelection() ?? {};
      const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
      return element?.closest(".draft p")?.textContent;
    });
    return paragraph != null && words.test(paragraph);
  });
}

/** The administrator changes a word, deletes a line and adds one. */
async function rewrite(): Promise<void> {
  const line = draft(admin).getByText("Die Lampen am Kanal sind hell.");
  await line.click();
  await admin.keyboard.press("End");
  for (let step = 0; step < "hell.".length; step++) await admin.keyboard.press("Backspace");
  await admin.keyboard.type("aus.");
  await draft(admin).getByText("Das fällt weg.").click();
  await admin.keyboard.press("End");
  for (let step = 0; step <= "Das fällt weg.".length; step++) await admin.keyboard.press("Backspace");
  await write(admin, "Ein ganz neuer Absatz.");
  await settled(admin);
}

test("who comes back is told who changed what, and steps through it by one key, until it has been seen", async () => {
  const page = await browser.page(team, { email: writer.email });
  await visit(page);
  await rewrite();
  await openMeasurePage(page, measure);
  await bar(page).getByText("Umsetzung:").waitFor();
  await bar(page).getByText(team.admin.name).waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await tabTo(page, "button", /^Änderungen im Text zeigen$/);
  await page.keyboard.press("Enter");
  await draft(page).locator("del", { hasText: "hell" }).waitFor();
  expect(await draft(page).locator(".since-new").allTextContents()).toEqual([
    "aus",
    "Ein ganz neuer Absatz.",
  ]);
  expect(await draft(page).locator("del").allTextContents()).toEqual(["hell", "Das fällt weg."]);
  expect(await axeViolations(page)).toEqual([]);
  await caretIn(page, /Die Lampen/);
  await page.keyboard.press("Alt+ArrowDown");
  await caretIn(page, /^(?!Die Lampen)/);
  await page.keyboard.press("Alt+ArrowUp");
  await caretIn(page, /Die Lampen/);
  await page.keyboard.type("Ja: ");
  expect(await draft(page).locator(".since-new").first().textContent()).toBe("aus");

  // The bar stays until it is said to have been seen: by keyboard, too.
  await tabTo(page, "button", /^Gesehen$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await bar(page).waitFor({ state: "detached" });
  expect(await draft(page).locator(".since-new, .since-gone").count()).toBe(0);
  await settled(page);

  const phone = await browser.page(team, { email: writer.email }, { width: 360 });
  await openMeasurePage(phone, measure);
  await phone.getByRole("tab", { name: "Text" }).waitFor();
  expect(await bar(phone).count()).toBe(0);
  await phone.context().close();
  await page.context().close();
  await admin.context().close();
}, 180_000);

test("of one's own changes nothing is told, and readers are shown what is new without what is gone", async () => {
  const [own, page] = [
    await browser.page(team, { email: writer.email }),
    await browser.page(team, { email: reader.email }),
  ];
  await visit(own);
  await visit(page);
  await openMeasurePage(own, measure);
  await write(own, "Von mir selbst.");
  await settled(own);
  await own.goto("/");
  await own.getByRole("heading", { level: 1 }).waitFor();
  await openMeasurePage(own, measure);
  await own.getByRole("tab", { name: "Steckbrief" }).waitFor();
  const asked = own.waitForResponse(/history\/mine/);
  await own.reload();
  await asked;
  await draft(own).getByText("Von mir selbst.").waitFor();
  expect(await bar(own).count()).toBe(0);

  await rewrite();
  await openMeasurePage(page, measure);
  await bar(page).getByRole("button", { name: "Änderungen im Text zeigen" }).click();
  await draft(page).locator(".since-new", { hasText: "Ein ganz neuer Absatz." }).waitFor();
  await draft(page).locator(".since-new", { hasText: "Von mir selbst." }).waitFor();
  expect(await draft(page).locator("del").count()).toBe(0);
  expect(await bar(page).getByRole("link", { name: "Im Verlauf vergleichen" }).count()).toBe(0);
  await own.context().close();
  await page.context().close();
  await admin.context().close();
}, 180_000);
