import type { Authorship, History } from "@querschnitt/shared/api/history";
import type { Units } from "@querschnitt/shared/api/proposals";
import type { ItemSource } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { CLAIM_MILLISECONDS, type Outcome } from "@querschnitt/shared/policy/proposals";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let time = Date.now();
let server: TestServer;
/** Moderates the group and edits; edits as well; may only comment; sees nothing of it. */
let mona: TestClient;
let bert: TestClient;
let cem: TestClient;
let gast: TestClient;
let measure: string;
let proposals = 0;
let thread: string;

beforeAll(async () => {
  server = await startTestServer({ now: () => time });
  [mona, bert, cem, gast] = (await Promise.all(
    ["mona@a.example", "bert@v.example", "cem@p.example", "gast@a.example"].map((email) =>
      server.signedIn(email),
    ),
  )) as [TestClient, TestClient, TestClient, TestClient];
  const body = { title: "Licht am Kanal", workingGroup: "sn" };
  measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
});
afterAll(() => server.close());
beforeEach(async () => {
  thread = `t${proposals++}`;
  const anchor = { start: "AA==", end: "AA==", quote: "Alt", before: "", after: "" };
  await server.rooms.writeAsServer({ kind: "discussion", measure }, (doc) => {
    const words = (text: string) => [{ type: "text", text }];
    const wording = { kind: "words", original: words("Alt"), replacement: words("Neues Licht") } as const;
    const doer = { person: "cem", now: time };
    perform(
      doc,
      "discussion",
      { type: "propose", thread, comment: "", reason: "", anchor, ...wording },
      doer,
    );
  });
});

const does = (as: TestClient, deed: string, body?: object, of = thread) =>
  as.ask<{ outcome: Outcome | null }>(
    deed === "release" ? "DELETE" : "POST",
    `/api/measures/${measure}/proposals/${of}/${deed === "release" ? "claim" : deed}`,
    body && { body },
  );
const asProposed = { changed: false, inserted: [] };
const stands = async () =>
  (await server.rooms.readLedger({ kind: "discussion", measure })).find(({ id }) => id === thread);

/** Writes into the draft as a person would; answers under which ids. */
async function write(person: string, text: string): Promise<Units[]> {
  const room = await server.rooms.open({ kind: "draft", measure });
  const doc = new Y.Doc();
  openRoom(doc, "draft");
  Y.applyUpdate(doc, await room.document());
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement("paragraph");
  openDraft(doc).push([paragraph]);
  paragraph.insert(0, [new Y.XmlText(text)]);
  await server.rooms.write(room.address, person, Y.encodeStateAsUpdate(doc, before));
  const length = Y.getState(doc.store, doc.clientID);
  return [{ client: doc.clientID, clock: 0, length }];
}

test("[PRO-2] one editor at a time accepts: whoever comes second is told, until it is given back or lapses", async () => {
  const both = await Promise.all([does(mona, "claim"), does(bert, "claim")]);
  expect(both.map(({ status }) => status)).toEqual([200, 409]);
  expect((await does(mona, "claim")).status).toBe(200);
  expect((await does(bert, "acceptance", asProposed)).status).toBe(409);
  expect((await does(bert, "refusal", { reason: "Nein" })).status).toBe(409);
  expect((await does(bert, "release")).body.outcome?.by).toBe("mona");
  await does(mona, "release");
  expect((await does(bert, "claim")).body.outcome).toMatchObject({ state: "claimed", by: "bert" });
  time += CLAIM_MILLISECONDS;
  expect((await does(mona, "claim")).body.outcome?.by).toBe("mona");
  expect((await does(bert, "acceptance", asProposed)).status).toBe(409);
});

