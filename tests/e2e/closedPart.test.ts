import type { Session } from "@querschnitt/shared/api/sittings";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser } from "../support/Browser.ts";
import { RawSocket } from "../support/RawSocket.ts";
import {
  addItem,
  agenda,
  beginSession,
  choose,
  openCourse,
  openSession,
  planSession,
  recordDecision,
} from "../support/sessionPage.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const SECRET = "Disziplinarverfahren";

let browser: Browser;
let team: Team;
/** Is invited to the public part; a guest whom nobody invited. */
let member: Teammate;
let guest: Teammate;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  team = await Team.start();
  member = await team.invite("civil-society");
  guest = await team.invite("police", "guest");
});
afterAll(async () => {
  await browser?.close();
  await team?.dispose();
});
beforeEach(async () => {
  session = await planSession(team, member);
});

const open = (person: Teammate) => openSession(browser, team, person, session.id);

test("nothing of the non-public part reaches a member who has no part in it, but the name that was announced", async () => {
  const [moderator, other] = [await open(team.admin), await open(member)];
  const answers: string[] = [];
  other.on("response", async (response) => answers.push(await response.text().catch(() => "")));
  other.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => answers.push(Buffer.from(payload).toString("latin1"))),
  );
  await other.reload();
  await other.getByText("Regularien").waitFor();
  await addItem(moderator, SECRET, "15", "Nichtöffentlichen Punkt hinzufügen");
  await waitFor(
    "it is there",
    async () => (await agenda(moderator, "Nichtöffentlicher Teil")).join() === `N 1 ${SECRET}`,
  );
  await choose(moderator, `N 1 ${SECRET}`, "Bearbeiten");
  await moderator.getByLabel("Öffentliche Bezeichnung").fill("Personalangelegenheit");
  await moderator.getByRole("button", { name: "Speichern", exact: true }).click();
  await other.getByText("Personalangelegenheit").waitFor();
  expect(await other.locator("main").innerText()).not.toContain(SECRET);
  // Not even how long it takes: the sum is of what one sees.
  await other.getByText("10 von 120 Minuten sind verplant.").waitFor();
  await moderator.getByText("25 von 120 Minuten sind verplant.").waitFor();
  expect(answers.join("\n")).not.toContain(SECRET);
  expect(answers.length).toBeGreaterThan(5);
});

test("nothing that is called, said, decided or asked for in the non-public part of a running session reaches them either", async () => {
  const moderator = await open(team.admin);
  await addItem(moderator, `${SECRET} A`, "15", "Nichtöffentlichen Punkt hinzufügen");
  await beginSession(moderator);
  const other = await browser.page(team, member);
  const answers: string[] = [];
  other.on("response", async (response) => answers.push(await response.text().catch(() => "")));
  other.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => answers.push(Buffer.from(payload).toString("latin1"))),
  );
  await other.goto(`/sessions/${session.id}/live`);
  await other.getByRole("region", { name: "Jetzt" }).getByText("Regularien").waitFor();
  await moderator.getByRole("button", { name: `Aufrufen: N 1 ${SECRET} A` }).click();
  await moderator.getByRole("region", { name: "Jetzt" }).getByText(`${SECRET} A`).waitFor();
  await other.getByRole("region", { name: "Jetzt" }).getByText("Nichtöffentlicher Teil").waitFor();
  expect(await other.getByRole("button", { name: "Zu Wort melden" }).count()).toBe(0);
  await moderator.getByRole("link", { name: "Niederschrift", exact: true }).click();
  await (await openCourse(moderator, `N 1 ${SECRET} A`)).click();
  await moderator.keyboard.type(`${SECRET} B`);
  await recordDecision(moderator, `${SECRET} C`, "1");
  await moderator.getByRole("button", { name: "Auftrag festhalten" }).click();
  await moderator.getByLabel("Was ist zu tun?").fill(`${SECRET} D`);
  await moderator.getByRole("dialog").getByRole("button", { name: "Speichern" }).click();
  await moderator.getByText(`${SECRET} D`).first().waitFor();
  expect(await moderator.getByRole("button", { name: /^In Maßnahme/ }).count()).toBe(0);
  await moderator.getByRole("link", { name: "Sitzung läuft" }).click();
  await moderator.getByRole("button", { name: "Sitzung schließen" }).click();
  await moderator.getByRole("dialog").getByRole("button", { name: "Sitzung schließen" }).click();
  await moderator.getByRole("button", { name: "Niederschrift abschließen" }).click();
  await moderator.getByRole("dialog").getByRole("button", { name: "Niederschrift abschließen" }).click();
  await moderator.getByText("Prüfsumme: unverändert").click();
  await moderator.getByText("Nichtöffentlicher Teil:").waitFor();
  for (const words of ["B", "C", "D"]) await moderator.getByText(`${SECRET} ${words}`).first().waitFor();
  await other.goto(`/sessions/${session.id}/minutes`);
  await other.getByText("Prüfsumme: unverändert").click();
  expect(await other.locator("main").innerText()).not.toContain("Nichtöffentlicher Teil");
  expect(answers.join("\n")).not.toContain(SECRET);
  expect(answers.length).toBeGreaterThan(5);
});

