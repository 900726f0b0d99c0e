import type { Session } from "@querschnitt/shared/api/sittings";
import { afterAll, beforeAll, describe, test } from "vitest";
import { ApiClient } from "../support/ApiClient.ts";
import { Browser } from "../support/Browser.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { expectClean, expectNoOverflow, openPage, views } from "./visit.ts";

const words = {
  de: {
    plan: "Sitzung planen",
    calendar: "Kalender abonnieren",
    add: /hinzufügen$/,
    suggest: "Tagesordnungspunkt vorschlagen",
    people: "Eingeladene ändern",
    raise: "Zu Wort melden",
    speakers: "Redeliste",
    projector: "Beamer-Ansicht",
    minutes: "Niederschrift",
    decision: "Beschluss festhalten",
    task: "Auftrag festhalten",
    attendance: "Anwesenheit",
    close: "Niederschrift abschließen",
    hash: "Prüfsumme: unverändert seit dem Abschluss",
  },
  en: {
    plan: "Plan a session",
    calendar: "Subscribe to calendar",
    add: /^Add an? /,
    suggest: "Suggest an item",
    people: "Change who is invited",
    raise: "Ask to speak",
    speakers: "Speakers",
    projector: "Projector view",
    minutes: "Minutes",
    decision: "Record a decision",
    task: "Record a task",
    attendance: "Attendance",
    close: "Close the minutes",
    hash: "Content hash: unchanged since the minutes were closed",
  },
};

let browser: Browser;
let server: RunningServer;
let workingGroup: string;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  server = await startServer();
  const api = await signedInApi();
  const [group] = (await api.must<{ mayCreateIn: string[] }>("GET", "/api/me")).mayCreateIn;
  workingGroup = group as string;
  session = await api.must<Session>("POST", "/api/sittings", details("Sitzung im Januar"));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function signedInApi(): Promise<ApiClient> {
  const api = new ApiClient(server.url);
  await api.must("POST", "/api/session", { email: "moderation@demo.example", password: "querschnitt-demo" });
  return api;
}

const details = (title: string) => ({
  ...{ title, place: "Rathaus", chair: null, secretary: null, workingGroup },
  ...{ start: "2097-01-12T16:00:00.000Z", end: "2097-01-12T16:05:00.000Z" },
});

describe.each(views)("in $language at $width px, axe finds nothing", (view) => {
  const word = words[view.language];

  test("in the list of sessions, in a session's agenda and in what is filled in there", async () => {
    const { page, errors, context } = await openPage(
      browser,
      server,
      view,
      "/sessions",
      "moderation@demo.example",
    );
    await page.getByRole("link", { name: session.title }).waitFor();
    await expectClean(page, errors, "sessions");
    for (const name of [word.plan, word.calendar]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.getByRole("link", { name: session.title }).click();
    await page.getByText("Regularien").waitFor();
    await expectClean(page, errors, "a session");
    await expectNoOverflow(page, "a session");
    for (const [name, at] of [
      [word.add, 0],
      [word.add, 1],
      [word.suggest, 0],
      [word.people, 0],
    ] as const) {
      await page.getByRole("button", { name }).nth(at).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, String(name));
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await context.close();
  });

  test("in a running session, its projector view, its minutes and what is filled in there, open and closed", async () => {
    const api = await signedInApi();
    const { id } = await api.must<Session>("POST", "/api/sittings", details("Laufende Sitzung"));
    const move = (from: string, to: string) => api.must("POST", `/api/sittings/${id}/state`, { from, to });
    await move("preparation", "running");
    const { page, errors, context } = await openPage(
      browser,
      server,
      view,
      `/sessions/${id}/live`,
      "moderation@demo.example",
    );
    await page.getByRole("button", { name: /^(Mit 1 beginnen|Begin with 1)$/ }).click();
    await page.getByRole("button", { name: word.raise }).click();
    await page.getByRole("list", { name: word.speakers }).getByRole("listitem").waitFor();
    await page
      .getByRole("button", { name: /(von Anfang an|from the beginning)/ })
      .first()
      .click();
    await expectClean(page, errors, "a running session");
    await expectNoOverflow(page, "a running session");
    const inDialog = async (name: string): Promise<void> => {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog").waitFor();
      await expectClean(page, errors, name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    await inDialog(word.projector);
    await page.getByRole("link", { name: word.minutes, exact: true }).click();
    await page.getByRole("heading", { name: "1 Regularien" }).waitFor();
    await expectClean(page, errors, "the whole minutes");
    await page.getByRole("link", { name: /^1\.1 / }).click();
    await page.getByRole("textbox", { name: /1\.1$/ }).waitFor();
    await expectClean(page, errors, "the minutes of an item");
    await expectNoOverflow(page, "the minutes of an item");
    for (const name of [word.decision, word.task]) await inDialog(name);
    await page.getByRole("link", { name: word.attendance, exact: true }).click();
    await page.getByRole("heading", { name: word.attendance }).waitFor();
    // What the bar at the top covers while the page is scrolled would count as too small to hit.
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectClean(page, errors, "attendance");
    await expectNoOverflow(page, "attendance");
    await move("running", "minutes-open");
    await inDialog(word.close);
    const { revision } = await api.must<Session>("GET", `/api/sittings/${id}`);
    await api.must("POST", `/api/sittings/${id}/closing`, { revision });
    await page.getByText(word.hash).click();
    await expectClean(page, errors, "closed minutes");
    await expectNoOverflow(page, "closed minutes");
    await context.close();
  });
});