test("accepting ends the discussion about it, once, and can be taken back", async () => {
  expect((await does(bert, "acceptance", asProposed)).status).toBe(409);
  await does(bert, "claim");
  const inserted = await write("bert", "Neues Licht");
  const accepted = await does(bert, "acceptance", { changed: false, inserted });
  expect(accepted.body.outcome).toMatchObject({ state: "accepted", by: "bert", changed: false, inserted });
  expect((await does(bert, "acceptance", { changed: false, inserted })).body).toEqual(accepted.body);
  expect(await stands()).toMatchObject({ resolvedBy: "bert", proposal: { outcome: { state: "accepted" } } });
  expect((await does(mona, "claim")).status).toBe(409);
  expect((await does(mona, "reopening")).body.outcome).toBeNull();
  expect(await stands()).toMatchObject({ resolvedBy: null });
});

test("an accepted wording is its author's, accepted by whoever put it in, and stands in the history", async () => {
  await does(bert, "claim");
  const inserted = await write("bert", "Neues Licht");
  await does(bert, "acceptance", { changed: false, inserted });
  const of = (what: string) => `/api/measures/${measure}/${what}`;
  const { body } = await bert.ask<Authorship>("GET", of("authorship"));
  expect(body.passages.filter(({ proposedBy }) => proposedBy !== undefined)).toEqual(
    expect.arrayContaining([expect.objectContaining({ person: "bert", proposedBy: "cem" })]),
  );
  const { events } = (await bert.ask<History>("GET", of("history"))).body;
  expect(events).toContainEqual(
    expect.objectContaining({ kind: "proposal-accepted", person: "bert", author: "cem", proposal: thread }),
  );
});

test("what waits for a decision is put forward for the group's next session, and no more once it is decided", async () => {
  const when = { start: "2098-03-02T16:00:00.000Z", end: "2098-03-02T18:00:00.000Z" };
  const session = { title: "März", place: "", ...when, chair: "mona", secretary: "bert", workingGroup: "sn" };
  const { id } = (await mona.ask<{ id: string }>("POST", "/api/sittings", { body: session })).body;
  const waiting = async (): Promise<number> => {
    const sources = await mona.ask<ItemSource[]>("GET", `/api/sittings/${id}/sources?today=2098-03-01`);
    const reasons = sources.body.find((source) => source.measure === measure)?.reasons ?? [];
    return reasons.find(({ reason }) => reason === "proposals-waiting")?.count ?? 0;
  };
  const before = await waiting();
  expect(before).toBeGreaterThan(0);
  await does(bert, "refusal", { reason: "Nein" });
  expect(await waiting()).toBe(before - 1);
});

test("[PRO-3] nobody's name is put to words that they did not propose", async () => {
  await does(bert, "claim");
  const inserted = await write("bert", "Gar kein Licht");
  const { body } = await does(bert, "acceptance", { changed: false, inserted });
  expect(body.outcome).toMatchObject({ state: "accepted", changed: true, inserted: [] });
});

test("declining takes a reason, which stands beside the proposal", async () => {
  expect((await does(bert, "refusal", { reason: "  " })).status).toBe(400);
  expect((await does(bert, "refusal", { reason: "Zu teuer" })).status).toBe(200);
  expect((await does(bert, "refusal", { reason: "Zu teuer" })).status).toBe(200);
  expect((await does(mona, "refusal", { reason: "Anders" })).status).toBe(409);
  expect(await stands()).toMatchObject({
    resolvedBy: "bert",
    proposal: { outcome: { state: "declined", by: "bert", reason: "Zu teuer" } },
  });
});

test("only editors decide; to strangers there is nothing, and nothing is decided about what is not there", async () => {
  for (const deed of ["claim", "release", "reopening"]) {
    expect((await does(cem, deed)).status).toBe(403);
    expect((await does(gast, deed)).status).toBe(404);
    expect((await does(server.client(), deed)).status).toBe(401);
    expect((await does(mona, deed, undefined, "none")).status).toBe(404);
  }
  expect((await does(cem, "acceptance", asProposed)).status).toBe(403);
  expect((await does(gast, "refusal", { reason: "Nein" })).status).toBe(404);
  await server.rooms.writeAsServer({ kind: "discussion", measure }, (doc) =>
    perform(doc, "discussion", { type: "withdraw-proposal", thread }, { person: "cem", now: time }),
  );
  expect((await does(mona, "claim")).status).toBe(409);
});
