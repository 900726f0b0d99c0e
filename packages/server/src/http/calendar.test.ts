import type { Session } from "@querschnitt/shared/api/sittings";
import ical from "node-ical";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let mona: TestClient;
let bert: TestClient;
let session: Session;
beforeAll(async () => {
  server = await startTestServer();
  mona = await server.signedIn("mona@a.example");
  bert = await server.signedIn("bert@v.example");
  const [start, end] = ["2026-12-01T16:00:00.000Z", "2026-12-01T18:00:00.000Z"];
  const body = { title: "Sitzung im Dezember", place: "Rathaus", start, end, chair: null, secretary: null };
  session = (await mona.ask<Session>("POST", "/api/sittings", { body: { ...body, workingGroup: "sn" } }))
    .body;
});
afterAll(() => server.close());

const linkOf = async (client: TestClient) =>
  (await client.ask<{ path: string }>("GET", "/api/me/calendar")).body.path;
async function entries(path: string): Promise<ical.VEvent[]> {
  const { status, body, headers } = await server.client().ask<string>("GET", path);
  expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  return Object.values(ical.sync.parseICS(body)).filter((part) => part?.type === "VEVENT") as ical.VEvent[];
}

test("a calendar program reads the sessions to which somebody is invited, without signing in", async () => {
  const path = await linkOf(bert);
  expect(await entries(path)).toEqual([]);
  await mona.ask("POST", `/api/sittings/${session.id}/invitations`, { body: { revision: 1 } });
  const [entry, ...others] = await entries(path);
  expect(others).toEqual([]);
  expect([entry?.summary, entry?.location, entry?.start.toISOString()]).toEqual([
    "Sitzung im Dezember",
    "Rathaus",
    "2026-12-01T16:00:00.000Z",
  ]);
  const anna = await server.signedIn("anna@a.example");
  expect(await entries(await linkOf(anna))).toEqual([]);
});

test("a renewed link takes the place of the one before; a forged one leads nowhere, nor does one of whoever is shut out", async () => {
  const before = await linkOf(bert);
  const after = (await bert.ask<{ path: string }>("POST", "/api/me/calendar/renewal")).body.path;
  expect(after).not.toBe(before);
  const nowhere = (await server.client().ask("GET", "/calendar/bert.1.gelogen.ics")).status;
  expect(nowhere).toBe(404);
  expect((await server.client().ask("GET", before)).status).toBe(nowhere);
  expect((await server.client().ask("GET", after.replace("bert", "mona"))).status).toBe(nowhere);
  expect(await entries(after)).toHaveLength(1);
  const anna = await server.signedIn("anna@a.example");
  await anna.ask("PATCH", "/api/accounts/bert", { body: { active: false } });
  expect((await server.client().ask("GET", after)).status).toBe(nowhere);
  expect(server.logged()).not.toContain(after.split(".")[2] as string);
});
