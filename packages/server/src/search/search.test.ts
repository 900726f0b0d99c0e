import type { SearchAnswer } from "@querschnitt/shared/api/search";
import { type LedgerCommand, perform } from "@querschnitt/shared/documents/commands";
import { openDraft } from "@querschnitt/shared/documents/draft";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { problemOf } from "../http/testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "../http/testSupport/startTestServer.ts";
import type { TestClient } from "../http/testSupport/TestClient.ts";

let server: TestServer;
let mona: TestClient;
let gast: TestClient;
let measure: string;

beforeAll(async () => {
  server = await startTestServer();
  [mona, gast] = (await Promise.all(
    ["mona@a.example", "gast@a.example"].map((email) => server.signedIn(email)),
  )) as [TestClient, TestClient];
  measure = await create("Licht auf Schulwegen");
  await write(measure, "Die Straßen am Kanal sind dunkel.");
});
afterAll(() => server.close());

async function create(title: string): Promise<string> {
  const { body } = await mona.ask<{ id: string }>("POST", "/api/measures", {
    body: { title, workingGroup: "sn" },
  });
  return body.id;
}

/** Adds a paragraph to a draft. */
function write(id: string, words: string): Promise<void> {
  return server.rooms.writeAsServer({ kind: "draft", measure: id }, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(words)]);
    openDraft(doc).push([paragraph]);
  });
}

function act(
  kind: LedgerKind & ("record" | "discussion"),
  command: LedgerCommand,
  id = measure,
): Promise<void> {
  return server.rooms.writeAsServer({ kind, measure: id }, (doc) =>
    perform(doc, kind, command as never, { person: "bert", now: Date.now() }),
  );
}

async function ask(client: TestClient, q: string, more = ""): Promise<SearchAnswer> {
  const path = `/api/search?q=${encodeURIComponent(q)}${more}`;
  await expect
    .poll(async () => (await client.ask<SearchAnswer>("GET", path)).body.ready, { timeout: 20_000 })
    .toBe(true);
  return (await client.ask<SearchAnswer>("GET", path)).body;
}

const kinds = ({ results }: SearchAnswer): string[] =>
  results.flatMap(({ hits }) => hits.map(({ kind }) => kind));

function role(person: string, id: string, to: string | null) {
  return mona.ask("PUT", `/api/measures/${id}/roles/${person}`, { body: { role: to } });
}

test("the first question has the index made, and the answer says until when it is not complete", async () => {
  const fresh = await startTestServer();
  try {
    const client = await fresh.signedIn("mona@a.example");
    await client.ask("POST", "/api/measures", { body: { title: "Sauberer Park", workingGroup: "sn" } });
    const first = await client.ask<SearchAnswer>("GET", "/api/search?q=park");
    expect(first.body).toEqual({ ready: false, results: [], more: false });
    await expect
      .poll(async () => (await client.ask<SearchAnswer>("GET", "/api/search?q=park")).body, {
        timeout: 20_000,
      })
      .toMatchObject({ ready: true, results: [{ number: "SN-01", title: "Sauberer Park" }] });
  } finally {
    await fresh.close();
  }
});

