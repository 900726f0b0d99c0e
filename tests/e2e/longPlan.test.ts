import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkWeight, firstViewWeight } from "../../scripts/steps/checkWeight.mjs";
import { axeViolations, Browser, pageErrors, signIn } from "../support/Browser.ts";
import { PASSWORD, Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const MEASURES = 1_000;

let browser: Browser;
let team: Team;
let context: BrowserContext;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start({ environment: { HTTP_REQUESTS_PER_MINUTE: "1000000" } });
  for (let number = 0; number < MEASURES; number += 20) {
    const some = Array.from({ length: 20 }, (_, index) => `Maßnahme ${number + index + 1} für sichere Wege`);
    await Promise.all(some.map((title) => team.createMeasure(title)));
  }
}, 400_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await team?.dispose();
});

async function open(path: string, width = 1280): Promise<{ page: Page; errors: string[] }> {
  await context?.close();
  context = await browser.context(team.server, { width });
  await signIn(context, team.admin.email, PASSWORD);
  const page = await context.newPage();
  const errors = pageErrors(page);
  await page.goto(path);
  await page.getByText(`${MEASURES} von ${MEASURES} Maßnahmen`).waitFor();
  return { page, errors };
}

const rows = (page: Page) => page.locator("tr[data-index]");
/** Which row of all has the focus; counts from 0. */
const focused = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.closest<HTMLElement>("[data-index]")?.dataset.index));

test.each([1280, 360])(
  "1000 measures: few rows are drawn, the last is reached by keyboard, at %i px",
  async (width) => {
    const { page, errors } = await open("/?view=list", width);
    const table = page.getByRole("table");
    // First a hundred rows, then, once its code is there, only those that can be seen.
    await waitFor("few rows to be drawn", async () => (await rows(page).count()) < 60);
    expect(await table.getAttribute("aria-rowcount")).toBe(String(MEASURES + 1));
    await page
      .getByRole("link", { name: /^Maßnahme/ })
      .first()
      .focus();
    expect(await focused(page)).toBe(0);
    await page.keyboard.press("ArrowDown");
    await waitFor("the second row", async () => (await focused(page)) === 1);
    await page.keyboard.press("End");
    await waitFor("the last row to have the focus", async () => (await focused(page)) === MEASURES - 1);
    expect(await rows(page).count()).toBeLessThan(80);
    await waitFor("the last row to be in sight", () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.top > 0 && box.bottom <= window.innerHeight;
      }),
    );
    expect(await rows(page).last().getAttribute("aria-rowindex")).toBe(String(MEASURES + 1));
    // Whoever scrolls away keeps the focus.
    await page.mouse.wheel(0, -5_000_000);
    await waitFor(
      "the first row to be drawn",
      async () => (await rows(page).first().getAttribute("data-index")) === "0",
    );
    expect(await focused(page)).toBe(MEASURES - 1);
    await page.keyboard.press("Home");
    await waitFor("the first row to have the focus", async () => (await focused(page)) === 0);
    expect(await axeViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
  },
);

test("1000 measures: what is typed shows at once, and the rows follow", async () => {
  const { page } = await open("/?view=list");
  await waitFor("few rows to be drawn", async () => (await rows(page).count()) < 60);
  const field = page.getByRole("searchbox");
  await field.focus();
  // What the count said when the key's own letter could be drawn: the rows must not have been waited for.
  await page.evaluate(() => {
    const counts: string[] = [];
    Object.assign(window, { counts });
    document.addEventListener("input", () =>
      queueMicrotask(() =>
        counts.push(document.querySelector("main")?.innerText.match(/\d+ von \d+/)?.[0] ?? ""),
      ),
    );
  });
  await page.keyboard.press("7");
  await page.getByText(`271 von ${MEASURES} Maßnahmen`).waitFor();
  expect(await page.evaluate(() => (window as unknown as { counts: string[] }).counts)).toEqual([
    `${MEASURES} von ${MEASURES}`,
  ]);
  await page.keyboard.type("77");
  await page.getByText(`1 von ${MEASURES} Maßnahmen`).waitFor();
  await page.waitForURL(/text=777/);
  await page.getByRole("link", { name: "Maßnahme 777 für sichere Wege" }).waitFor();
});

test("1000 measures: on paper all of them stand", async () => {
  const { page } = await open("/?view=list");
  await waitFor("few rows to be drawn", async () => (await rows(page).count()) < 60);
  await page.emulateMedia({ media: "print" });
  await waitFor("all rows to be drawn", async () => (await rows(page).count()) === MEASURES);
  await page.emulateMedia({ media: "screen" });
  await waitFor("few rows to be drawn again", async () => (await rows(page).count()) < 60);
});

test("1000 measures: the board says that there are more phases than fit, and leads to them", async () => {
  const { page } = await open("/?view=board");
  const last = page.getByRole("heading", { name: /^Zurückgezogen/ });
  await last.waitFor();
  const isSeen = () =>
    last.evaluate((heading) => heading.getBoundingClientRect().right <= document.documentElement.clientWidth);
  expect(await isSeen()).toBe(false);
  const back = page.getByRole("button", { name: "Weiter nach links" });
  expect(await back.getAttribute("aria-disabled")).toBe("true");
  const on = page.getByRole("button", { name: "Weiter nach rechts" });
  await waitFor("the last phase to be in sight", async () => {
    await on.click();
    return isSeen();
  });
  await page.locator("button[aria-disabled=true]", { hasText: "Weiter nach rechts" }).waitFor();
  expect(await back.getAttribute("aria-disabled")).toBe(null);
});

test("1000 measures: the board and the time line draw what can be seen, and say how much there is", async () => {
  const { page, errors } = await open("/?view=board");
  await page.getByRole("button", { name: `${MEASURES - 20} weitere anzeigen` }).click();
  await page.getByRole("button", { name: `${MEASURES - 40} weitere anzeigen` }).waitFor();
  expect(await page.locator("[data-card]").count()).toBe(40);
  await page.getByRole("link", { name: "Zeitstrahl" }).click();
  await page.getByRole("heading", { name: `Ohne Zeitangaben ${MEASURES}` }).waitFor();
  expect(errors).toEqual([]);
});

test("the plan's first view weighs no more script than agreed, and does not wait for documents", async () => {
  expect(checkWeight()).toEqual([]);
  const { page } = await open("/?view=list");
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .sort((one, other) => one.startTime - other.startTime)
      .map(({ name }) => new URL(name).pathname.slice(1)),
  );
  const { pieces } = firstViewWeight();
  const first = pieces.map(({ file }) => file).filter((file) => !file.startsWith("assets/en"));
  // What was weighed is what the browser asked for first.
  expect(new Set(loaded.slice(0, first.length))).toEqual(new Set(first));
});
