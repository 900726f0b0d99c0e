import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations, Browser, pageErrors, signIn } from "../support/Browser.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";

const PASSWORD = "querschnitt-demo";

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

const words = {
  de: {
    record: "Steckbrief",
    discussion: /Diskussion/,
    responsibilities: "Zuständigkeiten",
    movePhase: "Phase ändern",
    roles: "Wer darf was",
    newMeasure: "Neue Maßnahme",
    filters: "Filter",
    savedFilters: "Gespeicherte Filter",
    columns: "Spalten",
    views: ["Phasen", "Zeitstrahl", "Wer macht was"],
    addResponsibility: "Zuständigkeit eintragen",
    wholeMeasure: "Zur ganzen Maßnahme schreiben",
  },
  en: {
    record: "Profile",
    discussion: /Discussion/,
    responsibilities: "Responsibilities",
    movePhase: "Change phase",
    roles: "Who may do what",
    newMeasure: "New measure",
    filters: "Filters",
    savedFilters: "Saved filters",
    columns: "Columns",
    views: ["Phases", "Time line", "Who does what"],
    addResponsibility: "Enter responsibility",
    wholeMeasure: "Write about the measure as a whole",
  },
};

/** Fails with every violation and error that a page shows as it stands. */
async function expectClean(page: Page, errors: string[], where: string): Promise<void> {
  expect({ where, violations: await axeViolations(page), errors }).toEqual({
    where,
    violations: [],
    errors: [],
  });
}

describe.each([
  { language: "de", width: 1280 },
  { language: "en", width: 1280 },
  { language: "de", width: 360 },
  { language: "en", width: 360 },
] as const)("in $language at $width px, axe finds nothing", ({ language, width }) => {
  const word = words[language];

  async function open(
    on: RunningServer,
    path: string,
    email?: string,
  ): Promise<{ page: Page; errors: string[]; context: BrowserContext }> {
    const context = await browser.context(on, { language, width });
    if (email) await signIn(context, email, PASSWORD);
    const page = await context.newPage();
    const errors = pageErrors(page);
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return { page, errors, context };
  }

  test("before signing in: sign-in, first set-up, links that are not valid", async () => {
    for (const [on, path] of [
      [server, "/signin"],
      [empty, "/setup"],
      [server, "/invitation#nothing"],
      [server, "/new-password#nothing"],
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
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ view, overflow }).toEqual({ view, overflow: 0 });
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
    await expectClean(page, errors, "record");
    await page.getByRole("tab", { name: word.discussion }).click();
    await page.getByRole("button", { name: word.wholeMeasure }).click();
    await expectClean(page, errors, "discussion");
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

  test("administration, account, work kept aside, and a page that does not exist", async () => {
    const { page, errors, context } = await open(server, "/administration", "administration@demo.example");
    const tabs = page.getByRole("tab");
    for (let index = 0; index < (await tabs.count()); index++) {
      await tabs.nth(index).click();
      await expectClean(page, errors, `administration ${index}`);
    }
    for (const path of ["/account", "/aside", "/nowhere", "/measures/nowhere"]) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectClean(
        page,
        errors.filter((error) => !/status of 404|4403/.test(error)),
        path,
      );
    }
    await context.close();
  });
});
