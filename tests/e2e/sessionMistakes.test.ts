import type { Session } from "@querschnitt/shared/api/sittings";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { addItem, beginSession, openSession, planSession } from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

// What is easily done wrong before and during a session: it is said, and it does no harm.

let browser: Browser;
let team: Team;
let member: Teammate;
/** Is not invited. */
let stranger: Teammate;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  member = await team.invite("civil-society");
  stranger = await team.invite("police");
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

test("a session is opened long before its time only by who says so twice", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Sitzung eröffnen" }).click();
  const dialog = page.getByRole("dialog", { name: "Diese Sitzung jetzt schon eröffnen?" });
  await dialog.getByText("Geplant ist sie für Samstag, 12. Januar 2097, 17:00–19:00 Uhr.").waitFor();
  await dialog.getByRole("button", { name: "Abbrechen" }).click();
  await dialog.waitFor({ state: "detached" });
  await hasFocus(page.getByRole("button", { name: "Sitzung eröffnen" }));
  const { state } = await team.admin.api.must<Session>("GET", `/api/sittings/${session.id}`);
  expect(state).toBe("preparation");
});

test("a double click moves on by one item alone", async () => {
  const page = await open();
  await beginSession(page);
  await page.getByRole("button", { name: "Weiter zu 1.1" }).dblclick();
  await page
    .getByRole("region", { name: "Jetzt" })
    .getByText("Bestimmung der Schriftführung")
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Weiter zu 1.2" }).waitFor();
  expect(await page.getByText("behandelt", { exact: true }).count()).toBe(1);
});

test("an item that was called by mistake is not dealt with, and is put forward for the next session", async () => {
  const page = await open();
  await addItem(page, "Lampen am Kanal", "10");
  await beginSession(page);
  await page.getByRole("button", { name: "Aufrufen: 2 Lampen am Kanal" }).click();
  await page.getByRole("button", { name: "Aufrufen: 1.1 Bestimmung der Schriftführung" }).click();
  await page.getByRole("button", { name: "„2 Lampen am Kanal“ ist noch nicht behandelt" }).click();
  await page.getByRole("button", { name: "Sitzung schließen" }).click();
  await page.getByRole("dialog").getByText("1 Punkt wurde nicht behandelt.").waitFor();
  await page.getByRole("dialog").getByText("2 Lampen am Kanal").waitFor();
});

test("all who are invited are recorded as present at once, and as quickly as not", async () => {
  const page = await open();
  await beginSession(page);
  await page.getByRole("button", { name: "Alle von Anfang an anwesend" }).click();
  await page.getByText("2 Personen anwesend, davon 2 stimmberechtigt.").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByText("0 Personen anwesend, davon 0 stimmberechtigt.").waitFor();
  await page.getByRole("button", { name: `${member.name} kommt jetzt` }).waitFor();
});

test("going through names by keyboard puts nobody on a list before it is said so", async () => {
  const page = await open();
  await beginSession(page);
  for (const [list, button] of [
    ["Weitere Person eintragen", "Eintragen"],
    ["Jemanden auf die Redeliste setzen", "Hinzufügen"],
  ] as const) {
    await tabTo(page, "combobox", new RegExp(`^${list}$`));
    const field = page.getByRole("combobox", { name: list });
    const before = await page.locator("main").getByRole("listitem").count();
    await field.selectOption({ label: stranger.name });
    await page.keyboard.press("Tab");
    expect(await page.locator("main").getByRole("listitem").count()).toBe(before);
    await page.keyboard.press("Enter");
    await waitFor(
      `${button} to put them there`,
      async () => (await page.locator("main").getByRole("listitem").count()) === before + 1,
    );
    // The next one can be chosen at once.
    await hasFocus(field);
    expect(await field.inputValue()).toBe("");
  }
});
