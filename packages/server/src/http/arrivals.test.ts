import type { Notification } from "@querschnitt/shared/api/notifications";
import type { Session } from "@querschnitt/shared/api/sittings";
import { type Resolution, readResolutions } from "@querschnitt/shared/documents/arrivals";
import { perform } from "@querschnitt/shared/documents/commands";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { readRecord } from "@querschnitt/shared/documents/record";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const doer = { person: "server", now: Date.now() };
const wording = "Am Kanal werden 17 Lampen aufgestellt.";

let server: TestServer;
/** Moderates the group; takes the minutes; belongs to the group. */
let mona: TestClient;
let bert: TestClient;
let cem: TestClient;
let session: string;
let measure: string;

beforeAll(async () => {
  server = await startTestServer();
  [mona, bert, cem] = (await Promise.all(
    ["mona@a.example", "bert@v.example", "cem@p.example"].map((email) => server.signedIn(email)),
  )) as [TestClient, TestClient, TestClient];
  const body = { title: "Licht am Kanal", workingGroup: "sn" };
  measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
});
afterAll(() => server.close());
beforeEach(async () => {
  const when = { start: "2097-01-12T16:00:00.000Z", end: "2097-01-12T18:00:00.000Z" };
  const body = { title: "Januar", place: "", ...when, chair: "mona", secretary: "bert", workingGroup: "sn" };
  session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body.id;
  await record("public");
});

/** An item about the measure, with a decision and two tasks; one of these for nobody yet. */
async function record(part: SessionPart): Promise<void> {
  await server.rooms.writeAsServer({ kind: "agenda", session, part }, (doc) => {
    const values = { title: "Lampen", kind: "decision", minutes: null, presenter: null } as const;
    const more = { approves: null, publicTitle: "", source: "" };
    const item = `${part}item`;
    perform(doc, "agenda", { type: "add-item", item, parent: null, values: { ...values, ...more } }, doer);
    perform(doc, "agenda", { type: "link-measure", item, measure, linked: true }, doer);
  });
  await server.rooms.writeAsServer({ kind: "protocol", session, part }, (doc) => {
    const item = `${part}item`;
    const votes = { yes: 3, no: 1, abstain: 0, biased: null, takenAt: null, result: "adopted" } as const;
    const decision = { item, wording, ...votes };
    perform(
      doc,
      "protocol",
      { type: "add-entry", root: "decisions", entry: `${part}d`, values: decision },
      doer,
    );
    const task = { item, what: "Lampen bestellen", person: "bert", deadline: "2097-03-01", done: false };
    const [given, open] = [
      { ...task, organisation: "verein" },
      { ...task, organisation: null, person: null },
    ];
    perform(doc, "protocol", { type: "add-entry", root: "tasks", entry: `${part}t`, values: given }, doer);
    perform(doc, "protocol", { type: "add-entry", root: "tasks", entry: `${part}o`, values: open }, doer);
  });
}

const bring = (as: TestClient, entry: string, into = measure) =>
  as.ask<{ measure: string; entry: string }>("POST", `/api/sittings/${session}/${entry}/arrival`, {
    body: { measure: into },
  });

async function recordDoc(): Promise<Y.Doc> {
  const doc = new Y.Doc();
  openRoom(doc, "record");
  Y.applyUpdate(doc, await (await server.rooms.open({ kind: "record", measure })).document());
  return doc;
}
const arrivals = async () =>
  (await server.rooms.readLedger({ kind: "protocol", session, part: "public" })).arrivals;
const ofSession = async (): Promise<Resolution[]> =>
  readResolutions(await recordDoc()).filter((one) => one.session === session);

test("a decision arrives in the measure as a dated fact, once, and both sides know of each other", async () => {
  const [first, again] = await Promise.all([
    bring(bert, "decisions/publicd"),
    bring(mona, "decisions/publicd"),
  ]);
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  expect((await bring(bert, "decisions/publicd")).body).toEqual(first.body);
  expect(await ofSession()).toEqual([
    {
      ...{ id: first.body.entry, session, item: "publicitem", itemTitle: "Lampen", sessionTitle: "Januar" },
      ...{ date: "2097-01-12", wording, result: "adopted", yes: 3, no: 1, abstain: 0, biased: null },
      ...{ by: expect.stringMatching(/^(bert|mona)$/), at: expect.any(Number) },
    },
  ]);
  expect(await arrivals()).toEqual([
    expect.objectContaining({ source: "publicd", measure, entry: first.body.entry }),
  ]);
});

test("a task becomes a responsibility, once, and stays as it is when it is brought again", async () => {
  const [one, other] = await Promise.all([bring(bert, "tasks/publict"), bring(bert, "tasks/publict")]);
  expect(one.body).toEqual(other.body);
  const { entry } = one.body;
  const found = async () => readRecord(await recordDoc()).responsibilities.filter(({ id }) => id === entry);
  expect(
    (await found()).map(({ task, organisation, person, deadline, state }) => [
      task,
      organisation,
      person,
      deadline,
      state,
    ]),
  ).toEqual([["Lampen bestellen", "verein", "bert", "2097-03-01", "open"]]);
  expect((await recordDoc()).getMap("origins").get(entry)).toEqual({
    ...{ session, item: "publicitem", sessionTitle: "Januar", date: "2097-01-12" },
  });
  await server.rooms.writeAsServer({ kind: "record", measure }, (doc) => {
    const changes = { task: "Lampen leihen" };
    perform(doc, "record", { type: "edit-responsibility", responsibility: entry, changes }, doer);
  });
  await bring(bert, "tasks/publict");
  expect((await found()).map(({ task }) => task)).toEqual(["Lampen leihen"]);
});

