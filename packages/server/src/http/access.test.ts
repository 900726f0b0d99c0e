import type { Commitment } from "@querschnitt/shared/api/measures";
import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
let bert: TestClient;
let gast: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  [anna, mona, bert, gast] = (await Promise.all(
    ["anna@a.example", "mona@a.example", "bert@v.example", "gast@a.example"].map(server.signedIn),
  )) as [TestClient, TestClient, TestClient, TestClient];
});
afterAll(() => server.close());

let measure: string;
beforeEach(async () => {
  const created = await mona.ask<{ id: string }>("POST", "/api/measures", {
    body: { title: "Licht am Kanal", workingGroup: "sn" },
  });
  expect(created.status).toBe(201);
  measure = created.body.id;
});

test("a measure is created by moderators of its group and by administrators only", async () => {
  const body = { title: "Anderes", workingGroup: "si" };
  expect(problem(await bert.ask("POST", "/api/measures", { body }))).toEqual([403, "forbidden"]);
  expect(problem(await mona.ask("POST", "/api/measures", { body }))).toEqual([403, "forbidden"]);
  expect((await anna.ask("POST", "/api/measures", { body })).body).toMatchObject({
    title: "Anderes",
    workingGroup: "si",
    phase: "proposal",
    role: "editor",
    moderates: true,
  });
  expect((await mona.ask("GET", "/api/me")).body.mayCreateIn).toEqual(["sn"]);
});

test("the same Idempotency-Key creates one measure, for each person their own", async () => {
  const create = (client: TestClient) =>
    client.ask<{ id: string }>("POST", "/api/measures", {
      body: { title: "Einmal", workingGroup: "sn" },
      headers: { "idempotency-key": "abc" },
    });
  const [first, second, others] = [await create(mona), await create(mona), await create(anna)];
  expect(second.body.id).toBe(first.body.id);
  expect(others.body.id).not.toBe(first.body.id);
});

test("a measure one may not see and one that does not exist answer alike", async () => {
  const hidden = await gast.ask("GET", `/api/measures/${measure}`);
  const unknown = await gast.ask("GET", "/api/measures/nothing");
  expect(hidden.status).toBe(404);
  expect(hidden.body).toEqual(unknown.body);
  expect((await gast.ask("GET", `/api/measures/${measure}/people`)).body).toEqual(unknown.body);
  expect(
    (
      await gast.ask("POST", `/api/measures/${measure}/phase`, {
        body: { phase: "draft", from: "proposal", reason: "x" },
      })
    ).body,
  ).toEqual(unknown.body);
});

test("a role set on a measure counts at once, in the list and for sync", async () => {
  const { authority } = server.identity;
  const room = { kind: "draft", measure } as const;
  const listed = async () =>
    (await gast.ask<{ id: string }[]>("GET", "/api/measures")).body.map(({ id }) => id);
  expect(await listed()).not.toContain(measure);
  expect(authority.access("gast", room)).toEqual({ mayRead: false, mayWrite: "none" });
  const set = (role: string | null) =>
    mona.ask("PUT", `/api/measures/${measure}/roles/gast`, { body: { role } });
  expect((await set("commenter")).body).toEqual({
    person: "gast",
    role: "commenter",
    assigned: "commenter",
    moderates: false,
  });
  expect(await listed()).toContain(measure);
  expect(authority.access("gast", room)).toEqual({ mayRead: true, mayWrite: "none" });
  expect(authority.access("gast", { kind: "discussion", measure }).mayWrite).toBe("by-rule");
  await set("editor");
  expect(authority.access("gast", room).mayWrite).toBe("text");
  await set(null);
  expect(await listed()).not.toContain(measure);
  expect(authority.access("gast", room).mayRead).toBe(false);
});

test("only moderators of the measure's group set roles and move phases", async () => {
  expect(
    problem(await bert.ask("PUT", `/api/measures/${measure}/roles/bert`, { body: { role: "editor" } })),
  ).toEqual([403, "forbidden"]);
  const move = { phase: "draft", from: "proposal", reason: "Der Kreis hat zugestimmt." };
  expect(problem(await bert.ask("POST", `/api/measures/${measure}/phase`, { body: move }))).toEqual([
    403,
    "forbidden",
  ]);
  const moved = await mona.ask("POST", `/api/measures/${measure}/phase`, { body: move });
  expect(moved.body).toMatchObject({ phase: "draft" });
  expect((moved.body.phaseHistory as unknown[]).at(-1)).toMatchObject({
    from: "proposal",
    to: "draft",
    by: "mona",
    reason: "Der Kreis hat zugestimmt.",
  });
  expect(problem(await mona.ask("POST", `/api/measures/${measure}/phase`, { body: move }))).toEqual([
    409,
    "conflict",
  ]);
});

test("the plan answers 304 until the plan or somebody's rights change", async () => {
  const first = await gast.ask("GET", "/api/measures");
  const etag = first.headers.get("etag") as string;
  const again = (client: TestClient, path = "/api/measures") =>
    client.ask("GET", path, { headers: { "if-none-match": etag } });
  expect((await again(gast)).status).toBe(304);
  await server.signedIn("cem@p.example");
  expect((await again(gast)).status).toBe(304);
  expect((await again(bert)).status).toBe(200);
  expect((await again(gast, "/api/measures?text=licht")).status).toBe(200);
  await mona.ask("PUT", `/api/measures/${measure}/roles/gast`, { body: { role: "reader" } });
  const changed = await again(gast);
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(etag);
});

