import type { Message, NewContact, NewReport, OwnReport } from "@querschnitt/shared/api/messages";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
let bert: TestClient;
let gast: TestClient;
/** One that Mona moderates, one that she does not, and one that nobody reports but in one test. */
let own: string;
let others: string;
beforeAll(async () => {
  // As behind a proxy, so that a test can come from other addresses.
  server = await startTestServer({ environment: { TRUST_PROXY: "true" } });
  [anna, mona, bert, gast] = (await Promise.all(
    ["anna@a.example", "mona@a.example", "bert@v.example", "gast@a.example"].map(server.signedIn),
  )) as [TestClient, TestClient, TestClient, TestClient];
  const create = async (title: string, workingGroup: string) =>
    (await anna.ask<{ id: string }>("POST", "/api/measures", { body: { title, workingGroup } })).body.id;
  own = await create("Licht", "sn");
  others = await create("Wege", "si");
});
afterAll(() => server.close());

const contact: NewContact = {
  topic: "accessibility",
  text: "Der Knopf hat keinen Namen.",
  name: "Rita Ruf",
  email: "rita@ruf.example",
  website: "",
};
const write = (body: unknown, address = "192.0.2.1") =>
  server.client().ask("POST", "/api/contact", { body, headers: { "x-forwarded-for": address } });
const report = (measure: string): NewReport => ({
  measure,
  about: { type: "passage", anchor: { start: "AAA=", end: "AAE=", quote: "Frau M.", before: "", after: "" } },
  reason: "personal-data",
  remark: "Name einer Betroffenen",
});
const sendReport = (client: TestClient, body: unknown, key?: string) =>
  client.ask<{ id: string }>("POST", "/api/reports", {
    body,
    ...(key && { headers: { "idempotency-key": key } }),
  });
const list = async (client: TestClient) => (await client.ask<Message[]>("GET", "/api/messages")).body;

test("a message of the contact form comes in signed out and only administrators read it", async () => {
  expect((await write(contact)).status).toBe(201);
  expect(await list(anna)).toMatchObject([
    { kind: "contact", state: "new", topic: "accessibility", text: contact.text, email: contact.email },
  ]);
  expect(await list(mona)).toEqual([]);
  expect(problem(await bert.ask("GET", "/api/messages"))).toEqual([403, "forbidden"]);
  expect(problem(await server.client().ask("GET", "/api/messages"))).toEqual([401, "signed-out"]);
  expect(server.logged()).not.toMatch(/Rita|rita@ruf|keinen Namen/);
});

test("what is missing or not right is named field by field", async () => {
  const { body } = await write({ ...contact, text: "  ", email: "keine Adresse" });
  expect(body).toMatchObject({
    status: 400,
    fields: { text: expect.any(String), email: expect.any(String) },
  });
  expect(problem(await write({ ...contact, text: "x".repeat(5_001) }))).toEqual([400, "invalid-input"]);
  expect(problem(await write({ ...contact, topic: "spam" }))).toEqual([400, "invalid-input"]);
});

test("a program that fills in what nobody sees believes that it worked, and nothing is kept", async () => {
  const before = (await list(anna)).length;
  expect((await write({ ...contact, website: "https://spam.example" })).status).toBe(201);
  expect(await list(anna)).toHaveLength(before);
});

