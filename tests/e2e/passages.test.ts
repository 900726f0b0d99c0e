import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { draft } from "../support/measurePage.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

// Passages of the demonstration's draft that are commented already.

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

/** Opens the measure whose threads lie far below its passages, as a moderator. */
async function openCommented(): Promise<Page> {
  const moderator = { email: "moderation@demo.example", password: "querschnitt-demo" };
  const page = await browser.page({ server }, moderator, { height: 760 });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await page
    .getByRole("link", { name: /Einbruchschutz/ })
    .first()
    .click();
  await draft(page).waitFor();
  await page.locator('button[data-work="saved"]').waitFor();
  return page;
}

const commented = (page: Page) => page.locator(".passage-mark", { hasText: "Basisjahr und Quelle" });
const opened = (page: Page) => page.locator("li[aria-current]", { hasText: "Basisjahr und Quelle" });

test("a click on a commented passage opens its thread", async () => {
  const page = await openCommented();
  await commented(page).click();
  await opened(page).waitFor();
  await page.context().close();
});

test("three clicks on a commented passage select its paragraph, which can be copied and commented", async () => {
  const page = await openCommented();
  const paragraph = await commented(page).evaluate((mark) => mark.closest("p")?.textContent ?? "");
  expect(paragraph).toContain("Basisjahr und Quelle");
  await commented(page).click({ clickCount: 3 });
  // The passage lies where it lay: nothing has moved it away from the mouse.
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(paragraph);
  await page.keyboard.press("Control+c");
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(paragraph);
  await page.getByRole("button", { name: "Stelle kommentieren" }).click();
  await page.getByRole("textbox", { name: "Kommentar zu dieser Stelle" }).waitFor();
  await page.locator("form blockquote").getByText(paragraph).waitFor();
  expect(await opened(page).count()).toBe(0);
  await page.context().close();
});
