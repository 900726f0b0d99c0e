import type { Session } from "@querschnitt/shared/api/sittings";
import type { Locator, Page } from "playwright-core";
import type { Browser } from "./Browser.ts";
import type { Team, Teammate } from "./Team.ts";

/** Plans a session of the team's group: its administrator belongs to all of it, the member to what is public. */
export async function planSession(team: Team, member: Teammate): Promise<Session> {
  const { api, id } = team.admin;
  const session = await api.must<Session>("POST", "/api/sittings", {
    title: "Sitzung im Januar",
    place: "Rathaus",
    start: "2097-01-12T16:00:00.000Z",
    end: "2097-01-12T18:00:00.000Z",
    chair: id,
    secretary: null,
    workingGroup: team.group,
  });
  const invited = [
    { person: id, closed: true, voting: true },
    { person: member.id, closed: false, voting: true },
  ];
  return api.must<Session>("PUT", `/api/sittings/${session.id}/invited`, { invited, revision: 1 });
}

/** Opens a session as somebody, once its agenda is there. */
export async function openSession(
  browser: Browser,
  team: Team,
  person: Teammate,
  session: string,
): Promise<Page> {
  const page = await browser.page(team, person);
  await page.goto(`/sessions/${session}`);
  await page.getByRole("heading", { name: "Tagesordnung", exact: true }).waitFor();
  await page.getByText("Regularien").waitFor();
  // From here on it opens without a network.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  return page;
}

const list = (page: Page, name = "Öffentlicher Teil") =>
  page.getByRole("list", { name }).getByRole("listitem");

/** Numbers and titles as they stand on the page, without the regular block. */
export async function agenda(page: Page, name?: string): Promise<string[]> {
  const texts = await list(page, name).allInnerTexts();
  return texts
    .map((text) => /^((?:N )?[\d.]+)\n(.+)$/m.exec(text)?.slice(1).join(" ") ?? text)
    .filter((line) => !line.startsWith("1"));
}

/** Adds an item through the form. */
export async function addItem(
  page: Page,
  title: string,
  minutes = "",
  button = "Tagesordnungspunkt hinzufügen",
): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Bezeichnung", { exact: true }).fill(title);
  await dialog.getByLabel("Zeit in Minuten").fill(minutes);
  await dialog.getByRole("button", { name: "Hinzufügen", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Takes something from the menu of an item. */
export async function choose(page: Page, item: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Aktionen zu „${item}“` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** Opens a session, long before its time, and calls its first item, as somebody who leads it. */
export async function beginSession(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sitzung eröffnen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sitzung eröffnen" }).click();
  await page.getByRole("button", { name: "Mit 1 beginnen" }).click();
  await page.getByRole("region", { name: "Jetzt" }).getByText("Regularien").waitFor();
}

/** Goes to an item of the minutes and waits until its course can be written. */
export async function openCourse(page: Page, item: string): Promise<Locator> {
  await page.getByRole("navigation", { name: "Inhalt der Niederschrift" }).getByText(item).click();
  await page.getByRole("heading", { name: item }).waitFor();
  const course = page.getByRole("textbox", { name: /^Verlauf zu Punkt/ });
  await course.waitFor();
  return course;
}

/** Records a decision under the item that is open. */
export async function recordDecision(page: Page, wording: string, yes: string): Promise<void> {
  await page.getByRole("button", { name: "Beschluss festhalten" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Wortlaut").fill(wording);
  await dialog.getByLabel("Ja", { exact: true }).fill(yes);
  await dialog.getByRole("button", { name: "Speichern" }).click();
  await dialog.waitFor({ state: "detached" });
}
