import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ItemSource, Session } from "@querschnitt/shared/api/sittings";
import { itemTakenFrom } from "@querschnitt/shared/documents/agenda";
import { perform } from "@querschnitt/shared/documents/commands";
import type { LedgerRoom } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

/** Some time before the sessions, whenever the test runs. */
const now = (): number => Date.parse("2026-11-20T10:00:00Z") + performance.now();

let server: TestServer;
let mona: TestClient;
let bert: TestClient;
let gast: TestClient;
let session: Session;

beforeAll(async () => {
  server = await startTestServer({ now });
  [mona, bert, gast] = (await Promise.all(
    ["mona@a.example", "bert@v.example", "gast@a.example"].map((email) => server.signedIn(email)),
  )) as [TestClient, TestClient, TestClient];
});
afterAll(() => server.close());
beforeEach(async () => {
  session = (await plan()).body;
});

const details = {
  title: "Sitzung im Dezember",
  place: "Rathaus, Saal 2",
  start: "2026-12-01T16:00:00.000Z",
  end: "2026-12-01T18:00:00.000Z",
  chair: "mona",
  secretary: "bert",
};

const plan = (more: object = {}, headers: Record<string, string> = {}) =>
  mona.ask<Session>("POST", "/api/sittings", { body: { ...details, workingGroup: "sn", ...more }, headers });
const seen = async (client: TestClient, id = session.id) =>
  (await client.ask<Session>("GET", `/api/sittings/${id}`)).body;

test("moderators plan a session: the group is invited, and the agenda begins with the regular items", async () => {
  expect(session.invited.map(({ person }) => person)).toEqual(["mona", "bert", "cem"]);
  expect([session.state, session.role, session.entitled]).toEqual(["preparation", "leader", true]);
  const agenda = await server.rooms.readLedger({ kind: "agenda", session: session.id, part: "public" });
  const [opening, ...regular] = agenda.items;
  expect(opening?.title).toBe("Regularien");
  expect(regular.map(({ number }) => number)).toEqual(["1.1", "1.2", "1.3", "1.4"]);
});

test("the minutes of the session before are to be approved as an item of their own", async () => {
  const next = (await plan({ start: "2027-02-01T16:00:00.000Z", end: "2027-02-01T18:00:00.000Z" })).body;
  const { items } = await server.rooms.readLedger({ kind: "agenda", session: next.id, part: "public" });
  const approved = items.map(({ approves }) => approves).filter((id) => id !== null);
  expect(approved).toHaveLength(1);
  expect((await seen(mona, approved[0] as string)).start).toBe(details.start);
});

test("a request that is sent again plans nothing more", async () => {
  const key = { "idempotency-key": "einmal" };
  const [one, other] = await Promise.all([plan({}, key), plan({}, key)]);
  expect((await plan({}, key)).body.id).toBe(one.body.id);
  expect(other.body.id).toBe(one.body.id);
});

test("only moderators of the group plan, only those who lead change, and what was not seen is not overwritten", async () => {
  const body = { ...details, workingGroup: "si" };
  expect(problemOf(await mona.ask("POST", "/api/sittings", { body }))).toEqual([403, "forbidden"]);
  expect(problemOf(await plan({ end: details.start }))).toEqual([400, "invalid-input"]);
  expect(problemOf(await plan({ chair: "niemand" }))).toEqual([400, "invalid-input"]);
  // In Berlin it ends in the year 10000, whose days no page can show.
  for (const day of ["0044-03-15", "9999-12-31"])
    expect(problemOf(await plan({ start: `${day}T23:00:00.000Z`, end: `${day}T23:30:00.000Z` }))).toEqual([
      400,
      "invalid-input",
    ]);
  const address = `/api/sittings/${session.id}`;
  const change = { ...details, place: "Anderswo", revision: 1 };
  expect(problemOf(await bert.ask("PUT", address, { body: change }))).toEqual([403, "forbidden"]);
  expect((await mona.ask<Session>("PUT", address, { body: change })).body.place).toBe("Anderswo");
  expect(problemOf(await mona.ask("PUT", address, { body: change }))).toEqual([409, "conflict"]);
  expect((await seen(bert)).place).toBe("Anderswo");
});

