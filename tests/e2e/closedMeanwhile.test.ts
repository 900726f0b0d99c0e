import type { Session } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser, pageErrors } from "../support/Browser.ts";
import { StockClient } from "../support/StockClient.ts";
import {
  addItem,
  beginSession,
  openCourse,
  openSession,
  planSession,
  recordDecision,
} from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";

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

test("what was written without a connection while the minutes were closed is kept aside for its author and stands nowhere else", async () => {
  const { api } = team.admin;
  const page = await openSession(browser, team, team.admin, session.id);
  await addItem(page, "Lampen am Kanal", "25");
  await beginSession(page);
  await page.getByRole("link", { name: "Niederschrift", exact: true }).click();
  const course = await openCourse(page, "2 Lampen am Kanal");
  await course.click();
  await page.keyboard.type("Vorher.");
  const other = await openSession(browser, team, member, session.id);
  await other.goto(`/sessions/${session.id}/minutes`);
  await other.getByText("Vorher.").waitFor();

  await page.context().setOffline(true);
  await course.press("Enter");
  await page.keyboard.type("Zu spät geschrieben.");
  await recordDecision(page, "Zu spät beschlossen.", "");
  await api.must("POST", `/api/sittings/${session.id}/state`, { from: "running", to: "minutes-open" });
  const { revision } = await api.must<Session>("GET", `/api/sittings/${session.id}`);
  await api.must("POST", `/api/sittings/${session.id}/closing`, { revision });
  await page.context().setOffline(false);

  await page.getByRole("button", { name: /2 beiseitegelegt/ }).click({ timeout: 40_000 });
  await page.getByRole("link", { name: "Beiseitegelegtes ansehen" }).click();
  for (const words of ["Zu spät geschrieben.", "Zu spät beschlossen."])
    await page.locator("main").getByText(words).first().waitFor();
  await other.reload();
  await other.getByText("Prüfsumme: unverändert seit dem Abschluss").waitFor();
  await other.getByText("Vorher.").waitFor();
  expect(await other.locator("main").innerText()).not.toContain("Zu spät");
});

test("whatever the rules let into a protocol, the pages of its session can be read", async () => {
  const { api, id: person } = team.admin;
  const page = await openSession(browser, team, team.admin, session.id);
  const errors = pageErrors(page);
  await beginSession(page);
  const protocol = await StockClient.open(
    api,
    roomName({ kind: "protocol", session: session.id, part: "public" }),
  );
  const agenda = await StockClient.open(
    api,
    roomName({ kind: "agenda", session: session.id, part: "public" }),
  );
  const last = Date.parse("9998-12-31T23:59:59.999Z");
  const doer = { person, now: 0 };
  const long = "W".repeat(300);
  agenda.doc.transact(() => {
    const values = { title: long, kind: "decision", minutes: 600, presenter: person } as const;
    const more = { approves: "nirgends", publicTitle: "", source: "" };
    const item = { item: "weit", parent: null, values: { ...values, ...more } };
    perform(agenda.doc, "agenda", { type: "add-item", ...item }, doer);
  });
  const does = (command: Parameters<typeof perform<"protocol">>[2]): void =>
    perform(protocol.doc, "protocol", command, doer);
  protocol.doc.transact(() => {
    const there = { person, role: "guest", voting: true, substituteFor: "niemand" } as const;
    const attendance = { ...there, from: last, until: last };
    does({ type: "add-entry", root: "attendance", entry: "weit", values: attendance });
    does({ type: "add-entry", root: "attendance", entry: "frueh", values: { ...attendance, from: 0 } });
    const votes = { yes: 10_000, no: 0, abstain: 10_000, biased: null, result: null } as const;
    const decision = { item: "weit", wording: "W".repeat(10_000), ...votes, takenAt: last };
    does({ type: "add-entry", root: "decisions", entry: "weit", values: decision });
    const task = { item: "weit", what: "W".repeat(1_000), organisation: null, person: null, done: false };
    does({ type: "add-entry", root: "tasks", entry: "weit", values: { ...task, deadline: "9999-12-31" } });
    does({ type: "add-entry", root: "tasks", entry: "frueh", values: { ...task, deadline: "0000-01-01" } });
    does({ type: "set-time", which: "start", at: 0 });
    does({ type: "set-time", which: "end", at: last });
    does({ type: "raise-hand", hand: "weit", item: "weit", person });
    does({ type: "take-up", item: "weit", closed: false });
    does({ type: "set-progress", item: "weit", progress: { state: "done", spent: 604_800_000 } });
  });
  await page.getByRole("region", { name: "Jetzt" }).getByText(long).waitFor();
  for (const [view, words] of [
    ["live", "Redeliste"],
    ["minutes", "10000 Ja"],
    ["minutes?item=weit", "10000 Ja"],
    ["minutes?item=attendance", "Anwesenheit"],
  ] as const) {
    await page.goto(`/sessions/${session.id}/${view}`);
    await page.locator("main").getByText(words).first().waitFor();
  }
  await page.goto(`/groups/${team.group}`);
  await page.locator("main").getByText("W".repeat(100)).first().waitFor();
  for (const format of ["md", "pdf", "docx"]) {
    const address = `/api/sittings/${session.id}/minutes.${format}?part=public&language=de`;
    const { status } = await page.request
      .get(new URL(address, page.url()).href)
      .then((one) => ({ status: one.status() }));
    expect(status).toBe(200);
  }
  expect(errors).toEqual([]);
  for (const one of [agenda, protocol]) one.destroy();
});
