import type { Session } from "@querschnitt/shared/api/sittings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiClient } from "../support/ApiClient.ts";
import { Browser } from "../support/Browser.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { expectClean, openPage, views } from "./visit.ts";

const words = {
  de: {
    plan: "Sitzung planen",
    calendar: "Kalender abonnieren",
    add: /hinzufügen$/,
    suggest: "Tagesordnungspunkt vorschlagen",
    people: "Eingeladene ändern",
  },
  en: {
    plan: "Plan a session",
    calendar: "Subscribe to calendar",
    add: /^Add an? /,
    suggest: "Suggest an item",
    people: "Change who is invited",
  },
};

let browser: Browser;
let server: RunningServer;
let session: Session;

beforeAll(async () => {
  browser = await Browser.launch();
  server = await startServer();
  const api = new ApiClient(server.url);
  await api.must("POST", "/api/session", { email: "moderation@demo.example", password: "querschnitt-demo" });
  const [group] = (await api.must<{ mayCreateIn: string[] }>("GET", "/api/me")).mayCreateIn;
  const when = { start: "2027-01-12T16:00:00.000Z", end: "2027-01-12T16:05:00.000Z" };
  session = await api.must<Session>("POST", "/api/sittings", {
    ...{ title: "Sitzung im Januar", place: "Rathaus", chair: null, secretary: null, workingGroup: group },
    ...when,
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
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
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
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
});
