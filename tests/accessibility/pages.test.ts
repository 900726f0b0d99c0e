import { afterAll, beforeAll, describe, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { expectClean, expectNoOverflow, openPage, views, words } from "./visit.ts";

let browser: Browser;
let server: RunningServer;
let empty: RunningServer;

beforeAll(async () => {
  browser = await Browser.launch();
  server = await startServer();
  empty = await startServer({ args: ["--empty"] });
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
  await empty?.dispose();
});

describe.each(views)("in $language at $width px, axe finds nothing", (view) => {
  const { language, width } = view;
  const word = words[language];
  const open = (on: RunningServer, path: string, email?: string) => openPage(browser, on, view, path, email);

  test("before signing in: sign-in, first set-up, links that are not valid", async () => {
    for (const [on, path] of [
      [server, "/signin"],
      [empty, "/setup"],
      [server, "/invitation#nothing"],
      [server, "/new-password#nothing"],
      [server, "/imprint"],
      [server, "/privacy"],
      [server, "/accessibility"],
      [server, "/contact"],
    ] as const) {
      const { page, errors, context } = await open(on, path);
      // Asking who is signed in, and for what a link without a meaning is about, is answered with a refusal.
      await expectClean(
        page,
        errors.filter((error) => !/status of 4\d\d/.test(error)),
        path,
      );
      await context.close();
    }
  });

  test("a page while it is edited, messages and reports, and erasing somebody", async () => {
    const { page, errors, context } = await open(server, "/privacy", "administration@demo.example");
    await page.getByRole("button", { name: word.editPage }).click();
    await page.getByRole("textbox", { name: word.pageText }).waitFor();
    await expectClean(page, errors, "editor of a page");
    await page.getByRole("tab", { name: word.preview }).click();
    await expectClean(page, errors, "preview of a page");
    await page.goto("/messages");
    await page.getByRole("article").first().waitFor();
    await expectClean(page, errors, "messages");
    await page.goto("/administration");
    await page.getByRole("button", { name: /Hanna Wolff/ }).click();
    await page.getByRole("button", { name: word.erase }).click();
    await page.getByRole("dialog", { name: /Hanna Wolff.*\?/ }).waitFor();
    await expectClean(page, errors, "erasing a person");
    await context.close();
  });

  test("the plan, and creating a measure", async () => {
    const { page, errors, context } = await open(server, "/", "moderation@demo.example");
    await page.getByRole("link", { name: /Nordstadt/ }).waitFor();
    await expectClean(page, errors, "plan");
    await page.getByRole("button", { name: word.newMeasure }).click();
    await page.getByRole("dialog").waitFor();
    await expectClean(page, errors, "new measure");
    await context.close();
  });

  test("the plan's views, filters and what can be saved of them", async () => {
    const { page, errors, context } = await open(server, "/?view=list", "moderation@demo.example");
    await page.getByRole("link", { name: /Nordstadt/ }).waitFor();
    await page.getByRole("button", { name: word.filters, exact: true }).click();
    await page.getByRole("group").first().waitFor();
    await expectClean(page, errors, "filters");
    for (const name of [word.savedFilters, word.columns]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, name);
      await page.keyboard.press("Escape");
    }
    for (const view of word.views) {
      await page.getByRole("navigation").getByRole("link", { name: view, exact: true }).click();
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await expectClean(page, errors, view);
      await expectNoOverflow(page, view);
    }
    await context.close();
  });

  test("a measure: text, record, discussion, responsibilities, phase and roles", async () => {
    const { page, errors, context } = await open(server, "/", "moderation@demo.example");
    await page.getByRole("link", { name: /Nordstadt/ }).click();
    await page.locator(".ProseMirror").waitFor();
    await page.locator('button[data-work="saved"]').waitFor();
    await expectClean(page, errors, "text");
    await page.getByRole("tab", { name: word.record }).click();
    await page.getByRole("button", { name: word.earlier }).click();
    await page.getByRole("button", { name: word.values }).click();
    await expectClean(page, errors, "record");
    for (const name of [word.assess, word.addMilestone, word.addIndicator]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    if (width > 1000) {
      await page.getByRole("button", { name: word.wide }).click();
      await expectClean(page, errors, "record alone");
    }
    await page.getByRole("tab", { name: word.discussion }).click();
    await page.getByRole("button", { name: word.wholeMeasure }).click();
    await page.keyboard.type("@");
    await page.getByRole("listbox").waitFor();
    await expectClean(page, errors, "discussion");
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: word.internal }).check();
    // What one was about to write on is the same there; the words are not.
    await page.getByRole("textbox", { name: word.wholeInternally }).waitFor();
    await expectClean(page, errors, "internal discussion");
    await page.getByRole("tab", { name: word.responsibilities }).click();
    await page.getByRole("button", { name: word.addResponsibility }).first().click();
    await expectClean(page, errors, "responsibilities");
    // The form lies over the page while it is open.
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    for (const name of [word.movePhase, word.roles]) {
      await page.getByRole("button", { name }).first().click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, String(name));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await context.close();
  });

  test("a measure as a commenter and as a reader see it", async () => {
    for (const who of ["zivilgesellschaft", "gast"]) {
      const { page, errors, context } = await open(server, "/", `${who}@demo.example`);
      await page.getByRole("link", { name: /Nordstadt/ }).click();
      await page.locator(".ProseMirror").waitFor();
      await expectClean(page, errors, who);
      await context.close();
    }
  });

  test("search: what is found while one types, everything that was found, the passage in its text", async () => {
    const { page, errors, context } = await open(server, "/", "moderation@demo.example");
    const button = page.getByRole("button", { name: word.openSearch });
    if (await button.isVisible()) await button.click();
    await page.locator("[role=combobox]:visible").fill("haltestellen");
    await page.locator("[role=option] mark").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await expectClean(page, errors, "suggestions");
    await page.goto("/search?q=haltestellen");
    const passage = page.locator("main a[href*='passage=']").first();
    await passage.waitFor();
    await expectClean(page, errors, "search");
    await passage.click();
    await page.locator(".sought-passage").first().waitFor();
    // Half under the header, a button would count as too small.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectClean(page, errors, "passage");
    await page.goto("/search?q=gibtesnicht");
    await page.getByText(/^(Nichts gefunden|Nothing found)$/).waitFor();
    await expectClean(page, errors, "nothing found");
    await context.close();
  });

  test("command menu, keyboard map and settings", async () => {
    const { page, errors, context } = await open(server, "/", "moderation@demo.example");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await expectClean(page, errors, "commands");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await expectClean(page, errors, "keyboard map");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: word.settings }).click();
    await page.getByRole("menuitemradio").first().waitFor();
    await expectClean(page, errors, "settings");
    await context.close();
  });
});
