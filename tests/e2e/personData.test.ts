import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, type ContextOptions } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { comment, openDiscussion, openMeasurePage, settled } from "../support/measurePage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
let leaving: Teammate;
let measure: string;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  leaving = await team.invite("civil-society");
  ({ id: measure } = await team.createMeasure("Licht am Kanal"));
  await team.assign(measure, leaving, "commenter");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function newPage(options: ContextOptions, person: Pick<Teammate, "email">): Promise<Page> {
  return browser.page(team, person, options);
}

test("one downloads one's own data to read them, with what one wrote, as text and never as HTML", async () => {
  const page = await newPage({ width: 360 }, leaving);
  await openMeasurePage(page, measure);
  await comment(page, "Hier fehlt eine Laterne. <script>alert(1)</script>");
  await settled(page);
  await page.goto("/account");
  await page.getByRole("heading", { name: "Meine Daten" }).waitFor();
  await tabTo(page, "button", /^Zum Lesen/);
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const html = await readFile(await file.path(), "utf8");
  expect(html).toContain("Hier fehlt eine Laterne. &lt;script&gt;");
  expect(html).not.toContain("<script");
  expect(html).toContain(leaving.email);
  const reader = await page.context().newPage();
  await reader.setContent(html);
  await reader.getByRole("heading", { name: "Kommentare" }).waitFor();
  expect(await axeViolations(reader)).toEqual([]);
  const button = page.getByRole("button", { name: /^Für Programme/ });
  const [json] = await Promise.all([page.waitForEvent("download"), button.click()]);
  expect(JSON.parse(await readFile(await json.path(), "utf8"))).toMatchObject({
    account: { email: leaving.email },
  });
});

test("an erased person is a number wherever their name stood, in the language of whoever reads", async () => {
  const page = await newPage({}, team.admin);
  await openMeasurePage(page, measure);
  await openDiscussion(page);
  const byline = page.getByRole("tabpanel").getByRole("listitem");
  await byline.getByText(leaving.name).first().waitFor();
  const english = await newPage({ language: "en" }, team.admin);
  await english.goto("/administration");
  await english.getByRole("button", { name: new RegExp(leaving.name) }).click();
  await english.getByRole("button", { name: "Erase person …" }).click();
  const dialog = english.getByRole("dialog", { name: `Erase ${leaving.name}?` });
  await dialog.getByText(/backup copies/).waitFor();
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await dialog.getByText("This is not the name.").waitFor();
  await dialog.getByRole("textbox").fill(leaving.name);
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await dialog.waitFor({ state: "detached" });
  await english.getByText("Former user 1").waitFor();
  const listed = await english.getByRole("list").allInnerTexts();
  expect(listed.join()).not.toContain(leaving.name);
  expect(listed.join()).not.toContain(leaving.email);
  // The open page of somebody else learns of it by itself.
  await byline.getByText("Ehemalige*r Nutzer*in 1").first().waitFor();
  await byline.getByText("Hier fehlt eine Laterne.").waitFor();
  await waitFor(
    "the name to be gone",
    async () => !(await page.locator("main").innerText()).includes(leaving.name),
  );
});
