import type { SearchAnswer } from "@querschnitt/shared/api/search";
import type { Session } from "@querschnitt/shared/api/sittings";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { keptAnswers } from "../support/keptAnswers.ts";
import { recordSession } from "../support/recordSession.ts";
import { openSession, planSession } from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let browser: Browser;
let team: Team;
/** Is invited to the public part. */
let member: Teammate;
let guest: Teammate;
let coming: Session;
let past: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  member = await team.invite("civil-society");
  guest = await team.invite("police", "guest");
  coming = await planSession(team, member);
  past = await planSession(team, member);
  const { revision, chair, secretary } = past;
  const when = { start: "2020-03-12T16:00:00.000Z", end: "2020-03-12T18:00:00.000Z" };
  await team.admin.api.must("PUT", `/api/sittings/${past.id}`, {
    ...{ title: "Sitzung im März", place: "Wache Nord", ...when, chair, secretary, revision },
  });
  const { revision: changed } = await team.admin.api.must<Session>("GET", `/api/sittings/${past.id}`);
  await team.admin.api.must("POST", `/api/sittings/${past.id}/invitations`, { revision: changed });
  for (const [from, to] of [
    ["invited", "running"],
    ["running", "minutes-open"],
  ])
    await team.admin.api.must("POST", `/api/sittings/${past.id}/state`, { from, to });
  const { organisation, id } = member;
  const item = {
    title: "Licht am Kanal",
    tasks: [
      { what: "Laternen bestellen", organisation, person: id, deadline: "2020-04-01" },
      { what: "Anwohner*innen fragen", deadline: "2097-04-01" },
    ],
    decisions: [{ wording: "Am Kanal kommen zwölf Laternen.", result: "adopted", yes: 3, no: 1, abstain: 0 }],
  } as const;
  const present = [
    { person: team.admin.id, voting: true },
    { person: member.id, voting: false },
  ];
  const closed = {
    title: "Wachdienst",
    part: "closed",
    tasks: [{ what: "Wachvertrag kündigen" }],
    decisions: [{ wording: "Der Wachvertrag wird gekündigt." }],
  } as const;
  await recordSession(team.admin, past, [item, closed], present);
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});

const list = (page: Page, name: string) => page.getByRole("region", { name }).getByRole("listitem");

async function openGroup(person: Teammate): Promise<Page> {
  const page = await browser.page(team, person);
  await page.goto(`/groups/${team.group}`);
  await page.getByRole("heading", { level: 1, name: "Sichere Nachbarschaft" }).waitFor();
  await page.getByRole("heading", { name: "Offene Aufträge" }).waitFor();
  return page;
}

