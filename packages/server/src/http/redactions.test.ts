import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Redaction } from "@querschnitt/shared/api/redactions";
import { performOnDiscussion } from "@querschnitt/shared/documents/discussion";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { draftText, passagePlace, writeDraft } from "./testSupport/draftPassage.ts";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const words = "Frau Geheimwort aus der Hausgasse";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
let bert: TestClient;
let cem: TestClient;
let measure: string;

async function start(options: Parameters<typeof startTestServer>[0] = {}): Promise<void> {
  server = await startTestServer(options);
  [anna, mona, bert, cem] = (await Promise.all(
    ["anna@a.example", "mona@a.example", "bert@v.example", "cem@p.example"].map(server.signedIn),
  )) as [TestClient, TestClient, TestClient, TestClient];
}

beforeEach(async () => {
  await start();
  const body = { title: "Licht", workingGroup: "sn" };
  measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
  await writeDraft(server, measure, `Gemeldet hat es ${words} schon im Mai.`);
});
afterEach(() => server.close());

async function ask(client: TestClient = mona, on = words) {
  const anchor = await passagePlace(server, measure, on);
  const body = { anchor, reason: "personal-data" };
  return client.ask<{ id: string }>("POST", `/api/measures/${measure}/redactions`, { body });
}
const decide = (client: TestClient, id: string, body: object) =>
  client.ask<Redaction>("POST", `/api/redactions/${id}/decision`, { body });
const listed = async (client: TestClient) =>
  (await client.ask<Redaction[]>("GET", `/api/measures/${measure}/redactions`)).body;

/** Files of the data folder in which some bytes stand. */
function filesWith(text: string): string[] {
  const plain = Buffer.from(text);
  return readdirSync(server.path, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => readFileSync(join(server.path, name)).includes(plain));
}

/** Does something in a discussion as a person, as their client would. */
async function discuss(room: Room, person: string, change: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc();
  openRoom(doc, room.kind);
  Y.applyUpdate(doc, await (await server.rooms.open(room)).document());
  const before = Y.encodeStateVector(doc);
  change(doc);
  await server.rooms.write(room, person, Y.encodeStateAsUpdate(doc, before));
}

test("[RED-4] a moderator asks, and somebody else who writes there decides: never the same person, nobody else", async () => {
  expect(problemOf(await ask(bert))).toEqual([403, "forbidden"]);
  expect(problemOf(await ask(cem))).toEqual([403, "forbidden"]);
  const { status, body } = await ask();
  expect(status).toBe(201);
  expect(problemOf(await decide(mona, body.id, { decision: "confirm" }))).toEqual([403, "forbidden"]);
  expect(problemOf(await decide(mona, body.id, { decision: "refuse", remark: "Nein." }))).toEqual([
    403,
    "forbidden",
  ]);
  expect(problemOf(await decide(cem, body.id, { decision: "confirm" }))).toEqual([404, "not-found"]);
  expect(problemOf(await decide(bert, body.id, { decision: "withdraw" }))).toEqual([409, "conflict"]);
  expect(problemOf(await decide(bert, body.id, { decision: "refuse", remark: " " }))[0]).toBe(400);
  expect(await listed(cem)).toEqual([]);
  expect(await listed(bert)).toMatchObject([
    { state: "waiting", quote: words, mayDecide: true, askedBy: "mona" },
  ]);
  expect(await listed(mona)).toMatchObject([{ state: "waiting", quote: words, mayDecide: false }]);
  const { status: confirmed, body: done } = await decide(bert, body.id, { decision: "confirm" });
  expect([confirmed, done.state]).toEqual([200, "done"]);
  expect(problemOf(await decide(anna, body.id, { decision: "confirm" }))).toEqual([409, "conflict"]);
  // Whoever reads the measure hears that it was done, and by whom.
  expect(await listed(cem)).toMatchObject([
    { state: "done", decidedBy: "bert", quote: null, mayDecide: false },
  ]);
  const gast = await server.signedIn("gast@a.example");
  expect(problemOf(await gast.ask("GET", `/api/measures/${measure}/redactions`))).toEqual([404, "not-found"]);
  expect(problemOf(await decide(gast, body.id, { decision: "confirm" }))).toEqual([404, "not-found"]);
});

