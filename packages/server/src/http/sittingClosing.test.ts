import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Correction, Session } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import { openCourse } from "@querschnitt/shared/documents/minutes";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { UpdateRefused } from "../sync/Rooms.ts";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
/** Moderates; takes the minutes; belongs to the group; neither. */
let mona: TestClient;
let bert: TestClient;
let cem: TestClient;
let gast: TestClient;
let session: Session;

beforeAll(async () => {
  server = await startTestServer();
  [mona, bert, cem, gast] = (await Promise.all(
    ["mona@a.example", "bert@v.example", "cem@p.example", "gast@a.example"].map((email) =>
      server.signedIn(email),
    ),
  )) as [TestClient, TestClient, TestClient, TestClient];
});
afterAll(() => server.close());
beforeEach(async () => {
  session = await plan(server, mona, "2097-01-12");
});

async function plan(on: TestServer, as: TestClient, day: string, title = "Sitzung"): Promise<Session> {
  const { body } = await as.ask<Session>("POST", "/api/sittings", {
    body: {
      title,
      ...{ place: "Rathaus", start: `${day}T16:00:00.000Z`, end: `${day}T18:00:00.000Z` },
      ...{ chair: "mona", secretary: "bert", workingGroup: "sn" },
    },
  });
  for (const part of ["public", "closed"] as const) {
    await on.rooms.writeAsServer({ kind: "minutes", session: body.id, part }, (doc) => {
      const paragraph = new Y.XmlElement("paragraph");
      openCourse(doc, `item${part}`).push([paragraph]);
      paragraph.insert(0, [new Y.XmlText(`Verlauf ${part}`)]);
    });
  }
  return body;
}

async function move(as: TestClient, id: string, ...states: Session["state"][]): Promise<void> {
  let from: Session["state"] = "preparation";
  for (const to of states) {
    expect((await as.ask("POST", `/api/sittings/${id}/state`, { body: { from, to } })).status).toBe(200);
    from = to;
  }
}

const seen = async (as: TestClient, id = session.id) =>
  (await as.ask<Session>("GET", `/api/sittings/${id}`)).body;
const close = async (as: TestClient, id = session.id) =>
  as.ask<Session>("POST", `/api/sittings/${id}/closing`, {
    body: { revision: (await seen(mona, id)).revision },
  });
const addTask = (part: SessionPart, what: string, done = false) =>
  server.rooms.writeAsServer({ kind: "protocol", session: session.id, part }, (doc) => {
    const values = { item: "item", what, organisation: "amt", person: null, deadline: null, done };
    perform(doc, "protocol", { type: "add-entry", root: "tasks", entry: "task", values }, doer);
  });
const doer = { person: "server", now: Date.now() };

test("the secretary closes the minutes once the session has ended; then their rooms are read-only and have a hash", async () => {
  expect(problemOf(await close(bert))).toEqual([409, "conflict"]);
  await move(mona, session.id, "running", "minutes-open");
  expect(problemOf(await close(cem))).toEqual([403, "forbidden"]);
  expect(problemOf(await close(gast))).toEqual([404, "not-found"]);
  await addTask("public", "Lampen zählen");
  const closed = (await close(bert)).body;
  expect([closed.state, closed.closing?.by]).toEqual(["minutes-closed", "bert"]);
  expect(closed.closing?.seal?.public).toMatch(/^[0-9a-f]{64}$/);
  expect(closed.closing?.seal?.closed).toMatch(/^[0-9a-f]{64}$/);
  expect(closed.closing?.seal?.closed).not.toBe(closed.closing?.seal?.public);
  expect((await seen(cem)).closing?.seal?.closed).toBe(closed.closing?.seal?.closed);
  const anna = await server.signedIn("anna@a.example");
  expect((await seen(anna)).closing?.seal).toEqual({ public: closed.closing?.seal?.public });
  expect(problemOf(await close(bert))).toEqual([409, "conflict"]);
  for (const person of ["mona", "bert", "cem"]) {
    const doc = new Y.Doc();
    doc.getXmlFragment("itempublic").push([new Y.XmlElement("paragraph")]);
    const room = { kind: "minutes", session: session.id, part: "public" } as const;
    await expect(server.rooms.write(room, person, Y.encodeStateAsUpdate(doc))).rejects.toThrow(UpdateRefused);
  }
});

