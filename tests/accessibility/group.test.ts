import type { Me } from "@querschnitt/shared/api/identity";
import type { Session } from "@querschnitt/shared/api/sittings";
import { afterAll, beforeAll, test } from "vitest";
import { ApiClient } from "../support/ApiClient.ts";
import { Browser } from "../support/Browser.ts";
import { recordSession } from "../support/recordSession.ts";
import { type RunningServer, startServer } from "../support/startServer.ts";
import { expectClean, expectNoOverflow, openPage, views } from "./visit.ts";

const words = {
  de: { tasks: "Offene Aufträge", table: "Zahlen als Tabelle" },
  en: { tasks: "Open tasks", table: "Figures as a table" },
};

let browser: Browser;
let server: RunningServer;
let group: string;

beforeAll(async () => {
  browser = await Browser.launch();
  server = await startServer();
  const api = new ApiClient(server.url);
  await api.must("POST", "/api/session", { email: "moderation@demo.example", password: "querschnitt-demo" });
  const { person, mayCreateIn } = await api.must<Me>("GET", "/api/me");
  group = mayCreateIn[0] as string;
  const session = await api.must<Session>("POST", "/api/sittings", {
    ...{ title: "Sitzung im März", place: "", chair: null, secretary: null, workingGroup: group },
    ...{ start: "2020-03-12T16:00:00.000Z", end: "2020-03-12T18:00:00.000Z" },
  });
  const late = { what: "Laternen bestellen", organisation: person.organisation, person: person.id };
  const wording = "Am Kanal kommen zwölf Laternen.";
  await recordSession(
    { api, id: person.id },
    session,
    (["public", "closed"] as const).map((part) => ({
      ...{ title: "Licht am Kanal", part },
      tasks: [{ ...late, deadline: "2020-04-01" }, { what: "Anwohner*innen fragen" }],
      decisions: [{ wording, result: "adopted", yes: 3, no: 1, abstain: 0 }, { wording }],
    })),
    session.invited.map((one, position) => ({ person: one.person, voting: position > 0 })),
  );
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

test.each(views)("in $language at $width px, axe finds nothing on a working group's page", async (view) => {
  const { page, errors, context } = await openPage(
    browser,
    server,
    view,
    `/groups/${group}`,
    "moderation@demo.example",
  );
  const word = words[view.language];
  await page.getByRole("heading", { name: word.tasks }).waitFor();
  await page.getByText(word.table).click();
  for (const theme of ["light", "dark"]) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.kernTheme = chosen;
    }, theme);
    await expectClean(page, errors, `a group, ${theme}`);
  }
  await expectNoOverflow(page, "a group");
  await context.close();
});
