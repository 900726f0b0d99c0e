import type { Session } from "@querschnitt/shared/api/sittings";
import type { Organisation } from "@querschnitt/shared/api/workspace";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { openMeasurePage, settled } from "../support/measurePage.ts";
import { Team } from "../support/Team.ts";

// A title with a word that no line holds, and an organisation that is called as such organisations are.

const title =
  "Donaudampfschifffahrtsgesellschaftskapitänsanwärterunterkunftsverwaltungsgebäudereinigung am Wochenende";
const name =
  "Arbeitsgemeinschaft der Wohnungsbaugenossenschaften und Nachbarschaftsinitiativen im Stadtbezirk Nord";

let browser: Browser;
let team: Team;
let measure: string;
let organisation: string;
let session: string;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  ({ id: measure } = await team.createMeasure(title));
  ({ id: session } = await team.admin.api.must<Session>("POST", "/api/sittings", {
    ...{ title, place: title, chair: null, secretary: null, workingGroup: team.group },
    ...{ start: "2097-01-12T16:00:00.000Z", end: "2097-01-12T18:00:00.000Z" },
  }));
  ({ id: organisation } = await team.admin.api.must<Organisation>("POST", "/api/organisations", {
    name,
    shortName: "ArgeWohnenNord",
    stakeholderGroup: "civil-society",
  }));
  // What it leads, when, and what it is to do.
  const page = await open(1280);
  await openMeasurePage(page, measure);
  await page.getByRole("combobox", { name: "Federführung" }).selectOption(name);
  await page.getByLabel("Beginn").fill("2026-01-01");
  await page.getByRole("tab", { name: "Zuständigkeiten" }).click();
  await page.getByRole("button", { name: "Zuständigkeit eintragen" }).click();
  await page.getByRole("textbox", { name: /^Aufgabe/ }).fill(title);
  await page.getByRole("combobox", { name: /^Organisation/ }).selectOption(name);
  await page.getByRole("button", { name: "Eintragen", exact: true }).click();
  await page.getByRole("listitem").filter({ hasText: "noch nicht angenommen" }).waitFor();
  await settled(page);
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

async function open(width: number): Promise<Page> {
  return browser.page(team, team.admin, { width });
}

/** Texts with the title or the name in them that reach beyond the block they stand in, and how far. */
function beyondTheirBlock(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "main h1, main h2, main a, main td, main li",
    )) {
      const words = element.textContent ?? "";
      const isLong = /Donaudampf|Genossenschaften/i.test(words);
      const block = element.closest("td, li, h1, h2");
      if (!isLong || !block || !element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const beyond = range.getBoundingClientRect().right - block.getBoundingClientRect().right;
      if (beyond > 2) found.push(`${element.tagName} ${words.slice(0, 30)}: ${Math.round(beyond)} px`);
    }
    return found;
  });
}

for (const width of [360, 1280]) {
  test(`at ${width} px long titles and names stay within their place and the page`, async () => {
    const page = await open(width);
    for (const path of [
      "/?view=list",
      "/?view=board",
      "/?view=timeline",
      `/?view=commitments&who=${organisation}`,
      `/measures/${measure}?tab=responsibilities`,
      "/sessions",
      `/sessions/${session}`,
      `/sessions/${session}/minutes`,
      `/groups/${team.group}`,
      "/administration/organisations",
    ]) {
      await page.goto(path);
      await page
        .getByText(path.startsWith("/administration") ? name : title)
        .first()
        .waitFor();
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([path, sideways, await beyondTheirBlock(page)]).toEqual([path, 0, []]);
    }
    await page.context().close();
  });
}