test("that something was changed afterwards shows, but not that a task was done", async () => {
  await move(mona, session.id, "running", "minutes-open");
  await addTask("public", "Lampen zählen");
  const address = `/api/sittings/${session.id}/seal`;
  expect(problemOf(await bert.ask("GET", address))).toEqual([409, "conflict"]);
  const { body } = await close(bert);
  const check = async (as: TestClient) =>
    (await as.ask<{ public: { intact: boolean }; closed?: { intact: boolean } }>("GET", address)).body;
  expect(await check(bert)).toEqual({
    public: { hash: body.closing?.seal?.public, intact: true },
    closed: { hash: body.closing?.seal?.closed, intact: true },
  });
  await server.rooms.writeAsServer({ kind: "protocol", session: session.id, part: "public" }, (doc) => {
    const change = { type: "edit-entry", root: "tasks", entry: "task" } as const;
    perform(doc, "protocol", { ...change, changes: { done: true } }, doer);
  });
  expect((await check(bert)).public.intact).toBe(true);
  await server.rooms.writeAsServer({ kind: "minutes", session: session.id, part: "public" }, (doc) => {
    openCourse(doc, "itempublic").delete(0, 1);
  });
  expect((await check(bert)).public.intact).toBe(false);
  expect((await check(bert)).closed?.intact).toBe(true);
  const anna = await server.signedIn("anna@a.example");
  expect(Object.keys(await check(anna))).toEqual(["public"]);
  expect(problemOf(await gast.ask("GET", address))).toEqual([404, "not-found"]);
});

test("a server that stopped between closing and sealing seals at its next start", async () => {
  const path = await mkdtemp(join(tmpdir(), "querschnitt-closing-"));
  try {
    let isBroken = false;
    const first = await startTestServer({
      path,
      around: (log) => {
        const append: typeof log.append = (appends) => {
          const text = appends
            .flatMap(({ entries }) => entries)
            .map(({ update }) => Buffer.from(update).toString());
          if (isBroken && text.some((one) => one.includes("sitting-sealed")))
            return Promise.reject(new Error("stopped here"));
          return log.append(appends);
        };
        return new Proxy(log, { get: (target, name) => (name === "append" ? append : bound(target, name)) });
      },
    });
    const moderator = await first.signedIn("mona@a.example");
    const { id } = await plan(first, moderator, "2097-01-12");
    await move(moderator, id, "running", "minutes-open");
    isBroken = true;
    const { revision } = await seen(moderator, id);
    expect((await moderator.ask("POST", `/api/sittings/${id}/closing`, { body: { revision } })).status).toBe(
      500,
    );
    expect((await seen(moderator, id)).state).toBe("minutes-closed");
    expect(first.sittings.get(id)?.closing?.seal).toBeNull();
    const check = await moderator.ask<{ detail: string }>("GET", `/api/sittings/${id}/seal`);
    expect([check.status, check.body.detail]).toEqual([409, expect.stringContaining("ask again")]);
    await first.close();
    const second = await startTestServer({ path });
    const hash = () => second.sittings.get(id)?.closing?.seal?.public;
    await waitFor("it is sealed", () => hash() !== undefined);
    expect(hash()).toMatch(/^[0-9a-f]{64}$/);
    await second.close();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
});

function bound<Target extends object>(target: Target, name: PropertyKey): unknown {
  const value = Reflect.get(target, name);
  return typeof value === "function" ? value.bind(target) : value;
}

test("a session whose own minutes are closed approves no others any more, and says that this is why", async () => {
  const next = await plan(server, mona, "2097-02-12");
  const { items } = await server.rooms.readLedger({ kind: "agenda", session: next.id, part: "public" });
  const item = items.find(({ approves }) => approves === session.id)?.id;
  for (const { id } of [session, next]) {
    await move(mona, id, "running", "minutes-open");
    await close(bert, id);
  }
  const body = { session: next.id, item };
  const answer = await bert.ask<{ detail: string }>("POST", `/api/sittings/${session.id}/approval`, { body });
  expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining("takes place")]);
});