test("words are found in every part of a measure, with the place to go to", async () => {
  await act("record", { type: "edit-text", text: "summary", from: "", to: "Kurz: Laternen an Schulen." });
  await act("record", {
    type: "add-responsibility",
    responsibility: "r1",
    task: "Laternen bestellen",
    organisation: "amt",
    person: null,
    deadline: null,
  });
  await act("discussion", {
    type: "open-thread",
    thread: "t1",
    comment: "c1",
    anchor: null,
    body: "Wie viele Laternen?",
  });
  await write(measure, "Neue Laternen kommen im Herbst.");
  const { results } = await ask(mona, "laterne");
  expect(results).toMatchObject([
    { measure, number: "SN-01", title: "Licht auf Schulwegen", phase: "proposal" },
  ]);
  const hits = results[0]?.hits ?? [];
  expect(hits.map(({ kind }) => kind).sort()).toEqual(["comment", "responsibility", "summary", "text"]);
  expect(hits.find(({ kind }) => kind === "comment")).toMatchObject({
    thread: "t1",
    comment: "c1",
    author: "bert",
  });
  expect(hits.find(({ kind }) => kind === "responsibility")).toMatchObject({ responsibility: "r1" });
  expect(hits.find(({ kind }) => kind === "text")).toMatchObject({ section: "Umsetzung" });
  for (const { excerpt } of hits) {
    expect(excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(["Laternen"]);
  }
  expect(kinds(await ask(mona, "laterne", "&kind=comment"))).toEqual(["comment"]);
  expect(await ask(mona, "laterne", "&limit=2")).toMatchObject({ more: true });
  expect(kinds(await ask(mona, "SN-01"))).toEqual(["measure"]);
});

test("nobody is shown, or told of, what they may not see at the moment of asking", async () => {
  const nothing = { ready: true, results: [], more: false };
  await ask(mona, "kanal");
  expect(await ask(gast, "kanal")).toEqual(nothing);
  // Right after the role is set, without anything being indexed in between, and as soon as it is taken away.
  await role("gast", measure, "reader");
  expect(kinds(await ask(gast, "kanal"))).toEqual(["text"]);
  await role("gast", measure, "none");
  expect(await ask(gast, "kanal")).toEqual(nothing);
  expect(await ask(gast, "kanal", "&limit=1&kind=text")).toEqual(nothing);
  // A slip is no way round, nor does what one may not see stand in for what one may.
  expect(await ask(gast, "kannal")).toEqual(nothing);
  await role("cem", measure, "none");
  expect(await ask(await server.signedIn("cem@p.example"), "SN-01")).toEqual(nothing);
  await role("cem", measure, null);
  await role("gast", measure, null);
});

test("what is asked in another's name or in an odd way is refused", async () => {
  expect(problemOf(await server.client().ask("GET", "/api/search?q=kanal"))).toEqual([401, "signed-out"]);
  for (const query of [
    "",
    "q=",
    "q=%20",
    `q=${"x".repeat(201)}`,
    "q=a&limit=0",
    "q=a&limit=101",
    "q=a&kind=secret",
  ]) {
    expect(problemOf(await mona.ask("GET", `/api/search?${query}`)), query).toEqual([400, "invalid-input"]);
  }
  // Only the session says who asks.
  expect(await ask(gast, "kanal", "&person=mona&as=mona")).toEqual({ ready: true, results: [], more: false });
});

test("deleted comments and deleted text are not found from the moment they are deleted", async () => {
  await act("discussion", {
    type: "open-thread",
    thread: "t2",
    comment: "c2",
    anchor: null,
    body: "Ein Geheimnis.",
  });
  await write(measure, "Vertrauliches Kennwort.");
  for (const [word, kind] of [
    ["Geheimnis", "comment"],
    ["Kennwort", "text"],
  ] as const) {
    await expect.poll(async () => kinds(await ask(mona, word)), { timeout: 20_000 }).toEqual([kind]);
  }
  await act("discussion", { type: "delete-comment", comment: "c2" });
  await server.rooms.writeAsServer({ kind: "draft", measure }, (doc) => {
    const draft = openDraft(doc);
    draft.delete(draft.length - 1, 1);
  });
  // No waiting: at once.
  for (const word of ["Geheimnis", "Kennwort"]) {
    expect((await mona.ask<SearchAnswer>("GET", `/api/search?q=${word}`)).body.results, word).toEqual([]);
  }
});

test("what is written is found some seconds later, and a new measure with its number", async () => {
  await ask(mona, "kanal");
  const id = await create("Zebrastreifen am Markt");
  await write(id, "Rollstuhlgerechte Querung.");
  await expect
    .poll(async () => kinds((await mona.ask<SearchAnswer>("GET", "/api/search?q=Rollstuhl")).body), {
      timeout: 20_000,
    })
    .toEqual(["text"]);
  expect((await ask(mona, "Zebrastreifen")).results).toMatchObject([{ measure: id, number: "SN-02" }]);
});

test("a person's questions wait for one another instead of filling the queue", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => mona.ask("GET", "/api/search?q=kanal")));
  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toContain(200);
  for (const refused of answers.filter(({ status }) => status !== 200)) {
    expect(problemOf(refused)).toEqual([429, "too-many-attempts"]);
  }
});

test("words that people look for do not stand in the log", async () => {
  await ask(mona, "Schulwegdetektivin");
  expect(server.logged()).not.toMatch(/schulwegdetektiv/i);
});

test("what an organisation says internally is found by its own people alone", async () => {
  const room = { kind: "internal", measure, organisation: "verein" } as const;
  const said = {
    type: "open-thread",
    thread: "ti",
    comment: "ci",
    anchor: null,
    body: "Vertraulich: Fördermittel.",
  };
  await server.rooms.writeAsServer(room, (doc) =>
    perform(doc, "internal", said as never, { person: "bert", now: Date.now() }),
  );
  const bert = await server.signedIn("bert@v.example");
  await expect
    .poll(async () => kinds(await ask(bert, "Fördermittel")), { timeout: 20_000 })
    .toEqual(["comment"]);
  // Moderating the measure, or administering the workspace, is no key to it.
  for (const email of ["mona@a.example", "anna@a.example"])
    expect((await ask(await server.signedIn(email), "Fördermittel")).results).toEqual([]);
  expect((await ask(gast, "Fördermittel")).results).toEqual([]);
});
