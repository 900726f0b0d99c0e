import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Browser, pageErrors } from "../../../../tests/support/Browser.ts";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import type {} from "./testSupport/minutesRoom.tsx";

let browser: Browser;
let script: string;
let page: Page;
let errors: string[];

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic", development: false } },
    resolve: {
      conditions: ["querschnitt-source", "module", "browser", "production"],
      dedupe: ["yjs", "react", "react-dom"],
    },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL("testSupport/minutesRoom.tsx", import.meta.url)),
        formats: ["iife"],
        name: "minutesRoom",
      },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !("output" in result)) throw new Error("The build gave nothing to load.");
  script = result.output[0].code;
  browser = await Browser.launch();
});
afterAll(() => browser.close());

beforeEach(async () => {
  await browser.closePages();
  page = await (await browser.context({ url: "http://127.0.0.1" })).newPage();
  errors = pageErrors(page);
  // An address of its own gives the page a local storage; nothing is asked of the network.
  await page.route("**", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto("/");
  await page.addScriptTag({ content: script });
});

const show = (root: string) => page.evaluate((one) => window.minutes.show(one), root);
const othersWrite = (root: string, text: string) =>
  page.evaluate(([one, words]) => window.minutes.othersWrite(one, words), [root, text] as const);
const ownCaret = () => page.evaluate(() => window.minutes.ownCaret());
const text = (root: string) => page.evaluate((one) => window.minutes.text(one), root);
const carets = () => page.locator(".text-caret").count();
/** The editor of the root that was left goes a moment after the next one has come. */
const left = () =>
  waitFor("the other editor to go", () => page.evaluate(() => window.minutes.livingEditors() === 1));

it("draws the carets of others in their own root alone", async () => {
  await othersWrite("second", "Beschluss");
  await show("first");
  await page.keyboard.type("Anwesende");
  expect(await carets()).toBe(0);
  await show("second");
  await waitFor("their caret", async () => (await carets()) === 1);
  await othersWrite("first", "Gäste");
  await waitFor("their caret to leave", async () => (await carets()) === 0);
  // A root that this page has never opened.
  await othersWrite("third", "Ausblick");
  await page.keyboard.type("!");
  expect(await carets()).toBe(0);
  expect(await text("second")).toBe("Beschluss!");
  expect(errors).toEqual([]);
});

it("takes the own caret along from one root to another", async () => {
  await show("first");
  await waitFor("the caret in the first", async () => (await ownCaret()) === "first");
  await show("second");
  await left();
  await waitFor("the caret in the second", async () => (await ownCaret()) === "second");
  await show("first");
  await left();
  await waitFor("the caret in the first", async () => (await ownCaret()) === "first");
});

it("undoes what one wrote in this root, and nothing of another root or of others", async () => {
  await show("first");
  await page.keyboard.type("eins");
  await show("second");
  await page.keyboard.type("zwei");
  await othersWrite("second", "fremd");
  await othersWrite("first", "auch fremd");
  await page.keyboard.press("Control+z");
  await waitFor("the own words to go", async () => !(await text("second")).includes("zwei"));
  for (let again = 0; again < 3; again++) await page.keyboard.press("Control+z");
  expect(await text("second")).toContain("fremd");
  expect(await text("first")).toBe("eins|auch fremd");
  await page.keyboard.press("Control+y");
  await waitFor("the own words to come back", async () => (await text("second")).includes("zwei"));
  expect(errors).toEqual([]);
});