test("one that is refused or withdrawn changes nothing, and says why to those who write there", async () => {
  const refused = (await ask()).body.id;
  await decide(anna, refused, { decision: "refuse", remark: "Das ist das Amt selbst." });
  const withdrawn = (await ask()).body.id;
  expect((await decide(mona, withdrawn, { decision: "withdraw" })).body.state).toBe("withdrawn");
  expect(await listed(bert)).toMatchObject([
    { state: "withdrawn", remark: "" },
    { state: "refused", remark: "Das ist das Amt selbst.", decidedBy: "anna" },
  ]);
  expect(await draftText(server, measure)).toContain(words);
  const missing = { anchor: { start: "AAA=", end: "AAE=" }, reason: "other" };
  const answer = await mona.ask("POST", `/api/measures/${measure}/redactions`, { body: missing });
  expect(problemOf(answer)).toEqual([404, "not-found"]);
  expect((await anna.ask<Redaction[]>("GET", "/api/redactions")).body).toEqual([]);
});

test("[RED-4] what is redacted is in no byte of the data folder: draft, threads, reports, audit list and log of the server", async () => {
  const place = await passagePlace(server, measure, words);
  const part = await passagePlace(server, measure, "Geheimwort aus der Hausgasse schon im");
  const beside = await passagePlace(server, measure, "Mai");
  const anchors = [
    { ...place, quote: words, before: "Gemeldet hat es ", after: " schon im Mai." },
    { ...part, quote: "Geheimwort aus der Hausgasse schon im", before: `hat es Frau `, after: " Mai." },
    { ...beside, quote: "Mai", before: "Geheimwort aus der Hausgasse schon im ", after: "." },
  ];
  for (const [room, person] of [
    [{ kind: "discussion", measure }, "cem"],
    [{ kind: "internal", measure, organisation: "verein" }, "bert"],
  ] as const) {
    await discuss(room, person, (doc) => {
      for (const [index, anchor] of anchors.entries()) {
        const [thread, comment] = [`t${index}`, `c${index}`];
        const command = {
          type: "open-thread" as const,
          thread,
          comment,
          anchor,
          body: "Muss das hier stehen?",
        };
        performOnDiscussion(doc, command, { person, now: Date.now() });
      }
    });
  }
  const about = { type: "passage", anchor: anchors[0] };
  const report = { measure, about, reason: "personal-data", remark: `Da steht ${words}!` };
  await cem.ask("POST", "/api/reports", { body: report });
  expect(filesWith("Geheimwort")).toEqual(["log.mdb"]);
  const { body } = await ask();
  await decide(bert, body.id, { decision: "confirm" });
  expect(filesWith("Geheimwort")).toEqual([]);
  expect(filesWith("Hausgasse")).toEqual([]);
  expect(server.logged()).not.toMatch(/Geheimwort|Hausgasse/);
  const discussion = await server.rooms.readLedger({ kind: "discussion", measure });
  const kept = discussion.map(({ anchor }) => [anchor?.start, anchor?.quote, anchor?.before, anchor?.after]);
  expect(kept.sort()).toEqual(
    [
      [place.start, "[geschwärzt]", "Gemeldet hat es ", " schon im Mai."],
      [part.start, " schon im", "", " Mai."],
      [beside.start, "Mai", "", "."],
    ].sort(),
  );
  expect(discussion[0]?.comments[0]?.body).toBe("Muss das hier stehen?");
  expect(await draftText(server, measure)).toContain("Gemeldet hat es  schon im Mai.");
  const { body: messages } = await anna.ask<object[]>("GET", "/api/messages");
  expect(messages).toMatchObject([{ remark: "Da steht !", about: { anchor: { quote: "[geschwärzt]" } } }]);
  const { body: audit } = await anna.ask<{ entries: { kind: string; by: string | null }[] }>(
    "GET",
    "/api/audit",
  );
  expect(audit.entries.slice(0, 3).map(({ kind, by }) => [kind, by])).toEqual([
    ["redaction-done", null],
    ["redaction-decided", "bert"],
    ["redaction-asked", "mona"],
  ]);
  // What was not redacted is found, what was is not.
  const search = async (text: string) =>
    (await bert.ask<{ hits: unknown[] }>("GET", `/api/search?text=${text}`)).body;
  expect(JSON.stringify(await search("Geheimwort"))).not.toContain(measure);
});

test("[RED-4] nobody sees the words by going back to a moment at which they stood there", async () => {
  const before = Date.now() + 1;
  const past = async () =>
    JSON.stringify((await mona.ask("GET", `/api/measures/${measure}/history/state?at=${before}`)).body);
  expect(await past()).toContain(words);
  const { body } = await ask();
  await decide(bert, body.id, { decision: "confirm" });
  expect(await past()).toContain("Gemeldet hat es");
  expect(await past()).not.toContain(words);
  const told = await mona.ask<{ events: object[] }>("GET", `/api/measures/${measure}/history`);
  expect(told.body.events.at(-1)).toEqual({
    ...{ kind: "redacted", redaction: body.id, person: "bert", author: "mona" },
    at: expect.any(Number),
  });
  expect((await mona.ask("GET", `/api/measures/${measure}/authorship`)).status).toBe(200);
});

