import type { Session } from "@querschnitt/shared/api/sittings";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { openSession, planSession } from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

// What is easily done wrong before and during a session: it is said, and it does no harm.

let browser: Browser;
let team: Team;
let member: Teammate;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  member = await team.invite("civil-society");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});
beforeEach(async () => {
  session = await planSession(team, member);
});

const open = (): Promise<Page> => openSession(browser, team, team.admin, session.id);

async function hasFocus(target: Locator): Promise<void> {
  await waitFor("it to have the focus", () => target.evaluate((one) => one === document.activeElement));
}

test("a form that cannot be sent leads to the first field that is wrong", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Tagesordnungspunkt hinzufügen" }).click();
  const dialog = page.getByRole("dialog");
  const [title, minutes] = [
    dialog.getByLabel("Bezeichnung", { exact: true }),
    dialog.getByLabel("Zeit in Minuten"),
  ];
  await minutes.fill("12,5");
  await page.keyboard.press("Enter");
  await hasFocus(title);
  await page.keyboard.type("Lampen");
  await page.keyboard.press("Enter");
  await hasFocus(minutes);
  expect(await minutes.getAttribute("aria-describedby")).toBeTruthy();
  await minutes.fill("12");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
});
