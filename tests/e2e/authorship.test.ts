import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { draft, openMeasurePage, settled, write } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

// Who wrote what, as the text shows it.

let browser: Browser;
let team: Team;
let police: Teammate;
let reader: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  police = await team.invite("police");
  reader = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

/** Words that are marked, with the letter before them where one stands. */
function marked(page: Page): Promise<string[]> {
  return draft(page)
    .locator(".authored")
    .evaluateAll((passages) =>
      passages.map((passage) => {
        let before = passage.previousElementSibling;
        // Somebody's caret may stand between.
        while (before?.matches(".text-caret")) before = before.previousElementSibling;
        const letter = before instanceof HTMLElement ? (before.dataset.letter ?? "") : "";
        return `${letter}:${passage.textContent}`;
      }),
    );
}

const shows = (page: Page, wanted: string[]) =>
  waitFor(`the marks to be ${wanted}`, async () => (await marked(page)).join("|") === wanted.join("|"));

test("the text shows who wrote what, by keyboard alone, follows what is typed, and is printed without it", async () => {
  const { id } = await team.createMeasure("Licht am Kanal");
  await team.assign(id, police, "editor");
  await team.assign(id, reader, "reader");
  const [admin, page] = [
    await browser.page(team, { email: team.admin.email }),
    await browser.page(team, { email: police.email }),
  ];
  await openMeasurePage(admin, id);
  await write(admin, "Die Lampen sind aus.");
  await settled(admin);
  await openMeasurePage(page, id);
  await draft(page).getByText("Die Lampen sind aus.").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" Wir gehen hin.");
  await settled(page);

  // One stop for the Tab key, arrow keys between the tools.
  await page.keyboard.press("Escape");
  const tool = page.getByRole("button", { name: "Wer schrieb was" });
  await waitFor("the tool to have the focus", async () => {
    await page.keyboard.press("ArrowLeft");
    return tool.evaluate((element) => element === document.activeElement);
  });
  await page.keyboard.press("Enter");
  await shows(page, ["V:Die Lampen sind aus.", "P: Wir gehen hin."]);
  expect(await page.getByRole("button", { name: "Wer schrieb was" }).getAttribute("aria-pressed")).toBe(
    "true",
  );
  expect(await axeViolations(page)).toEqual([]);

  // Where the caret stands is said.
  await tabTo(page, "textbox", /^Text der Maßnahme/);
  await page.keyboard.press("Control+End");
  const said = page.getByRole("status").filter({ hasText: police.name });
  await said.getByText(/^Organisation police, Person \d+, \d+\. \S+ \d{4}$/).waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("status").filter({ hasText: team.admin.name }).waitFor();

  // Marks stay with their words while one types, and what was typed gets its own after a pause.
  await page.keyboard.type("XX");
  expect((await marked(page)).at(-1)).toBe("P: Wir gehen hin.");
  await shows(page, ["V:D", "P:XX", "V:ie Lampen sind aus.", "P: Wir gehen hin."]);

  const section = page.getByRole("region", { name: "Wer schrieb was" });
  await section.getByRole("img", { name: /Polizei \d+ %/ }).waitFor();
  await tabTo(page, "button", /^Anteile als Tabelle/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await section.getByRole("row", { name: /Umsetzung/ }).waitFor();
  expect(
    await section
      .getByRole("row", { name: /Umsetzung/ })
      .getByRole("cell")
      .allTextContents(),
  ).toEqual(["20", "17", "9"]);
  expect(await axeViolations(page)).toEqual([]);

  await page.emulateMedia({ media: "print" });
  const look = draft(page).locator(".authored").first();
  expect(await look.evaluate((element) => getComputedStyle(element).borderBlockEndWidth)).toBe("0px");
  expect(await section.isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });

  await section.getByRole("button", { name: "Ausblenden" }).click();
  await section.waitFor({ state: "detached" });
  expect(await marked(page)).toEqual([]);

  const reads = await browser.page(team, { email: reader.email }, { width: 360 });
  await openMeasurePage(reads, id);
  await reads.getByRole("button", { name: "Wer schrieb was" }).click();
  await shows(reads, ["V:D", "P:XX", "V:ie Lampen sind aus.", "P: Wir gehen hin."]);
  for (const one of [admin, page, reads]) await one.context().close();
}, 180_000);