test("to somebody who was not invited a session does not exist, until they are and after they are no more", async () => {
  const unknown = await gast.ask("GET", "/api/sittings/gibtsnicht");
  const hidden = await gast.ask("GET", `/api/sittings/${session.id}`);
  expect([hidden.status, hidden.body]).toEqual([unknown.status, unknown.body]);
  expect((await gast.ask<Session[]>("GET", "/api/sittings")).body).toEqual([]);
  const invite = (invited: object[], revision: number) =>
    mona.ask<Session>("PUT", `/api/sittings/${session.id}/invited`, { body: { invited, revision } });
  const guest = { person: "gast", closed: false, voting: false };
  expect((await invite([guest, guest], 1)).body.invited).toEqual([guest]);
  const asGuest = await seen(gast);
  expect([asGuest.role, asGuest.entitled]).toEqual(["participant", false]);
  // Who belongs to the non-public part is told to those who do.
  expect(asGuest.invited).toEqual([{ person: "gast", voting: false }]);
  await invite([], 2);
  expect((await gast.ask("GET", `/api/sittings/${session.id}`)).status).toBe(404);
});

test("an administrator leads, but lets nobody into a non-public part in which they have no part themselves", async () => {
  const anna = await server.signedIn("anna@a.example");
  const invited = [
    { person: "bert", closed: false, voting: true },
    { person: "anna", closed: true, voting: true },
  ];
  const body = { invited, revision: 1 };
  expect((await anna.ask("PUT", `/api/sittings/${session.id}/invited`, { body })).status).toBe(200);
  expect((await seen(anna)).entitled).toBe(false);
  expect((await seen(mona)).invited).toEqual([
    { person: "bert", closed: true, voting: true },
    { person: "anna", closed: false, voting: true },
  ]);
});

test("what has come up since the last session is put forward, the non-public part to those who belong to it", async () => {
  const body = { title: "Licht am Kanal", workingGroup: "sn" };
  const measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
  const write = (room: LedgerRoom, change: (doc: Y.Doc) => void) => server.rooms.writeAsServer(room, change);
  const done = { person: "server", now: Date.now() };
  await write({ kind: "record", measure }, (doc) => {
    const late = { task: "Lampen zählen", organisation: "amt", person: null, deadline: "2026-11-30" };
    perform(doc, "record", { type: "add-responsibility", responsibility: "r", ...late }, done);
  });
  for (const part of ["public", "closed"] as const) {
    const item = `uebrig${part}`;
    const values = { title: `Übrig ${part}`, kind: "discussion", minutes: null, presenter: null } as const;
    await write({ kind: "agenda", session: session.id, part }, (doc) => {
      const more = { approves: null, publicTitle: "", source: "" };
      perform(doc, "agenda", { type: "add-item", item, parent: null, values: { ...values, ...more } }, done);
    });
    await write({ kind: "protocol", session: session.id, part }, (doc) => {
      const progress = { state: "not-reached", spent: 0 } as const;
      perform(doc, "protocol", { type: "set-progress", item, progress }, done);
    });
  }
  const start = "2026-12-02T16:00:00.000Z";
  const next = (await plan({ start, end: "2026-12-02T18:00:00.000Z" })).body;
  const ask = (client: TestClient) =>
    client.ask<ItemSource[]>("GET", `/api/sittings/${next.id}/sources?today=2026-12-01`);
  const offered = (await ask(mona)).body;
  expect(offered.map(({ title, reasons }) => [title, reasons.map(({ reason }) => reason)])).toEqual([
    ["Übrig public", ["not-reached"]],
    ["Übrig closed", ["not-reached"]],
    ["Licht am Kanal", ["overdue"]],
  ]);
  expect(offered[2]?.measure).toBe(measure);
  const anna = await server.signedIn("anna@a.example");
  expect(JSON.stringify((await ask(anna)).body)).not.toContain("closed");
  const cem = await server.signedIn("cem@p.example");
  expect(problemOf(await cem.ask("GET", `/api/sittings/${next.id}/sources?today=2026-12-01`))).toEqual([
    403,
    "forbidden",
  ]);
});

