import type { PersonSession } from "@querschnitt/shared/api/identity";
import type { PersonAccess } from "@querschnitt/shared/api/measures";
import type { Connected, System } from "@querschnitt/shared/api/system";
import { defaultLimits } from "@querschnitt/shared/protocol/limits";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
let bert: TestClient;
let measure: string;
beforeAll(async () => {
  server = await startTestServer({ environment: { LIMIT_SOCKETS_PER_PERSON: "17" } });
  [anna, bert] = [await server.signedIn("anna@a.example"), await server.signedIn("bert@v.example")];
  const created = await anna.ask<{ id: string }>("POST", "/api/measures", {
    body: { title: "Licht", workingGroup: "sn" },
  });
  measure = created.body.id;
});
afterAll(() => server.close());

async function connect(client: TestClient, path: string): Promise<WebSocket> {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}${path}`, {
    headers: { cookie: client.cookieHeader, origin: server.url },
  });
  await new Promise((resolve, reject) => {
    socket.once("message", resolve);
    socket.once("error", reject);
  });
  return socket;
}

test("limits in force are named with the variable that changes them", async () => {
  const { body } = await anna.ask<System>("GET", "/api/system");
  expect(body.limits.map(({ name }) => name)).toEqual(["requestsPerMinute", ...Object.keys(defaultLimits)]);
  expect(body.limits.find(({ name }) => name === "socketsPerPerson")).toEqual({
    name: "socketsPerPerson",
    value: 17,
    standard: 200,
    variable: "LIMIT_SOCKETS_PER_PERSON",
  });
  expect(body).toMatchObject({ storage: "ok", lastBackupAt: null });
  expect(body.log.file).toBeGreaterThan(0);
});

test("who is connected is known by name, and what is open only by number", async () => {
  const sockets = [
    await connect(bert, "/notices"),
    await connect(bert, `/sync/measure/${measure}/draft?schema=1&ack=1`),
    await connect(bert, `/sync/measure/${measure}/record?schema=1&ack=1`),
  ];
  const { body } = await anna.ask<Connected>("GET", "/api/connected");
  expect(body).toEqual({
    people: [{ person: "bert", sessions: 1 }],
    measures: [{ measure, documents: 2, people: 1 }],
  });
  const { body: sessions } = await anna.ask<PersonSession[]>("GET", "/api/people/bert/sessions");
  expect(sessions).toMatchObject([{ connected: true, current: false }]);
  expect(Date.now() - Date.parse(sessions[0]?.lastSeenAt ?? "")).toBeLessThan(60_000);
  for (const socket of sockets) socket.close();
});

test("an internal discussion and reading marks that are open show in no number", async () => {
  const connected = async () => (await anna.ask<Connected>("GET", "/api/connected")).body;
  await expect.poll(connected).toEqual({ people: [], measures: [] });
  const rooms = [`measure/${measure}/internal/verein`, "person/bert/marks"];
  const sockets = await Promise.all(rooms.map((room) => connect(bert, `/sync/${room}?schema=1&ack=1`)));
  expect(await connected()).toEqual({ people: [{ person: "bert", sessions: 1 }], measures: [] });
  sockets.push(await connect(bert, `/sync/measure/${measure}/draft?schema=1&ack=1`));
  expect((await connected()).measures).toEqual([{ measure, documents: 1, people: 1 }]);
  for (const socket of sockets) socket.close();
});

test("an administrator ends one session of somebody, and not by another's name", async () => {
  const cem = await server.signedIn("cem@p.example");
  const other = await server.signedIn("cem@p.example");
  const { body } = await anna.ask<PersonSession[]>("GET", "/api/people/cem/sessions");
  expect(body).toHaveLength(2);
  const path = (person: string) => `/api/people/${person}/sessions/${body[0]?.id}`;
  expect(problemOf(await anna.ask("DELETE", path("bert")))).toEqual([404, "not-found"]);
  expect((await anna.ask("DELETE", path("cem"))).status).toBe(204);
  expect([(await cem.ask("GET", "/api/me")).status, (await other.ask("GET", "/api/me")).status]).toEqual([
    401, 200,
  ]);
});

test("what a person may do comes with where it comes from", async () => {
  const reason = async (person: string) =>
    (await anna.ask<PersonAccess[]>("GET", `/api/people/${person}/access`)).body.find(
      (one) => one.measure === measure,
    );
  expect(await reason("anna")).toMatchObject({ role: "editor", reason: "administration" });
  expect(await reason("mona")).toMatchObject({ role: "editor", reason: "moderation", moderates: true });
  expect(await reason("cem")).toMatchObject({ role: "commenter", reason: "group" });
  expect(await reason("gast")).toMatchObject({ role: null, reason: "guest" });
  await anna.ask("PUT", `/api/measures/${measure}/roles/cem`, { body: { role: "none" } });
  expect(await reason("cem")).toMatchObject({ role: null, reason: "assigned" });
  expect(await reason("weg")).toBeUndefined();
});

test("the last administrator who can sign in stays one", async () => {
  await anna.ask("PATCH", "/api/accounts/neu", { body: { workspaceRole: "admin" } });
  for (const body of [{ workspaceRole: "member" }, { active: false }]) {
    expect(problemOf(await anna.ask("PATCH", "/api/accounts/anna", { body }))).toEqual([409, "conflict"]);
  }
  await anna.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "admin" } });
  const mona = await server.signedIn("mona@a.example");
  // Both at once: whoever comes second would leave nobody.
  const answers = await Promise.all([
    anna.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "member" } }),
    mona.ask("PATCH", "/api/accounts/anna", { body: { workspaceRole: "member" } }),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});