test("[RED-4] a thread begun offline that arrives after the redaction loses its quote, and nothing else", async () => {
  const place = await passagePlace(server, measure, words);
  const around = await passagePlace(server, measure, `es ${words} schon`);
  const begun = Date.now() - 1;
  const { body } = await ask();
  await decide(bert, body.id, { decision: "confirm" });
  // Who begins afterwards stands around what is gone, and keeps all of it.
  const gap = await passagePlace(server, measure, "hat es  schon im");
  await discuss({ kind: "discussion", measure }, "cem", (doc) => {
    const anchor = { ...gap, quote: "hat es  schon im", before: "Gemeldet ", after: " Mai" };
    const command = { type: "open-thread" as const, thread: "t9", comment: "c9", anchor, body: "Danach." };
    performOnDiscussion(doc, command, { person: "cem", now: Date.now() });
  });
  const late = [
    { ...place, quote: words, before: "Gemeldet hat es ", after: " schon im Mai." },
    { ...around, quote: `es ${words} schon`, before: "Gemeldet hat ", after: " im Mai." },
  ];
  for (const [index, anchor] of late.entries()) {
    await discuss({ kind: "discussion", measure }, "cem", (doc) => {
      const [thread, comment] = [`t${index}`, `c${index}`];
      const command = { type: "open-thread" as const, thread, comment, anchor, body: "Aus dem Zug." };
      performOnDiscussion(doc, command, { person: "cem", now: begun });
    });
  }
  await expect.poll(() => filesWith("Geheimwort"), { timeout: 10_000 }).toEqual([]);
  const threads = await server.rooms.readLedger({ kind: "discussion", measure });
  expect(threads.map(({ anchor }) => [anchor?.quote, anchor?.before])).toEqual([
    ["[geschwärzt]", ""],
    ["es  schon", ""],
    ["hat es  schon im", "Gemeldet "],
  ]);
  const bodies = threads.map(({ comments }) => comments[0]?.body);
  expect(bodies).toEqual(["Aus dem Zug.", "Aus dem Zug.", "Danach."]);
});

/** Fails once it was called so many times, as a disk does; from then on everything fails until it is mended. */
function failing(log: UpdateLog, calls: { left: number }): UpdateLog {
  const count = <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    calls.left -= 1;
    return calls.left < 0 ? Promise.reject(new Error("the disk has failed")) : call();
  };
  return {
    append: (...given) => (calls.left < 0 ? count(() => log.append(...given)) : log.append(...given)),
    read: (...given) => log.read(...given),
    end: (...given) => log.end(...given),
    metadata: (...given) => log.metadata(...given),
    metadataOf: (...given) => log.metadataOf(...given),
    compact: (...given) => log.compact(...given),
    remove: (...given) => log.remove(...given),
    rewrite: (...given) => count(() => log.rewrite(...given)),
    purge: () => count(() => log.purge()),
    close: () => log.close(),
  };
}

test.each([0, 1, 2])(
  "broken off after %i of its steps, a redaction is carried out at the next start, and the draft is what it was",
  async (steps) => {
    const path = `${server.path}-kept`;
    await server.close();
    const calls = { left: steps };
    const opened = { path, around: (log: UpdateLog) => failing(log, calls) };
    await start(opened);
    const body = { title: "Licht", workingGroup: "sn" };
    measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
    await writeDraft(server, measure, `Gemeldet hat es ${words} schon im Mai.`);
    const anchor = { ...(await passagePlace(server, measure, words)), quote: words, before: "", after: "" };
    await discuss({ kind: "discussion", measure }, "cem", (doc) => {
      const command = { type: "open-thread" as const, thread: "t", comment: "c", anchor, body: "Hm." };
      performOnDiscussion(doc, command, { person: "cem", now: Date.now() });
    });
    const { id } = (await ask()).body;
    const answer = await decide(bert, id, { decision: "confirm" });
    expect(answer.body.state).toBe("confirmed");
    await server.close();
    calls.left = Number.POSITIVE_INFINITY;
    await start(opened);
    await expect.poll(async () => (await listed(bert))[0]?.state, { timeout: 10_000 }).toBe("done");
    expect(filesWith("Geheimwort")).toEqual([]);
    expect(await draftText(server, measure)).toContain("Gemeldet hat es  schon im Mai.");
    const [thread] = await server.rooms.readLedger({ kind: "discussion", measure });
    expect(thread?.anchor).toEqual({ ...anchor, quote: "[geschwärzt]" });
  },
);
