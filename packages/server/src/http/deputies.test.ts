import type { Deputy } from "@querschnitt/shared/api/workspace";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
beforeEach(async () => {
  server = await startTestServer();
  [anna, mona] = [await server.signedIn("anna@a.example"), await server.signedIn("mona@a.example")];
});
afterEach(() => server.close());

const day = (fromNow: number) => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);
const name = (client: TestClient, person: string, deputy: string, from = day(0), until = day(3)) =>
  client.ask<Record<string, unknown>>("POST", `/api/people/${person}/deputies`, {
    body: { deputy, from, until },
  });
const listed = async (client: TestClient) => (await client.ask<Deputy[]>("GET", "/api/deputies")).body;

test("people name a colleague for days to come, once; who acts for whom on a day is known", async () => {
  const named = await name(mona, "mona", "anna");
  expect(named.status).toBe(201);
  expect((await name(mona, "mona", "anna")).body).toEqual(named.body);
  expect(await listed(mona)).toEqual([named.body]);
  const { index } = server.identity;
  expect(index.deputiesOf("mona", day(3)).map(({ id }) => id)).toEqual(["anna"]);
  expect(index.deputiesOf("mona", day(4))).toEqual([]);
  expect(index.deputiesOf("anna", day(1))).toEqual([]);
});

test("only colleagues, only for oneself, only days to come", async () => {
  expect((await name(mona, "mona", "bert")).body).toMatchObject({ fields: { deputy: "other-organisation" } });
  expect((await name(mona, "mona", "mona")).status).toBe(400);
  expect((await name(mona, "mona", "anna", day(3), day(2))).body).toMatchObject({
    fields: { until: "before-from" },
  });
  expect((await name(mona, "mona", "anna", day(-2), day(2))).body).toMatchObject({
    fields: { from: "past" },
  });
  expect(problemOf(await name(mona, "mona", "weg"))).toEqual([404, "not-found"]);
  const foreign = await name(mona, "anna", "mona");
  const unknown = await name(mona, "niemand", "mona");
  expect([foreign.status, foreign.body]).toEqual([404, unknown.body]);
  expect((await name(anna, "mona", "anna")).status).toBe(201);
});

test("a period that has not begun goes, one that runs ends, one that is over stays", async () => {
  const { body } = await name(mona, "mona", "anna", day(5), day(9));
  const other = await server.signedIn("bert@v.example");
  const path = `/api/people/mona/deputies/${body.id}`;
  expect(problemOf(await other.ask("DELETE", path))).toEqual([404, "not-found"]);
  expect((await mona.ask("DELETE", path)).status).toBe(204);
  expect(await listed(mona)).toEqual([]);
  await server.identity.directory.update((data) => {
    data.deputies = [
      { id: "runs", person: "mona", deputy: "anna", from: day(-5), until: day(5) },
      { id: "over", person: "mona", deputy: "anna", from: day(-9), until: day(-7) },
    ];
  });
  for (const id of ["runs", "over"]) await mona.ask("DELETE", `/api/people/mona/deputies/${id}`);
  expect((await listed(mona)).map(({ until }) => until)).toEqual([day(-1), day(-7)]);
});

test("whoever changes the organisation acts for former colleagues no more", async () => {
  await name(mona, "mona", "anna");
  await anna.ask("PATCH", "/api/accounts/mona", { body: { organisation: "polizei" } });
  expect(server.identity.index.deputiesOf("mona", day(1))).toEqual([]);
  expect(await listed(anna)).toEqual([]);
});

test("guests name nobody and learn of nobody they do not see", async () => {
  const gast = await server.signedIn("gast@a.example");
  await name(mona, "mona", "anna");
  expect(await listed(gast)).toEqual([]);
  expect(problemOf(await name(gast, "gast", "bert"))).toEqual([404, "not-found"]);
});
