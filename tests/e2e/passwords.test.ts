import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, Browser, type ContextOptions } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { PASSWORD, Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const next = "ein neuer Satz zum Merken";

let browser: Browser;
let team: Team;
let careful: Teammate;
let forgetful: Teammate;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  careful = await team.invite("police");
  forgetful = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function newPage(options: ContextOptions, email?: string): Promise<Page> {
  return browser.page(team, email ? { email } : undefined, options);
}

/** Signs in through the form and ends on the plan. */
async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/signin");
  await page.getByRole("textbox", { name: "E-Mail-Adresse" }).fill(email);
  await page.getByLabel("Passwort").fill(password);
  await page.getByRole("button", { name: "Anmelden" }).click();
}

test("changing one's password by keyboard signs the other devices out", async () => {
  const page = await newPage({ width: 1280 }, careful.email);
  const elsewhere = await newPage({ width: 360 }, careful.email);
  await elsewhere.goto("/");
  await elsewhere.getByRole("heading", { name: "Programm" }).waitFor();
  await page.goto("/account");
  await page.getByRole("heading", { name: "Passwort" }).waitFor();
  await tabTo(page, "button", /^Passwort ändern$/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("falsch geraten");
  for (const text of [next, "etwas anderes"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await page.getByText("Die beiden Passwörter stimmen nicht überein.").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(next);
  await page.keyboard.press("Enter");
  await page.getByText("Das bisherige Passwort stimmt nicht.").waitFor();
  await page.getByLabel("Bisheriges Passwort").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Hinweise" }).getByText("Ihr Passwort ist geändert.").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await elsewhere.getByRole("heading", { name: "Anmelden" }).waitFor();
  await signInByForm(elsewhere, careful.email, PASSWORD);
  await elsewhere.getByText("E-Mail-Adresse und Passwort passen nicht zusammen.").waitFor();
  await signInByForm(elsewhere, careful.email, next);
  await elsewhere.getByRole("heading", { name: "Programm" }).waitFor();
});

test("who forgot the password gets a link from the administration and sets a new one", async () => {
  const page = await newPage({ width: 1280 }, team.admin.email);
  await page.goto("/administration");
  await page.getByRole("button", { name: new RegExp(forgetful.name) }).click();
  await page.getByRole("button", { name: "Link für ein neues Passwort" }).click();
  const field = page.getByRole("textbox", { name: "Link für ein neues Passwort" });
  await waitFor("the link to have the focus", () =>
    field.evaluate((input) => input === document.activeElement),
  );
  expect(await axeViolations(page)).toEqual([]);
  const link = await field.inputValue();

  const own = await newPage({ width: 360 });
  await own.goto(link);
  await own.getByLabel("Neues Passwort").waitFor();
  expect(await axeViolations(own)).toEqual([]);
  await own.getByLabel("Neues Passwort").fill("kurz");
  await own.getByLabel("Passwort wiederholen").fill("kurz");
  await own.getByRole("button", { name: "Passwort festlegen" }).click();
  await own.getByText("Das Passwort braucht mindestens 12 Zeichen.").waitFor();
  await own.getByLabel("Neues Passwort").fill(next);
  await own.getByLabel("Passwort wiederholen").fill(next);
  await own.getByRole("button", { name: "Passwort festlegen" }).click();
  await own.getByRole("heading", { name: "Programm" }).waitFor();

  const late = await newPage({ width: 360 });
  await late.goto(link);
  await late.getByText("Dieser Link gilt nicht mehr.").waitFor();
});