test("whose a task has become is told once, as of any responsibility; whoever brought it is not told", async () => {
  const told = async (as: TestClient) => {
    await server.notifications.watch.settled();
    const { body } = await as.ask<{ entries: Notification[] }>("GET", "/api/notifications");
    return body.entries
      .filter((one) => one.kind === "responsibility" && one.measure === target)
      .map(({ task, count, people }) => [task, count, ...people]);
  };
  const body = { title: "Licht am Hafen", workingGroup: "sn" };
  const target = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
  await server.rooms.writeAsServer({ kind: "agenda", session, part: "public" }, (doc) => {
    const link = { type: "link-measure", item: "publicitem", measure: target, linked: true } as const;
    perform(doc, "agenda", link, doer);
  });
  await Promise.all(Array.from({ length: 10 }, () => bring(mona, "tasks/publict", target)));
  expect(await told(bert)).toEqual([["Lampen bestellen", 1, "mona"]]);
  expect(await told(mona)).toEqual([]);
});

test("only those who record bring something, only where its item is about the measure, and only what is complete", async () => {
  expect(problemOf(await bring(cem, "tasks/publict"))).toEqual([403, "forbidden"]);
  expect(problemOf(await bring(bert, "tasks/publico"))).toEqual([409, "conflict"]);
  const body = { title: "Etwas anderes", workingGroup: "sn" };
  const other = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
  expect(problemOf(await bring(bert, "tasks/publict", other))).toEqual([400, "invalid-input"]);
  expect(problemOf(await bring(bert, "tasks/publict", "gibtsnicht"))).toEqual([404, "not-found"]);
  const move = { from: "preparation", to: "cancelled" };
  await mona.ask("POST", `/api/sittings/${session}/state`, { body: move });
  expect(problemOf(await bring(bert, "tasks/publict"))).toEqual([409, "conflict"]);
  expect(await ofSession()).toEqual([]);
});

test("into a measure of another group only those bring something who edit it, and also when the minutes are closed", async () => {
  const anna = await server.signedIn("anna@a.example");
  const body = { title: "Licht am Markt", workingGroup: "si" };
  const foreign = (await anna.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
  await server.rooms.writeAsServer({ kind: "agenda", session, part: "public" }, (doc) => {
    const link = { type: "link-measure", item: "publicitem", measure: foreign, linked: true } as const;
    perform(doc, "agenda", link, doer);
  });
  expect(problemOf(await bring(bert, "tasks/publict", foreign))).toEqual([403, "forbidden"]);
  await anna.ask("PUT", `/api/measures/${foreign}/roles/bert`, { body: { role: "editor" } });
  for (const [from, to] of [
    ["preparation", "running"],
    ["running", "minutes-open"],
  ])
    await mona.ask("POST", `/api/sittings/${session}/state`, { body: { from, to } });
  const closed = await mona.ask("POST", `/api/sittings/${session}/closing`, { body: { revision: 3 } });
  expect(closed.status).toBe(200);
  expect((await bring(bert, "tasks/publict", foreign)).status).toBe(200);
  expect((await arrivals()).map((one) => one.measure)).toEqual([foreign]);
  const seal = await bert.ask<{ public: { intact: boolean } }>("GET", `/api/sittings/${session}/seal`);
  expect(seal.body.public.intact).toBe(true);
});

test("of the non-public part nothing is brought, and nothing shows whether it is there", async () => {
  await record("closed");
  const unknown = await bring(bert, "decisions/gibtsnicht");
  const hidden = await bring(bert, "decisions/closedd");
  expect([hidden.status, hidden.body]).toEqual([unknown.status, unknown.body]);
  expect(unknown.status).toBe(404);
  expect((await bring(bert, "tasks/closedt")).status).toBe(404);
  const gast = await server.signedIn("gast@a.example");
  expect((await bring(gast, "decisions/publicd")).status).toBe(404);
  expect(await ofSession()).toEqual([]);
});

test("[SES-6] nobody writes what has arrived themselves", async () => {
  const attempt = (room: Parameters<TestServer["rooms"]["write"]>[0], root: string) => {
    const doc = new Y.Doc();
    doc.getMap(root).set("x", { session, wording: "Erfunden" });
    return server.rooms.write(room, "mona", Y.encodeStateAsUpdate(doc));
  };
  const refused = (rule: string) => ({ refusal: { detail: expect.stringContaining(rule) } });
  for (const root of ["resolutions", "origins"])
    await expect(attempt({ kind: "record", measure }, root)).rejects.toMatchObject(
      refused("record.server-only"),
    );
  await expect(attempt({ kind: "protocol", session, part: "public" }, "arrivals")).rejects.toMatchObject(
    refused("protocol.server-only"),
  );
});

test("words of sessions stay out of logs", () => {
  expect(server.logged()).not.toMatch(/Lampen|Januar/);
});
