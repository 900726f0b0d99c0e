import type {
  Authorship,
  ChangesSince,
  History,
  PastRoom,
  PastState,
  Version,
} from "@querschnitt/shared/api/history";
import type { PersonData } from "@querschnitt/shared/api/personData";
import { perform } from "@querschnitt/shared/documents/commands";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let clock = Date.parse("2026-05-12T12:00:00Z");
const minutes = 60_000;
const clients = {} as Record<"anna" | "mona" | "bert" | "cem" | "gast", TestClient>;
beforeAll(async () => {
  server = await startTestServer({ now: () => clock });
  for (const [name, email] of [
    ["anna", "anna@a.example"],
    ["mona", "mona@a.example"],
    ["bert", "bert@v.example"],
    ["cem", "cem@p.example"],
    ["gast", "gast@a.example"],
  ] as const)
    clients[name] = await server.signedIn(email);
});
afterAll(() => server.close());

let measure: string;
beforeEach(async () => {
  clock += 60 * minutes;
  const body = { title: "Licht am Kanal", workingGroup: "sn" };
  measure = (await clients.mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
});

/** Changes a room in somebody's name, as their editor would. */
async function write(person: string, kind: PastRoom, change: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc();
  openRoom(doc, kind);
  Y.applyUpdate(doc, await (await server.rooms.open({ kind, measure })).document());
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  await server.rooms.write({ kind, measure }, person, Y.encodeStateAsUpdate(doc, before));
}

/** The text of the paragraph behind a heading of the template, from 0 on. */
function paragraph(doc: Y.Doc, section: number): Y.XmlText {
  const block = openDraft(doc).get(2 * section + 1) as Y.XmlElement;
  if (block.length === 0) block.insert(0, [new Y.XmlText()]);
  return block.get(0) as Y.XmlText;
}

const type = (person: string, section: number, at: number, text: string) =>
  write(person, "draft", (doc) => paragraph(doc, section).insert(at, text));
const timeline = async (who: TestClient): Promise<History> =>
  (await who.ask<History>("GET", `/api/measures/${measure}/history`)).body;
const authorship = async (): Promise<Authorship> =>
  (await clients.gast.ask<Authorship>("GET", `/api/measures/${measure}/authorship`)).body;

test("what is written closely on one another is one sitting, with who wrote how much in which sections", async () => {
  clock += 60 * minutes;
  const from = clock;
  await type("bert", 0, 0, "Dunkel ist es.");
  clock += 9 * minutes;
  await type("mona", 1, 0, "Hell");
  await write("mona", "draft", (doc) => paragraph(doc, 0).delete(0, 7));
  const to = clock;
  clock += 10 * minutes;
  await type("bert", 0, 0, "Nun ");
  const { sittings, begin, end } = await timeline(clients.cem);
  expect(sittings.filter(({ room }) => room === "draft")).toMatchObject([
    {
      people: [{ person: "server", deleted: 0 }],
      sections: ["Ausgangslage", "Ziel", "Zielgruppe", "Umsetzung"],
    },
    {
      ...{ from, to, first: 2, last: 4, sections: ["Ausgangslage", "Ziel"] },
      people: [
        { person: "bert", inserted: 14, deleted: 0 },
        { person: "mona", inserted: 4, deleted: 7 },
      ],
    },
    { from: clock, to: clock, people: [{ person: "bert", inserted: 4, deleted: 0 }] },
  ]);
  expect([begin < from, end]).toEqual([true, clock]);
});

test("draft and record can be seen as they stood at any moment", async () => {
  await type("bert", 0, 0, "Dunkel");
  const before = clock;
  clock += 5 * minutes;
  await write("bert", "draft", (doc) => paragraph(doc, 0).delete(0, 6));
  await write("mona", "record", (doc) =>
    perform(
      doc,
      "record",
      { type: "set-field", field: "title", value: "Anders" },
      { person: "mona", now: clock },
    ),
  );
  const at = async (moment: number) =>
    (await clients.cem.ask<PastState>("GET", `/api/measures/${measure}/history/state?at=${moment}`)).body;
  const texts = (state: PastState) => state.draft.content?.map(({ content }) => content?.[0]?.text ?? "");
  expect(texts(await at(before))?.slice(0, 2)).toEqual(["Ausgangslage", "Dunkel"]);
  expect(texts(await at(clock))?.slice(0, 2)).toEqual(["Ausgangslage", ""]);
  expect((await at(before)).record.title).toBe("Licht am Kanal");
  expect(await at(clock)).toMatchObject({ record: { title: "Anders" }, draftSequence: 3, recordSequence: 2 });
  expect(await at(0)).toMatchObject({ draft: { content: [] }, draftSequence: 0, recordSequence: 0 });
});

test("since a moment others have changed something, with no words of a heading that is gone", async () => {
  clock += 30 * minutes;
  await type("mona", 0, 0, "Vorher");
  const since = clock;
  clock += minutes;
  await type("mona", 1, 0, "Neues Ziel");
  await type("bert", 1, 0, "Eigenes");
  await write("mona", "draft", (doc) => {
    paragraph(doc, 2).insert(0, "Weg");
    openDraft(doc).delete(4, 1);
  });
  const { body } = await clients.bert.ask<ChangesSince>(
    "GET",
    `/api/measures/${measure}/history/mine?since=${since}`,
  );
  expect(body).toEqual({
    since,
    now: clock,
    until: clock,
    places: [
      { room: "draft", section: "Ziel", people: [{ person: "mona", inserted: 13, deleted: 0 }] },
      { room: "draft", section: "", people: [{ person: "mona", inserted: 0, deleted: 10 }] },
    ],
  });
});

test("each passage has who wrote it, of which organisation, and when it arrived", async () => {
  await write("bert", "draft", (doc) => paragraph(doc, 0).insert(0, "Es ist dunkel."));
  const first = clock;
  clock += 20 * minutes;
  await write("mona", "draft", (doc) => paragraph(doc, 0).insert(7, "sehr "));
  clients.gast ??= await server.signedIn("gast@a.example");
  await clients.mona.ask("PUT", `/api/measures/${measure}/roles/gast`, { body: { role: "reader" } });
  const { passages, sections } = await authorship();
  const of = (person: string) => passages.filter((passage) => passage.person === person);
  expect(of("bert")).toMatchObject([
    { block: 1, from: 0, to: 7, organisation: "verein", stakeholderGroup: "civil-society", arrivedAt: first },
    { block: 1, from: 12, to: 19 },
  ]);
  expect(of("mona")).toMatchObject([{ block: 1, from: 7, to: 12, organisation: "amt", arrivedAt: clock }]);
  expect(of("server")[0]).toMatchObject({ block: 0, from: 0, to: 12, organisation: null });
  expect(sections[0]).toEqual({
    heading: "Ausgangslage",
    block: 0,
    shares: [
      { stakeholderGroup: "civil-society", characters: 14 },
      { stakeholderGroup: null, characters: 12 },
      { stakeholderGroup: "administration", characters: 5 },
    ],
  });
});

test("moments get names, which whoever gave them and moderators change; the same request names one", async () => {
  const path = `/api/measures/${measure}/versions`;
  const name = (who: TestClient, key: string) =>
    who.ask<Version>("POST", path, {
      body: { name: " Vor der Sitzung " },
      headers: { "idempotency-key": key },
    });
  const { status, body: version } = await name(clients.bert, "eins");
  expect([status, (await name(clients.bert, "eins")).body.id]).toEqual([201, version.id]);
  expect(version).toMatchObject({
    name: "Vor der Sitzung",
    at: clock,
    by: "bert",
    draft: 1,
    record: 1,
    mayChange: true,
  });
  await clients.anna.ask("PATCH", `${path}/${version.id}`, { body: { name: "Vor dem 12. Mai" } });
  const told = await timeline(clients.cem);
  expect(told.versions).toEqual([{ ...version, name: "Vor dem 12. Mai", mayChange: false }]);
  expect(told.events.at(-1)).toEqual({
    ...{ kind: "version", at: version.at, person: "bert", version: version.id, name: "Vor dem 12. Mai" },
  });
  const others = (await name(clients.mona, "zwei")).body;
  expect(problemOf(await clients.bert.ask("DELETE", `${path}/${others.id}`))).toEqual([403, "forbidden"]);
  expect((await clients.bert.ask("DELETE", `${path}/${version.id}`)).status).toBe(204);
  expect(problemOf(await clients.bert.ask("DELETE", `${path}/${version.id}`))).toEqual([404, "not-found"]);
  expect((await timeline(clients.bert)).versions.map(({ id }) => id)).toEqual([others.id]);
});

test("readers see who wrote, not how it was; strangers learn nothing, and only editors name versions", async () => {
  const asks = (version: string): [string, string, object?][] => [
    ["GET", `/api/measures/${measure}/history`],
    ["GET", `/api/measures/${measure}/history/state?at=1`],
    ["GET", `/api/measures/${measure}/history/mine?since=1`],
    ["GET", `/api/measures/${measure}/authorship`],
    ["POST", `/api/measures/${measure}/versions`, { name: "X" }],
    ["PATCH", `/api/measures/${measure}/versions/${version}`, { name: "X" }],
    ["DELETE", `/api/measures/${measure}/versions/${version}`],
  ];
  const statuses = async (who: TestClient): Promise<number[]> => {
    const all: number[] = [];
    const created = await clients.mona.ask<Version>("POST", `/api/measures/${measure}/versions`, {
      body: { name: "X" },
    });
    for (const [method, path, body] of asks(created.body.id))
      all.push((await who.ask(method, path, body && { body })).status);
    return all;
  };
  expect(await statuses(server.client())).toEqual([401, 401, 401, 401, 401, 401, 401]);
  expect(await statuses(clients.gast)).toEqual([404, 404, 404, 404, 404, 404, 404]);
  await clients.mona.ask("PUT", `/api/measures/${measure}/roles/gast`, { body: { role: "reader" } });
  expect(await statuses(clients.gast)).toEqual([403, 403, 200, 200, 403, 403, 403]);
  expect(await statuses(clients.cem)).toEqual([200, 200, 200, 200, 403, 403, 403]);
  expect(await statuses(clients.bert)).toEqual([200, 200, 200, 200, 201, 403, 403]);
  expect(await statuses(clients.anna)).toEqual([200, 200, 200, 200, 201, 200, 204]);
});

test("whoever named versions is told of it, and their names are cleared of somebody who is erased", async () => {
  const path = `/api/measures/${measure}/versions`;
  await clients.mona.ask("POST", path, { body: { name: "Entwurf von Cem Polizei" } });
  const { body: held } = await clients.mona.ask<PersonData>("GET", "/api/me/data");
  expect(held.versions.filter((one) => one.measure === measure)).toMatchObject([
    { name: "Entwurf von Cem Polizei", at: new Date(clock).toISOString() },
  ]);
  await clients.anna.ask("POST", "/api/accounts/cem/erasure", { body: { name: "Cem Polizei" } });
  expect((await timeline(clients.bert)).versions[0]?.name).toMatch(/^Entwurf von Ehemalige/);
});
