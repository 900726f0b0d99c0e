import type { Locator, Page } from "playwright-core";
import { waitFor } from "./waitFor.ts";

// What a person does on the page of a measure, and what it says of their work; in German.

/** The text of the measure, whether one may write it or not. */
export function draft(page: Page): Locator {
  return page.getByRole("textbox", { name: /^(Text der Maßnahme|Maßnahmentext)/ });
}

/** Opens a measure; resolves once the service worker is in charge and the measure is in step. */
export async function openMeasurePage(page: Page, measure: string): Promise<void> {
  await page.goto(`/measures/${measure}`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await draft(page).waitFor();
  await showsWork(page, "saved");
}

/** Waits until the indicator says so; up to half a minute passes before a lost server is tried again. */
export async function showsWork(page: Page, wanted: string): Promise<void> {
  await page.locator(`button[data-work="${wanted}"]`).waitFor({ timeout: 60_000 });
}

/** How much the indicator counts as not yet sent. */
export async function unsent(page: Page): Promise<number> {
  return Number(await page.locator("button[data-work]").getAttribute("data-unsent"));
}

/** Waits until everything is saved and nothing unsent. */
export async function settled(page: Page): Promise<void> {
  await showsWork(page, "saved");
  await waitFor("nothing to be unsent", async () => (await unsent(page)) === 0, 40_000);
}

/** Writes a paragraph at the end of the text. */
export async function write(page: Page, text: string): Promise<void> {
  await draft(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
}

export async function openDiscussion(page: Page): Promise<void> {
  await page.getByRole("tab", { name: /Diskussion/ }).click();
}

/** Opens a thread about the measure as a whole. */
export async function comment(page: Page, text: string): Promise<void> {
  await openDiscussion(page);
  const field = page.getByRole("textbox", { name: "Kommentar zur ganzen Maßnahme" });
  if (!(await field.isVisible()))
    await page.getByRole("button", { name: "Zur ganzen Maßnahme schreiben" }).click();
  await field.fill(text);
  await page.getByRole("button", { name: "Kommentieren", exact: true }).click();
}