test("minutes that the next agenda does not name and tasks of any session before are put forward until they are done with", async () => {
  const on = async (day: string) =>
    (await plan({ start: `${day}T16:00:00.000Z`, end: `${day}T18:00:00.000Z` })).body.id;
  const first = await on("2098-01-12");
  const next = await on("2098-03-12");
  // Planned in between, when the agenda of the one after it was written already.
  const between = await on("2098-02-12");
  const task = { item: "regular", what: "Lampen zählen", organisation: "amt", person: null, deadline: null };
  const done = { person: "server", now: Date.now() };
  await server.rooms.writeAsServer({ kind: "protocol", session: first, part: "public" }, (doc) => {
    const item = itemTakenFrom(first, "regular:agenda");
    const values = { ...task, item, done: false };
    perform(doc, "protocol", { type: "add-entry", root: "tasks", entry: "t", values }, done);
  });
  for (const id of [first, between]) {
    for (const [from, to] of [
      ["preparation", "running"],
      ["running", "minutes-open"],
    ])
      await mona.ask("POST", `/api/sittings/${id}/state`, { body: { from, to } });
    const { revision } = await seen(mona, id);
    await mona.ask("POST", `/api/sittings/${id}/closing`, { body: { revision } });
  }
  const { body } = await mona.ask<ItemSource[]>("GET", `/api/sittings/${next}/sources?today=2098-03-01`);
  const offered = body.filter(({ reasons }) => reasons.some(({ reason }) => reason !== "overdue"));
  expect(offered.map(({ title, approves, source }) => [title, approves, source])).toEqual([
    ["Genehmigung der Niederschrift vom 12. Februar 2098", between, `minutes:${between}`],
    ["Genehmigung der Niederschrift vom 12. Januar 2098", first, `minutes:${first}`],
    ["Lampen zählen", null, `task:${first}:t`],
  ]);
});

test("an administrator lets nobody into the non-public part by naming them chair or secretary, themselves least of all", async () => {
  const anna = await server.signedIn("anna@a.example");
  const name = (change: object) =>
    anna.ask("PUT", `/api/sittings/${session.id}`, { body: { ...details, ...change, revision: 1 } });
  expect(problemOf(await name({ chair: "anna" }))).toEqual([403, "forbidden"]);
  expect(problemOf(await name({ secretary: "anna" }))).toEqual([403, "forbidden"]);
  expect((await seen(anna)).entitled).toBe(false);
  // Cem belongs to that part already.
  expect((await name({ secretary: "cem", place: "Saal 3" })).status).toBe(200);
  expect((await seen(mona)).secretary).toBe("cem");
});

test("a cancelled session stays as it is", async () => {
  const move = { from: "preparation", to: "cancelled" };
  const address = `/api/sittings/${session.id}`;
  expect((await mona.ask<Session>("POST", `${address}/state`, { body: move })).body.state).toBe("cancelled");
  expect(problemOf(await mona.ask("POST", `${address}/state`, { body: move }))).toEqual([409, "conflict"]);
  const change = { ...details, revision: 2 };
  expect(problemOf(await mona.ask("PUT", address, { body: change }))).toEqual([409, "conflict"]);
});

test("what was decided is there after a restart", async () => {
  const path = await mkdtemp(join(tmpdir(), "querschnitt-sittings-"));
  try {
    const first = await startTestServer({ path });
    const moderator = await first.signedIn("mona@a.example");
    const body = { ...details, workingGroup: "sn" };
    const { id } = (await moderator.ask<Session>("POST", "/api/sittings", { body })).body;
    const invited = { invited: [{ person: "gast", closed: false, voting: false }], revision: 1 };
    await moderator.ask("PUT", `/api/sittings/${id}/invited`, { body: invited });
    const known = [...first.sittings.all()];
    await first.close();
    const second = await startTestServer({ path });
    expect([...second.sittings.all()]).toEqual(known);
    await second.close();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
});

test("words about a session stay out of logs", () => {
  expect(server.logged()).not.toMatch(/Rathaus|Dezember/);
});
