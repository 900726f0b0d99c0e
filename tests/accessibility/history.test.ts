import { afterAll, beforeAll, describe, test } from "vitest";
import { ApiClient } from "../support/ApiClient.ts";
import { Browser } from "../support/Browser.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { expectClean, expectNoOverflow, openPage, views } from "./visit.ts";

const moderator = "moderation@demo.example";

const words = {
  de: {
    earlier: "Früherer Eintrag",
    part: "Teil der Maßnahme",
    compare: "Vergleichen",
    layout: "Darstellung",
    name: "Jetzigen Stand benennen",
    restore: "Diesen Stand wiederherstellen",
    rename: /^„Zwischenstand mit langem/,
    authors: "Wer schrieb was",
    table: /^Anteile als Tabelle/,
  },
  en: {
    earlier: "Earlier entry",
    part: "Part of the measure",
    compare: "Compare",
    layout: "Layout",
    name: "Name the present state",
    restore: "Restore this state",
    rename: /^Rename “Zwischenstand mit langem/,
    authors: "Who wrote what",
    table: /^Shares as a table/,
  },
};

let browser: Browser;
let server: RunningServer;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
  server = await startServer();
  const api = new ApiClient(server.url);
  await api.signIn(moderator, "querschnitt-demo");
  const [first] = await api.must<{ id: string }[]>("GET", "/api/measures");
  if (!first) throw new Error("the demonstration has no measure");
  measure = first.id;
  await api.must("POST", `/api/measures/${measure}/versions`, {
    name: `Zwischenstand mit langem Namen ${"Donaudampfschifffahrtsgesellschaft".repeat(2)}`,
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

describe.each(views)("in $language at $width px, axe finds nothing", (view) => {
  const word = words[view.language];

  test("the history of a measure: a state, compared, its record, and its forms", async () => {
    const { page, errors, context } = await openPage(
      browser,
      server,
      view,
      `/measures/${measure}/history`,
      moderator,
    );
    await page.getByRole("slider").waitFor();
    await page.locator(".shared-text").first().waitFor();
    await expectClean(page, errors, "the newest state");
    await expectNoOverflow(page, "the newest state");
    // At the measure's beginning the text was empty: everything is a change.
    for (let step = 0; step < 4; step++) await page.getByRole("button", { name: word.earlier }).click();
    await page.getByRole("combobox", { name: word.compare }).selectOption("now");
    await page.locator("[data-change]").first().waitFor();
    await expectClean(page, errors, "compared");
    await expectNoOverflow(page, "compared");
    const layout = page.getByRole("combobox", { name: word.layout });
    if (await layout.isVisible()) {
      await layout.selectOption("side");
      await expectClean(page, errors, "side by side");
    }
    await page.getByRole("combobox", { name: word.part }).selectOption("record");
    await page
      .getByRole("table")
      .or(page.getByText(/nichts geändert|Nothing has changed/))
      .waitFor();
    await expectClean(page, errors, "record compared");
    await expectNoOverflow(page, "record compared");
    await page.getByRole("combobox", { name: word.compare }).selectOption("none");
    await expectClean(page, errors, "record");
    for (const name of [word.name, word.restore, word.rename]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, String(name));
      await page.keyboard.press("Escape");
    }
    await context.close();
  });

  test("a text that shows who wrote what", async () => {
    const { page, errors, context } = await openPage(
      browser,
      server,
      view,
      `/measures/${measure}`,
      moderator,
    );
    await page.getByRole("button", { name: word.authors }).click();
    await page.locator(".authored").first().waitFor();
    await page.getByRole("button", { name: word.table }).click();
    await expectClean(page, errors, "authorship");
    await expectNoOverflow(page, "authorship");
    await context.close();
  });
});