test("responsibilities are listed of those measures alone that one may see", async () => {
  const doc = new Y.Doc();
  openLedger(doc, "record");
  const terms = { task: "Leuchten prüfen", organisation: "verein", person: null, deadline: "2027-05-01" };
  const command = { type: "add-responsibility", responsibility: "r1", ...terms } as const;
  perform(doc, "record", command, { person: "mona", now: Date.now() });
  await server.rooms.write({ kind: "record", measure }, "mona", Y.encodeStateAsUpdate(doc));
  const listed = async (client: TestClient) =>
    (await client.ask<Commitment[]>("GET", "/api/commitments")).body.filter((one) => one.measure === measure);
  expect(await listed(bert)).toEqual([
    { measure, ...terms, responsibility: "r1", state: "open", accepted: false },
  ]);
  expect(await listed(gast)).toEqual([]);
  await mona.ask("PUT", `/api/measures/${measure}/roles/gast`, { body: { role: "reader" } });
  expect(await listed(gast)).toHaveLength(1);
  await mona.ask("PUT", `/api/measures/${measure}/roles/bert`, { body: { role: "none" } });
  expect(await listed(bert)).toEqual([]);
});

test("the plan is filtered by group, phase and words", async () => {
  const ids = async (query: string) =>
    (await bert.ask<{ id: string }[]>("GET", `/api/measures?${query}`)).body.map(({ id }) => id);
  expect(await ids("workingGroup=sn&phase=proposal&text=KANAL%20licht")).toContain(measure);
  expect(await ids("workingGroup=si")).not.toContain(measure);
  expect(await ids("phase=draft")).not.toContain(measure);
  expect(await ids("text=kanal%20hafen")).toEqual([]);
  expect(problem(await bert.ask("GET", "/api/measures?phase=heute"))).toEqual([400, "invalid-input"]);
});

test("guests see no member list, only themselves and who writes in their measures", async () => {
  const names = async () => (await gast.ask<{ id: string }[]>("GET", "/api/people")).body.map(({ id }) => id);
  await server.identity.directory.update((data) => {
    data.measureRoles = {};
  });
  expect(await names()).toEqual(["gast"]);
  await mona.ask("PUT", `/api/measures/${measure}/roles/gast`, { body: { role: "reader" } });
  expect(await names()).toEqual(["anna", "mona", "bert", "cem", "gast"]);
  const { body: people } = await gast.ask<{ person: string }[]>("GET", `/api/measures/${measure}/people`);
  expect(people.map(({ person }) => person)).toEqual(["gast"]);
  const { body: groups } = await gast.ask<{ members: unknown[] }[]>("GET", "/api/working-groups");
  expect(groups.flatMap(({ members }) => members)).toEqual([]);
  const { body: all } = await bert.ask<Record<string, unknown>[]>("GET", "/api/people");
  expect(all).toHaveLength(server.identity.index.data.people.length);
  expect(Object.keys(all[0] ?? {})).toEqual(["id", "name", "organisation", "active"]);
});

test("accounts are for administrators, who cannot leave the workspace without one", async () => {
  expect(problem(await mona.ask("GET", "/api/accounts"))).toEqual([403, "forbidden"]);
  expect(
    problem(await mona.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "admin" } })),
  ).toEqual([403, "forbidden"]);
  expect(
    problem(await anna.ask("PATCH", "/api/accounts/anna", { body: { workspaceRole: "member" } })),
  ).toEqual([409, "conflict"]);
  expect(problem(await anna.ask("PATCH", "/api/accounts/cem", { body: { organisation: "nichts" } }))).toEqual(
    [400, "invalid-input"],
  );
  expect((await anna.ask("GET", "/api/me")).body.workspaceRole).toBe("admin");
});

test("deactivating somebody ends their sessions at once", async () => {
  const cem = await server.signedIn("cem@p.example");
  const [session] = server.identity.sessions.of("cem");
  const principal = { person: "cem", session: session?.id ?? "" };
  expect(server.identity.authority.isOpen(principal)).toBe(true);
  await anna.ask("PATCH", "/api/accounts/cem", { body: { active: false } });
  expect(server.identity.authority.isOpen(principal)).toBe(false);
  expect((await cem.ask("GET", "/api/me")).status).toBe(401);
  await anna.ask("PATCH", "/api/accounts/cem", { body: { active: true } });
  expect((await cem.ask("GET", "/api/me")).status).toBe(401);
});

test("groups are kept by administrators, their members by their moderators", async () => {
  const member = { role: "commenter", moderator: false };
  const put = (client: TestClient, path: string, body: object) =>
    client.ask("PUT", `/api/working-groups/${path}`, { body });
  expect((await put(mona, "sn/members/gast", member)).body).toEqual({ person: "gast", ...member });
  expect(problem(await put(bert, "sn/members/bert", member))).toEqual([403, "forbidden"]);
  expect(problem(await put(mona, "si/members/mona", member))).toEqual([403, "forbidden"]);
  expect(problem(await put(mona, "sn/members/bert", { role: "editor", moderator: true }))).toEqual([
    403,
    "forbidden",
  ]);
  expect((await mona.ask("DELETE", "/api/working-groups/sn/members/gast")).status).toBe(204);
  expect(server.identity.index.group("sn")?.members.has("gast")).toBe(false);
  expect(problem(await put(anna, "sn/members/niemand", member))).toEqual([404, "not-found"]);
  const group = { name: "Öffentliche Räume", prefix: "SN" };
  expect(problem(await anna.ask("POST", "/api/working-groups", { body: group }))).toEqual([409, "conflict"]);
  expect((await anna.ask("POST", "/api/working-groups", { body: { ...group, prefix: "ÖR" } })).status).toBe(
    201,
  );
  expect(problem(await mona.ask("PATCH", "/api/working-groups/sn", { body: { name: "X" } }))).toEqual([
    403,
    "forbidden",
  ]);
});
