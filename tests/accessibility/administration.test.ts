import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { expectClean, openPage, views, words } from "./visit.ts";

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

describe.each(views)("in $language at $width px, axe finds nothing", (view) => {
  const { language, width } = view;
  const word = words[language];
  const open = (on: RunningServer, path: string, email?: string) => openPage(browser, on, view, path, email);

  test("every part of the administration, and its dialogs", async () => {
    const { page, errors, context } = await open(server, "/administration", "administration@demo.example");
    await page.goto("/administration");
    const sections = [
      ["people", /Jonas/],
      ["import", word.template],
      ["organisations", /Ordnungsamt/],
      ["groups", /Sichere Nachbarschaft/],
      ["rights?person=polizei", /SN-01/],
      ["audit", /SN-01/],
      ["system", /LIMIT_MESSAGE_BYTES/],
    ] as const;
    for (const [path, content] of sections) {
      await page.goto(`/administration/${path}`);
      await page.getByText(content).and(page.locator(":not(option)")).first().waitFor();
      await expectClean(page, errors, path);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
    }
    await page.goto("/administration/import");
    await page
      .getByRole("textbox")
      .fill("Name;E-Mail;Organisation\nKai;kai;Ordnungsampt\nUte;ute@a.example;EDG");
    await page.getByRole("button", { name: word.importPreview }).click();
    await page
      .getByRole("button", { name: "Ordnungsamt“" })
      .or(page.getByRole("button", { name: "Ordnungsamt”" }))
      .waitFor();
    await expectClean(page, errors, "import preview");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.getByRole("button", { name: /: Kai$/ }).click();
    await page.getByRole("dialog").waitFor();
    await expectClean(page, errors, "import row");
    await page.goto("/administration/people");
    await page.getByRole("button", { name: /Jonas/ }).click();
    await page.getByRole("dialog").waitFor();
    await expectClean(page, errors, "account of somebody");
    await page.getByRole("button", { name: word.deputy }).click();
    await expectClean(page, errors, "deputy");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: word.sessions }).click();
    await page
      .getByRole("dialog", { name: /Jonas Berg/ })
      .last()
      .waitFor();
    await expectClean(page, errors, "sessions of somebody");
    await context.close();
  });

  test("account, work kept aside, and a page that does not exist", async () => {
    const { page, errors, context } = await open(server, "/account", "administration@demo.example");
    for (const path of [
      "/account",
      "/notifications",
      "/mailbox",
      "/aside",
      "/nowhere",
      "/measures/nowhere",
    ]) {
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
