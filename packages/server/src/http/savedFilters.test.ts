import { MAX_SAVED_FILTERS, type SavedFilter, type SavedFilters } from "@querschnitt/shared/api/savedFilters";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const path = "/api/saved-filters";
const filter = (id: string, more: Partial<SavedFilter> = {}): SavedFilter => ({
  id,
  name: `Filter ${id}`,
  query: "view=list&phase=draft&text=Licht%20im%20Park",
  shared: false,
  ...more,
});

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
beforeEach(() =>
  server.identity.directory.update((data) => {
    data.savedFilters = {};
  }),
);
afterAll(() => server.close());

const read = async (client: TestClient) => (await client.ask<SavedFilters>("GET", path)).body;
const put = (client: TestClient, version: number, filters: object[], opensWith: string | null = null) =>
  client.ask("PUT", path, { body: { version, filters, opensWith } });

test("what somebody saved is found again, also after signing in elsewhere, and by nobody else", async () => {
  expect(await read(bert)).toEqual({ version: 0, filters: [], opensWith: null, sharedByOthers: [] });
  const saved = await put(bert, 0, [filter("f1"), filter("f2")], "f2");
  expect(saved.status).toBe(200);
  const elsewhere = await server.signedIn("bert@v.example");
  expect(await read(elsewhere)).toEqual({
    version: 1,
    filters: [filter("f1"), filter("f2")],
    opensWith: "f2",
    sharedByOthers: [],
  });
  for (const other of [anna, mona, gast]) {
    expect(await read(other)).toEqual({ version: 0, filters: [], opensWith: null, sharedByOthers: [] });
  }
  expect(problem(await server.client().ask("GET", path))).toEqual([401, "signed-out"]);
  expect(problem(await put(server.client(), 0, [filter("f1")]))).toEqual([401, "signed-out"]);
});

test("moderators and administrators share with the members; members and guests do not share", async () => {
  expect(problem(await put(bert, 0, [filter("b1", { shared: true })]))).toEqual([403, "forbidden"]);
  expect(problem(await put(gast, 0, [filter("g1", { shared: true })]))).toEqual([403, "forbidden"]);
  expect((await put(mona, 0, [filter("m1", { shared: true }), filter("m2")])).status).toBe(200);
  expect((await put(anna, 0, [filter("a1", { shared: true })])).status).toBe(200);
  const { id, name, query } = filter("m1");
  expect((await read(bert)).sharedByOthers).toContainEqual({ id, name, query, by: "mona" });
  expect((await read(bert)).sharedByOthers.map((one) => one.id).sort()).toEqual(["a1", "m1"]);
  expect((await read(mona)).sharedByOthers.map((one) => one.id)).toEqual(["a1"]);
  expect((await read(gast)).sharedByOthers).toEqual([]);
  expect((await put(bert, 0, [], "m1")).status).toBe(200);
  expect((await read(bert)).opensWith).toBe("m1");
});

test("what somebody shared is gone once they may not share any longer, or have left", async () => {
  await put(mona, 0, [filter("m1", { shared: true })]);
  const set = (change: object) => anna.ask("PATCH", "/api/accounts/mona", { body: change });
  const shared = async () => (await read(bert)).sharedByOthers.length;
  expect(await shared()).toBe(1);
  await set({ workspaceRole: "member" });
  expect(await shared()).toBe(0);
  await set({ workspaceRole: "moderator" });
  expect(await shared()).toBe(1);
  await set({ active: false });
  expect(await shared()).toBe(0);
  await set({ active: true });
  mona = await server.signedIn("mona@a.example");
});

test("a list that was changed elsewhere meanwhile is not overwritten", async () => {
  await put(bert, 0, [filter("f1")]);
  expect(problem(await put(bert, 0, [filter("f2")]))).toEqual([409, "conflict"]);
  expect((await read(bert)).filters.map(({ id }) => id)).toEqual(["f1"]);
});

test("no more filters, longer ones or other ids than agreed are taken", async () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => filter(`f${index}`));
  expect((await put(bert, 0, many(MAX_SAVED_FILTERS))).status).toBe(200);
  const bad: object[][] = [
    many(MAX_SAVED_FILTERS + 1),
    [filter("f1", { name: " " })],
    [filter("f1", { name: "n".repeat(81) })],
    [filter("f1", { query: "a".repeat(2_001) })],
    [filter("f1", { query: "text=<script>" })],
    [filter("f1", { query: "javascript:alert(1)" })],
    [filter("../f1")],
    [filter("f1"), filter("f1")],
    [{ id: "f1" }],
  ];
  for (const filters of bad) expect(problem(await put(bert, 1, filters))).toEqual([400, "invalid-input"]);
  expect(problem(await put(mona, 0, [filter("f1")]))).toEqual([400, "invalid-input"]);
  expect((await read(bert)).filters).toHaveLength(MAX_SAVED_FILTERS);
});

test("a forged owner, or anything else beside the list, changes nothing of anybody else", async () => {
  await put(bert, 0, [filter("f1")]);
  await mona.ask("PUT", path, {
    body: { version: 0, filters: [filter("m1")], opensWith: null, person: "bert", sharedByOthers: [] },
  });
  expect((await read(bert)).filters).toEqual([filter("f1")]);
  expect((await read(mona)).filters).toEqual([filter("m1")]);
  expect(
    problem(await mona.ask("PUT", path, { body: {}, headers: { origin: "https://evil.example" } })),
  ).toEqual([403, "foreign-origin"]);
  expect(server.logged()).not.toContain("Filter m1");
});