test("a group's page tells what is to be done, what was decided and who came, and is reached from its sessions", async () => {
  const page = await browser.page(team, member);
  await page.goto("/sessions");
  await page.getByRole("link", { name: coming.title }).click();
  await page.getByRole("link", { name: "Sichere Nachbarschaft" }).click();
  await page.getByRole("heading", { level: 1, name: "Sichere Nachbarschaft" }).waitFor();
  const tasks = list(page, "Offene Aufträge");
  await tasks.first().waitFor();
  const texts = await tasks.allInnerTexts();
  expect(texts).toHaveLength(2);
  expect(texts[0]).toMatch(
    /Laternen bestellen[\s\S]*Person 1[\s\S]*1\. April 2020[\s\S]*Frist überschritten/,
  );
  expect(texts[1]).toContain("Anwohner*innen fragen");
  expect(texts[1]).not.toContain("Frist überschritten");
  const place = tasks.first().getByRole("link", { name: "TOP 2 Licht am Kanal, Sitzung am 12. März 2020" });
  await place.click();
  await page.getByRole("heading", { level: 2, name: /Licht am Kanal$/ }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/sessions/${past.id}/minutes`);
  await page.goBack();
  const [decision] = await list(page, "Beschlüsse").allInnerTexts();
  expect(decision).toMatch(/zwölf Laternen[\s\S]*angenommen[\s\S]*3 Ja, 1 Nein, 0 Enthaltungen/);
  await page
    .getByRole("img", { name: /Anwesende in einer Sitzung, am 12. März 2020: 2, davon 1 stimm/ })
    .waitFor();
  await page.getByText("Zahlen als Tabelle").click();
  await page.getByRole("row", { name: "12. März 2020 1 1" }).waitFor();
  expect(await list(page, "Kommende Sitzungen").allInnerTexts()).toHaveLength(1);
  await page
    .getByRole("region", { name: "Vergangene" })
    .getByRole("link", { name: "Sitzung im März" })
    .click();
  await page.getByRole("heading", { level: 1, name: "Sitzung im März" }).waitFor();
});

test("what is not public is told to those who belong to it alone, and marked", async () => {
  const whole = await openGroup(team.admin);
  const closed = list(whole, "Offene Aufträge").filter({ hasText: "Wachvertrag kündigen" });
  await closed.getByText("nichtöffentlich").waitFor();
  await closed.getByRole("link", { name: "TOP N 1 Wachdienst, Sitzung am 12. März 2020" }).waitFor();
  const page = await openGroup(member);
  await page.getByText("Laternen bestellen").waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/Wach(vertrag|dienst)|nichtöffentlich/);
  const nothing = await openGroup(guest);
  await nothing.getByText("Kein Auftrag aus einer Sitzung, den Sie sehen dürfen, ist offen.").waitFor();
  await nothing.getByText("Noch keine Sitzungen").waitFor();
  await nothing.goto("/groups/gibtsnicht");
  await nothing.getByRole("heading", { name: "Diese Arbeitsgruppe gibt es nicht" }).first().waitFor();
});

test("a measure leads to the page of its group", async () => {
  const { id } = await team.createMeasure("Licht im Park");
  const page = await browser.page(team, team.admin);
  await page.goto(`/measures/${id}`);
  await page.getByRole("link", { name: "Sichere Nachbarschaft" }).click();
  await page.getByRole("heading", { level: 1, name: "Sichere Nachbarschaft" }).waitFor();
});

test("a search finds agendas and minutes, says which are not public, and leads to their session", async () => {
  const answer = (q: string) => team.admin.api.must<SearchAnswer>("GET", `/api/search?q=${q}`);
  await waitFor("the search to be complete", async () => (await answer("Wachdienst")).ready, 20_000);
  const page = await browser.page(team, team.admin);
  await page.goto("/search?q=Wachdienst");
  const hit = page.getByRole("link", { name: /Tagesordnung, nichtöffentlich Wachdienst/ });
  expect(await hit.getAttribute("href")).toBe(`/sessions/${past.id}`);
  await page.goto("/search?q=Laternen&kind=minutes");
  await page.getByRole("heading", { name: "12.03.2020 Sitzung im März" }).waitFor();
  const minutes = page.getByRole("link", { name: /^Niederschrift Am Kanal kommen zwölf Laternen/ });
  expect(await minutes.getAttribute("href")).toMatch(new RegExp(`^/sessions/${past.id}/minutes\\?item=`));
  // While one types, a session's title alone leads to it.
  await page.keyboard.press("/");
  await page.keyboard.type("Wache Nord");
  await page.getByRole("option", { name: /12.03.2020 Sitzung im März, Wache Nord/ }).click();
  await page.getByRole("heading", { level: 1, name: "Sitzung im März" }).waitFor();
});

test("without a connection a session that was opened here is found in what this device keeps", async () => {
  const page = await openSession(browser, team, team.admin, past.id);
  await page.getByText("Wachdienst").waitFor();
  await waitFor("the list of sessions to be kept", async () =>
    (await keptAnswers(page)).includes("Wache Nord"),
  );
  await page.context().setOffline(true);
  await page.goto("/search?q=Wachdienst");
  await page.getByRole("link", { name: /Tagesordnung, nichtöffentlich Wachdienst/ }).waitFor();
  await page.getByRole("searchbox", { name: "Gesuchte Wörter" }).fill("Wache Nord");
  await page.getByRole("heading", { name: "12.03.2020 Sitzung im März" }).waitFor();
});