/** How the server answers somebody who tries to open a room. */
async function socketTo(room: string, person: Teammate): Promise<unknown> {
  const { token } = await person.api.must<{ token: string }>("POST", "/api/tokens", {});
  const raw = new RawSocket(`${team.server.url.replace("http", "ws")}/sync/${room}?token=${token}`);
  return [await raw.closed(), raw.frames.length];
}

test("an invited member without a part in what is not public gets nothing of it by any other way either", async () => {
  await addItem(await open(team.admin), SECRET, "15", "Nichtöffentlichen Punkt hinzufügen");
  const nowhere = await socketTo("session/gibtsnicht/agenda", member);
  for (const kind of ["agenda", "minutes", "protocol"])
    expect(await socketTo(`session/${session.id}/closed-${kind}`, member)).toEqual(nowhere);
  const unknown = await member.api.ask("GET", "/api/sittings/gibtsnicht/agenda.md?part=all&language=de");
  const all = await member.api.ask("GET", `/api/sittings/${session.id}/agenda.md?part=all&language=de`);
  expect([all.status, all.body]).toEqual([unknown.status, unknown.body]);
  expect((await member.api.ask("GET", `/api/sittings/${session.id}/sources?today=2097-01-01`)).status).toBe(
    403,
  );
  const { path } = await member.api.must<{ path: string }>("GET", "/api/me/calendar");
  const answers = [
    await fetch(`${team.server.url}${path}`).then((answer) => answer.text()),
    JSON.stringify((await member.api.ask("GET", `/api/search?q=${SECRET}`)).body),
    JSON.stringify((await member.api.ask("GET", "/api/sittings")).body),
    JSON.stringify((await member.api.ask("GET", "/api/me/data")).body),
  ];
  expect(answers.join()).not.toContain(SECRET);
  expect(answers[2]).not.toContain('"closed"');
});

test("a guest who was not invited finds nothing, whichever way they try", async () => {
  const nowhere = await socketTo("session/gibtsnicht/agenda", guest);
  for (const kind of ["agenda", "minutes", "protocol", "closed-agenda", "closed-minutes", "closed-protocol"])
    expect(await socketTo(`session/${session.id}/${kind}`, guest)).toEqual(nowhere);
  const unknown = await guest.api.ask("GET", "/api/sittings/gibtsnicht");
  for (const part of ["", "/sources?today=2097-01-01"]) {
    const answer = await guest.api.ask("GET", `/api/sittings/${session.id}${part}`);
    expect([answer.status, answer.body]).toEqual([unknown.status, unknown.body]);
  }
  expect((await guest.api.ask("GET", "/api/sittings")).body).toEqual([]);
  const page = await browser.page(team, guest);
  await page.goto(`/sessions/${session.id}`);
  await page.getByRole("heading", { name: "Diese Sitzung gibt es nicht" }).first().waitFor();
});
