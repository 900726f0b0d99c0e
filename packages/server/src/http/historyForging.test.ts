import type { Authorship, History, Version } from "@querschnitt/shared/api/history";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let clock = Date.parse("2026-05-12T12:00:00Z");
let mona: TestClient;
let bert: TestClient;
beforeAll(async () => {
  server = await startTestServer({ now: () => clock });
  mona = await server.signedIn("mona@a.example");
  bert = await server.signedIn("bert@v.example");
});
afterAll(() => server.close());

let measure: string;
let monas: Y.Doc;
let berts: Y.Doc;
beforeEach(async () => {
  clock += 60 * 60_000;
  const body = { title: "Licht am Kanal", workingGroup: "sn" };
  measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
  [monas, berts] = [await fresh(), await fresh()];
  await send("mona", monas, () => textIn(monas).insert(0, "Monas Satz über Licht."));
  clock += 60 * 60_000;
});

const room = () => ({ kind: "draft", measure }) as const;

async function fresh(): Promise<Y.Doc> {
  const doc = new Y.Doc();
  openDraft(doc);
  Y.applyUpdate(doc, await (await server.rooms.open(room())).document());
  return doc;
}

/** The text of the draft's first paragraph, which the template leaves empty. */
function textIn(doc: Y.Doc): Y.XmlText {
  const block = openDraft(doc).get(1) as Y.XmlElement;
  if (block.length === 0) block.insert(0, [new Y.XmlText()]);
  return block.get(0) as Y.XmlText;
}

/** Sends what a change makes of somebody's copy, in the name in which they are signed in. */
async function send(person: string, doc: Y.Doc, change: () => void): Promise<Uint8Array> {
  Y.applyUpdate(doc, await (await server.rooms.open(room())).document());
  const before = Y.encodeStateVector(doc);
  change();
  const update = Y.encodeStateAsUpdate(doc, before);
  await server.rooms.write(room(), person, update);
  return update;
}

/** Who wrote what of the first paragraph. */
async function written(): Promise<[person: string, length: number, arrivedAt: number][]> {
  const { body } = await mona.ask<Authorship>("GET", `/api/measures/${measure}/authorship`);
  return body.passages
    .filter(({ block }) => block === 1)
    .map(({ person, from, to, arrivedAt }) => [person, to - from, arrivedAt]);
}

test("nobody writes under a client id of somebody else, neither a used one nor from its beginning", async () => {
  const before = await written();
  const doc = await fresh();
  doc.clientID = monas.clientID;
  textIn(doc).insert(0, "Untergeschoben. ");
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(monas));
  await expect(server.rooms.write(room(), "bert", update)).rejects.toMatchObject({
    refusal: { reason: "client-id-taken" },
  });
  const other = new Y.Doc();
  other.clientID = monas.clientID;
  openDraft(other).insert(0, [new Y.XmlElement("paragraph")]);
  const fromTheBeginning = Y.encodeStateAsUpdate(other);
  await server.rooms.write(room(), "bert", fromTheBeginning).catch(() => {});
  expect(await written()).toEqual(before);
});

test("what somebody sends again that others wrote stays the others', with its time", async () => {
  const before = await written();
  await server.rooms.write(room(), "bert", Y.encodeStateAsUpdate(monas));
  clock += 60_000;
  await send("bert", berts, () => textIn(berts).insert(0, "x"));
  expect((await written())[1]).toEqual(before[0]);
  await send("bert", berts, () => textIn(berts).delete(0, 1));
  expect(await written()).toEqual(before);
});

test("what a text says of its own authors and times changes nothing", async () => {
  const claims = { author: "mona", person: "mona", arrivedAt: "1" };
  await send("bert", berts, () => {
    const text = textIn(berts);
    text.insert(text.length, " Berts Satz.");
    const block = openDraft(berts).get(1) as Y.XmlElement;
    for (const [name, value] of Object.entries(claims)) block.setAttribute(name, value);
  });
  expect((await written())[1]).toEqual(["bert", 12, clock]);
});

test("other words that pretend to restore deleted ones are whose they are, and true ones the first author's", async () => {
  const client = monas.clientID;
  const clockOf = (): number => {
    let item = textIn(monas)._start;
    while (item && !(item.content instanceof Y.ContentString && item.id.client === client)) item = item.right;
    return (item as Y.Item).id.clock;
  };
  const first = clockOf();
  await send("mona", monas, () => textIn(monas).delete(0, 22));
  const forge = (words: string): Promise<Uint8Array> =>
    send("bert", berts, () => {
      // As an undo writes it: directly before the deleted item.
      const store = berts.store;
      const target = Y.getItem(store, Y.createID(client, first)) as Y.Item;
      const left = target.left;
      const id = Y.createID(berts.clientID, Y.getState(store, berts.clientID));
      const content = new Y.ContentString(words);
      berts.transact((transaction) => {
        const item = new Y.Item(
          id,
          left,
          left?.lastId ?? null,
          target,
          target.id,
          target.parent,
          null,
          content,
        );
        item.integrate(transaction, 0);
      });
    });
  await forge("Berts Satz über Licht!");
  expect((await written()).map(([person]) => person)).toEqual(["bert"]);
  await send("bert", berts, () => textIn(berts).delete(0, 22));
  expect(await written()).toEqual([]);
  // Two letters of a word are typed again by chance.
  await forge("Mo");
  expect((await written()).map(([person]) => person)).toEqual(["bert"]);
  await send("bert", berts, () => textIn(berts).delete(0, 2));
  await forge("Monas Satz über Licht.");
  expect((await written()).map(([person]) => person)).toEqual(["mona"]);
});

test("who names a version, and when, is not said by whoever asks for it", async () => {
  const body = { name: "X", by: "mona", at: 1, draft: 99, id: "eigene" };
  const path = `/api/measures/${measure}/versions`;
  const { body: version } = await bert.ask<Version>("POST", path, { body });
  expect(version).toMatchObject({ by: "bert", at: clock, draft: 2 });
  expect(version.id).not.toBe("eigene");
  const foreign = `/api/measures/nothing/versions/${version.id}`;
  expect(problemOf(await bert.ask("PATCH", foreign, { body: { name: "Y" } }))).toEqual([404, "not-found"]);
  const told = (await mona.ask<History>("GET", `/api/measures/${measure}/history`)).body;
  expect(told.versions.map(({ name }) => name)).toEqual(["X"]);
});