test("one address does not fill the list, and other addresses still get through", async () => {
  const statuses: number[] = [];
  for (let number = 0; number < 21; number++) statuses.push((await write(contact, "198.51.100.7")).status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
  expect((await write(contact, "203.0.113.9")).status).toBe(201);
  // All of an IPv6 customer's addresses are one.
  for (let number = 0; number < 20; number++) await write(contact, `2001:db8:1:2::${number}`);
  expect((await write(contact, "2001:db8:1:2:ffff::1")).status).toBe(429);
});

test("another site cannot send the form from its visitors' browsers", async () => {
  const answer = await server
    .client()
    .ask("POST", "/api/contact", { body: contact, headers: { origin: "https://boese.example" } });
  expect(problem(answer)).toEqual([403, "foreign-origin"]);
});

test("a report reaches who moderates the measure, and administrators; nobody else", async () => {
  const { body } = await sendReport(bert, report(own));
  const hidden = await sendReport(bert, report(others));
  expect((await list(mona)).map(({ id }) => id)).toEqual([body.id]);
  expect((await list(anna)).map(({ id }) => id)).toEqual(expect.arrayContaining([body.id, hidden.body.id]));
  const [found] = await list(mona);
  expect(found).toMatchObject({ kind: "report", by: "bert", ...report(own), state: "new" });
  const change = { state: "done", note: "", version: 1 };
  for (const [client, id] of [
    [mona, hidden.body.id],
    [bert, body.id],
    [gast, body.id],
  ] as const) {
    const answer = await client.ask("PATCH", `/api/messages/${id}`, { body: change });
    expect(problem(answer)).toEqual([404, "not-found"]);
  }
  expect(problem(await mona.ask("DELETE", `/api/messages/${body.id}`))).toEqual([403, "forbidden"]);
});

test("readers report too; who cannot see a measure is answered as if there were none", async () => {
  const hidden = await sendReport(gast, report(own));
  const unknown = await sendReport(gast, report("nothing"));
  expect(problem(hidden)).toEqual([404, "not-found"]);
  expect(hidden.body).toEqual(unknown.body);
  await mona.ask("PUT", `/api/measures/${own}/roles/gast`, { body: { role: "reader" } });
  expect((await sendReport(gast, report(own))).status).toBe(201);
  expect(problem(await sendReport(server.client(), report(own)))).toEqual([401, "signed-out"]);
});

test("the reporter named in a request counts for nothing", async () => {
  const { body } = await sendReport(bert, { ...report(own), by: "anna" });
  expect((await list(mona)).find(({ id }) => id === body.id)).toMatchObject({ by: "bert" });
});

test("sent again with the same key, a report counts once; another's key is another's", async () => {
  const [first, second] = await Promise.all([
    sendReport(bert, report(own), "k"),
    sendReport(bert, report(own), "k"),
  ]);
  expect(second.body.id).toBe(first.body.id);
  expect((await sendReport(anna, report(own), "k")).body.id).not.toBe(first.body.id);
});

test("a done report holds no copy of what was reported; the reporter sees its state and no note", async () => {
  const { body } = await sendReport(bert, report(own));
  const handle = (change: unknown) => mona.ask("PATCH", `/api/messages/${body.id}`, { body: change });
  const find = async () => (await list(mona)).find(({ id }) => id === body.id);
  expect((await handle({ state: "in-progress", note: "Frage nach", version: 1 })).status).toBe(204);
  expect(await find()).toMatchObject({ note: "Frage nach", handledBy: "mona", about: report(own).about });
  expect(problem(await handle({ state: "done", note: "alt", version: 1 }))).toEqual([409, "conflict"]);
  expect((await handle({ state: "done", note: "Umformuliert", version: 2 })).status).toBe(204);
  expect(await find()).toMatchObject({ state: "done", note: "Umformuliert", about: null, remark: "" });
  const { body: reports } = await bert.ask<OwnReport[]>("GET", "/api/me/reports");
  expect(reports.find(({ id }) => id === body.id)).toEqual({
    id: body.id,
    state: "done",
    measure: own,
    reason: "personal-data",
    receivedAt: expect.any(String),
  });
});

test("administrators delete a message, and its words are gone", async () => {
  const { body } = await sendReport(bert, report(own));
  expect((await anna.ask("DELETE", `/api/messages/${body.id}`)).status).toBe(204);
  expect((await list(anna)).map(({ id }) => id)).not.toContain(body.id);
  expect(problem(await anna.ask("DELETE", `/api/messages/${body.id}`))).toEqual([404, "not-found"]);
});