test("minutes are approved under the item of the next session, and what was decided there is shown with them", async () => {
  const { revision } = session;
  const invited = ["bert", "cem", "gast"].map((person) => ({
    person,
    closed: person !== "gast",
    voting: true,
  }));
  await mona.ask("PUT", `/api/sittings/${session.id}/invited`, { body: { invited, revision } });
  await move(mona, session.id, "running", "minutes-open");
  const next = await plan(server, mona, "2097-02-12", "Klausur");
  const { items } = await server.rooms.readLedger({ kind: "agenda", session: next.id, part: "public" });
  const item = items.find(({ approves }) => approves === session.id)?.id as string;
  const other = items.find(({ approves }) => approves === null)?.id as string;
  const approve = (as: TestClient, body: object = { session: next.id, item }) =>
    as.ask<Session>("POST", `/api/sittings/${session.id}/approval`, { body });
  await move(mona, next.id, "running");
  expect(problemOf(await approve(bert))).toEqual([409, "conflict"]);
  await close(bert);
  expect(problemOf(await approve(cem))).toEqual([403, "forbidden"]);
  expect(problemOf(await approve(gast))).toEqual([404, "not-found"]);
  expect(problemOf(await approve(bert, { session: next.id, item: other }))).toEqual([400, "invalid-input"]);
  expect(problemOf(await approve(bert, { session: session.id, item }))).toEqual([400, "invalid-input"]);
  const approved = (await approve(bert)).body;
  expect([approved.state, approved.approval?.session, approved.approval?.item]).toEqual([
    "approved",
    next.id,
    item,
  ]);
  expect((await approve(bert)).body.revision).toBe(approved.revision);
  await server.rooms.writeAsServer({ kind: "protocol", session: next.id, part: "public" }, (doc) => {
    const votes = { yes: 3, no: 0, abstain: 0, biased: null, takenAt: null } as const;
    const values = {
      item,
      wording: "Auf Seite 2 heißt es richtig: 17 Lampen.",
      result: "adopted",
      ...votes,
    } as const;
    perform(doc, "protocol", { type: "add-entry", root: "decisions", entry: "d", values }, doer);
  });
  const corrections = async (as: TestClient) =>
    (await as.ask<Correction[]>("GET", `/api/sittings/${session.id}/corrections`)).body;
  expect((await corrections(cem)).map(({ wording }) => wording)).toEqual([
    "Auf Seite 2 heißt es richtig: 17 Lampen.",
  ]);
  // In files as on the page; the non-public hash goes with the non-public part alone.
  const { closing } = await seen(bert);
  const file = async (part: string) =>
    (await bert.ask<string>("GET", `/api/sittings/${session.id}/minutes.md?part=${part}&language=de`)).body;
  for (const words of [closing?.seal?.public, "Auf Seite 2 heißt es richtig: 17 Lampen", "Bert Verein"])
    expect(await file("public")).toContain(words);
  expect(await file("public")).not.toContain(closing?.seal?.closed);
  // Of the later session nothing is told to a guest of the earlier one.
  const { at, by } = approved.approval as NonNullable<Session["approval"]>;
  expect((await seen(gast)).approval).toEqual({ at, by });
  expect(await corrections(gast)).toEqual([]);
  const { body: kept } = await gast.ask<string>(
    "GET",
    `/api/sittings/${session.id}/minutes.md?part=public&language=de`,
  );
  expect(kept).toContain("Genehmigt am");
  expect(kept).not.toContain(next.title);
  expect(await file("all")).toContain(closing?.seal?.closed);
});

test("an approval said at once by two, or again when the later session is over, is one", async () => {
  const next = await plan(server, mona, "2097-02-12");
  const { items } = await server.rooms.readLedger({ kind: "agenda", session: next.id, part: "public" });
  const body = { session: next.id, item: items.find(({ approves }) => approves === session.id)?.id };
  const approve = (as: TestClient) =>
    as.ask<Session>("POST", `/api/sittings/${session.id}/approval`, { body });
  await move(mona, session.id, "running", "minutes-open");
  await close(bert);
  // Not before it has begun, nor under an item that has been taken off the agenda.
  expect(problemOf(await approve(bert))).toEqual([409, "conflict"]);
  await move(mona, next.id, "running");
  const setDeleted = (deleted: boolean) =>
    server.rooms.writeAsServer({ kind: "agenda", session: next.id, part: "public" }, (doc) => {
      perform(doc, "agenda", { type: "edit-item", item: body.item as string, changes: { deleted } }, doer);
    });
  await setDeleted(true);
  expect(problemOf(await approve(bert))).toEqual([400, "invalid-input"]);
  await setDeleted(false);
  const both = await Promise.all([approve(bert), approve(mona)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const { revision, approval } = await seen(mona);
  await mona.ask("POST", `/api/sittings/${next.id}/state`, { body: { from: "running", to: "minutes-open" } });
  await close(bert, next.id);
  const again = await approve(bert);
  expect([again.status, again.body.revision, again.body.approval]).toEqual([200, revision, approval]);
});

test("about closing and approving, a session that one may not see is answered word for word as one that is not there", async () => {
  const ask = async (id: string, method: string, part: string, body?: object): Promise<[number, string]> => {
    const { status, body: answer } = await gast.ask(method, `/api/sittings/${id}/${part}`, { body });
    return [status, JSON.stringify(answer)];
  };
  const routes: [method: string, part: string, body?: object][] = [
    ["POST", "closing", { revision: 1 }],
    ["GET", "seal"],
    ["POST", "approval", { session: session.id, item: "item" }],
    ["GET", "corrections"],
  ];
  for (const route of routes) {
    const hidden = await ask(session.id, ...route);
    expect(hidden).toEqual(await ask("gibtsnicht", ...route));
    expect(hidden[0]).toBe(404);
  }
});
