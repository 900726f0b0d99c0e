import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditPage } from "@querschnitt/shared/api/audit";
import type { Message } from "@querschnitt/shared/api/messages";
import { usualChoices } from "@querschnitt/shared/api/notifications";
import type { PersonData } from "@querschnitt/shared/api/personData";
import type { Account, Person } from "@querschnitt/shared/api/workspace";
import { type LedgerCommands, perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { PersonRecord } from "../storage/Directory.ts";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const NAME = "Cem Polizei";
const EMAIL = "cem@p.example";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
let cem: TestClient;
let measure: string;
beforeEach(async () => {
  server = await startTestServer();
  [anna, mona, cem] = (await Promise.all(
    ["anna@a.example", "mona@a.example", EMAIL].map(server.signedIn),
  )) as [TestClient, TestClient, TestClient];
  const body = { title: "Licht am Kanal", workingGroup: "sn" };
  measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id;
});
afterEach(() => server.close());

/** Does something in a ledger in somebody's name, as their browser would. */
async function act<Kind extends keyof LedgerCommands>(
  kind: Kind,
  person: string,
  command: LedgerCommands[Kind],
): Promise<void> {
  const room = (kind === "marks" ? { kind, person } : { kind, measure }) as Room;
  const doc = new Y.Doc();
  openLedger(doc, kind);
  Y.applyUpdate(doc, await (await server.rooms.open(room)).document());
  const before = Y.encodeStateVector(doc);
  perform(doc, kind, command, { person, now: Date.now() });
  await server.rooms.write(room, person, Y.encodeStateAsUpdate(doc, before));
}

/** Cem leaves traces of every kind. */
async function leaveTraces(): Promise<void> {
  await act("discussion", "cem", {
    type: "open-thread",
    thread: "t1",
    comment: "c1",
    anchor: null,
    body: "Bitte prüfen.",
  });
  await act("discussion", "bert", { type: "reply", thread: "t1", comment: "c2", body: "Geprüft." });
  await act("record", "mona", {
    type: "add-responsibility",
    responsibility: "r1",
    task: "Streife am Abend",
    organisation: "polizei",
    person: "cem",
    deadline: null,
  });
  await act("marks", "cem", { type: "mark-read", thread: "t1", upTo: Date.now() });
  await act("marks", "cem", { type: "note-visit", measure, at: Date.now() });
  await cem.ask("POST", "/api/reports", {
    body: {
      measure,
      about: { type: "comment", thread: "t1", comment: "c2", quote: "Geprüft." },
      reason: "other",
      remark: `Fragen an ${NAME}`,
    },
  });
  await server.client().ask("POST", "/api/contact", {
    body: { topic: "general", text: `Hier ${NAME}.`, name: NAME, email: EMAIL, website: "" },
  });
  await mona.ask("POST", "/api/invitations", {
    body: {
      name: "Neu",
      email: "neu2@a.example",
      organisation: "amt",
      workspaceRole: "member",
      workingGroups: ["sn"],
      measures: [],
    },
  });
}

test("one's own data hold everything one left behind, and nothing of others", async () => {
  await leaveTraces();
  const { body: data } = await cem.ask<PersonData>("GET", "/api/me/data");
  expect(data.account).toMatchObject({ id: "cem", name: NAME, email: EMAIL, organisation: "Polizei" });
  expect(data.workingGroups).toEqual([
    { name: "Sichere Nachbarschaft", role: "commenter", moderator: false },
  ]);
  expect(data.sessions).toHaveLength(1);
  expect(data.comments).toMatchObject([{ comment: "c1", body: "Bitte prüfen.", title: "Licht am Kanal" }]);
  expect(data.responsibilities).toMatchObject([{ task: "Streife am Abend", named: true, created: false }]);
  expect(data.contributions).toMatchObject([{ room: "discussion", count: 1 }]);
  expect(data.marks).toMatchObject([{ thread: "t1" }]);
  expect(data.visits).toMatchObject([{ measure }]);
  expect(data.reports).toMatchObject([{ quote: "Geprüft.", reason: "other" }]);
  expect(data.contacts).toMatchObject([{ text: `Hier ${NAME}.` }]);
  expect(data.deeds.map(({ kind, byThem }) => [kind, byThem])).toEqual([["signed-in", true]]);
  await anna.ask("PATCH", "/api/accounts/cem", { body: { workspaceRole: "moderator" } });
  const { deeds } = (await cem.ask<PersonData>("GET", "/api/me/data")).body;
  expect(deeds.map(({ kind, byThem }) => [kind, byThem])).toContainEqual(["account-changed", false]);
  const all = JSON.stringify(data);
  expect(all).not.toMatch(/scrypt|secretHash|bert|neu2@a\.example/i);
  const { body: audit } = await anna.ask<AuditPage>("GET", "/api/audit?kind=data-produced");
  expect(audit.entries).toMatchObject([
    { by: "cem", person: "cem" },
    { by: "cem", person: "cem" },
  ]);
});

test("one's own data hold filters, deputies, what one chose to be told of and was told; administrators get the first two", async () => {
  const mention = writeMention({ kind: "person", id: "cem" });
  const anchor = null;
  await act("discussion", "bert", {
    type: "open-thread",
    thread: "t1",
    comment: "c1",
    anchor,
    body: mention,
  });
  await act("marks", "cem", { type: "mark-read", thread: "t1", upTo: Date.now() });
  await server.notifications.watch.settled();
  const filters = [{ id: "f1", name: "Meine Fristen", query: "deadline=soon", shared: false }];
  await cem.ask("PUT", "/api/saved-filters", { body: { version: 0, filters, opensWith: "f1" } });
  await cem.ask("PUT", "/api/notifications/settings", { body: { ...usualChoices, rhythm: "weekly" } });
  await cem.ask("PUT", `/api/measures/${measure}/attention`, { body: { attention: "follow" } });
  await server.identity.directory.update((data) => {
    data.people.push({
      ...(data.people[0] as PersonRecord),
      id: "pia",
      name: "Pia",
      organisation: "polizei",
    });
    data.deputies.push({ id: "d1", person: "cem", deputy: "pia", from: "2026-01-01", until: "2099-01-02" });
  });
  const held = {
    deputies: [{ isAbsent: true, other: "Pia", from: "2026-01-01", until: "2099-01-02" }],
    savedFilters: [{ name: "Meine Fristen", query: "deadline=soon", shared: false, opensPlan: true }],
  };
  const { body: own } = await cem.ask<PersonData>("GET", "/api/me/data");
  expect(own).toMatchObject({
    ...held,
    notificationChoices: { rhythm: "weekly" },
    attention: [{ title: "Licht am Kanal", attention: "follow" }],
    notifications: [
      { title: "Licht am Kanal", kind: "mention", room: "discussion", personal: true, read: true },
    ],
  });
  const { body: handed } = await anna.ask<PersonData>("GET", "/api/accounts/cem/data");
  expect(handed).toMatchObject({ ...held, notificationChoices: null, attention: [], notifications: [] });
});

test("of a measure one may not see any more, one's own words remain, without its title", async () => {
  await leaveTraces();
  await mona.ask("PUT", `/api/measures/${measure}/roles/cem`, { body: { role: "none" } });
  const { body: data } = await cem.ask<PersonData>("GET", "/api/me/data");
  expect(data.comments).toMatchObject([{ body: "Bitte prüfen.", title: null, number: null }]);
  expect(JSON.stringify(data)).not.toContain("Licht am Kanal");
});

test("what was said internally is handed to whoever said it, and to no administrator", async () => {
  const doc = new Y.Doc();
  openLedger(doc, "internal");
  const said = {
    type: "open-thread",
    thread: "t9",
    comment: "c9",
    anchor: null,
    body: "Nur unter uns.",
  } as const;
  perform(doc, "internal", said, { person: "cem", now: Date.now() });
  const room = { kind: "internal", measure, organisation: "polizei" } as const;
  await server.rooms.write(room, "cem", Y.encodeStateAsUpdate(doc));
  const { body: own } = await cem.ask<PersonData>("GET", "/api/me/data");
  expect(own.comments).toMatchObject([{ room: "internal", body: "Nur unter uns." }]);
  expect(own.contributions).toMatchObject([{ room: "internal", count: 1 }]);
  await act("marks", "cem", { type: "mark-read", thread: "t9", upTo: Date.now() });
  const { body: handed } = await anna.ask<PersonData>("GET", "/api/accounts/cem/data");
  expect(handed.marks).toEqual([]);
  expect(JSON.stringify(handed)).not.toMatch(/Nur unter uns|internal/);
});

test("others' data are for administrators alone", async () => {
  for (const client of [server.client(), cem, mona]) {
    const { status } = await client.ask("GET", "/api/accounts/bert/data");
    expect([401, 403]).toContain(status);
  }
  expect((await anna.ask<PersonData>("GET", "/api/accounts/bert/data")).body.account.id).toBe("bert");
  expect(problem(await anna.ask("GET", "/api/accounts/nobody/data"))).toEqual([404, "not-found"]);
});

test("erasing is for administrators, with the name typed, and never of oneself or the last administrator", async () => {
  const erase = (client: TestClient, id: string, name: string) =>
    client.ask("POST", `/api/accounts/${id}/erasure`, { body: { name } });
  expect(problem(await erase(mona, "cem", NAME))).toEqual([403, "forbidden"]);
  expect(problem(await erase(server.client(), "cem", NAME))).toEqual([401, "signed-out"]);
  expect(problem(await erase(anna, "cem", "Cem"))).toEqual([400, "invalid-input"]);
  expect(problem(await erase(anna, "nobody", NAME))).toEqual([404, "not-found"]);
  expect(problem(await erase(anna, "anna", "Anna Amt"))).toEqual([409, "conflict"]);
  expect((await cem.ask("GET", "/api/me")).status).toBe(200);
  // Two administrators erase each other at the same moment: one of them remains.
  await anna.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "admin" } });
  const answers = await Promise.all([
    erase(anna, "mona", "Mona Moderation"),
    erase(mona, "anna", "Anna Amt"),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("after erasing, no byte of the directory and no answer knows name or address; what was written stays", async () => {
  await leaveTraces();
  const erased = await anna.ask<Account>("POST", "/api/accounts/cem/erasure", { body: { name: NAME } });
  expect(erased.body).toMatchObject({ id: "cem", former: 1, active: false, organisation: "polizei" });
  const planted = new RegExp(`${NAME}|${EMAIL}`, "i");

  for (const file of await readdir(server.path)) {
    // The log's file keeps freed pages until they are written over; what it answers is asked below.
    if (/\.mdb|\.sock/.test(file)) continue;
    expect(await readFile(join(server.path, file), "latin1"), file).not.toMatch(planted);
  }
  const paths = [
    "/api/people",
    "/api/accounts",
    "/api/invitations",
    "/api/working-groups",
    "/api/measures",
    `/api/measures/${measure}`,
    `/api/measures/${measure}/people`,
    "/api/messages",
    "/api/accounts/cem/data",
    "/api/demonstration",
  ];
  for (const path of paths) {
    expect(JSON.stringify((await anna.ask("GET", path)).body), path).not.toMatch(planted);
  }
  expect(server.logged()).not.toMatch(planted);

  expect((await cem.ask("GET", "/api/me")).status).toBe(401);
  expect((await server.client().signIn(EMAIL, testPassword)).status).toBe(401);
  expect((await server.client().signIn("cem@erased.invalid", testPassword)).status).toBe(401);
  expect(problem(await anna.ask("PATCH", "/api/accounts/cem", { body: { active: true } }))).toEqual([
    409,
    "conflict",
  ]);
  const { body: people } = await mona.ask<Person[]>("GET", "/api/people");
  expect(people.find(({ id }) => id === "cem")).toMatchObject({ name: "Ehemalige*r Nutzer*in 1", former: 1 });
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  Y.applyUpdate(doc, await (await server.rooms.open({ kind: "discussion", measure })).document());
  expect(readDiscussion(doc)[0]?.comments[0]).toMatchObject({ author: "cem", body: "Bitte prüfen." });
  const { body: messages } = await anna.ask<Message[]>("GET", "/api/messages");
  expect(messages.find(({ kind }) => kind === "report")).toMatchObject({
    by: "cem",
    remark: "Fragen an Ehemalige*r Nutzer*in 1",
  });
  const { body: data } = await anna.ask<PersonData>("GET", "/api/accounts/cem/data");
  expect(data).toMatchObject({ marks: [], sessions: [], workingGroups: [], contacts: [] });
  expect(data.comments).toHaveLength(1);
});

test("each erased person has a number of their own, and erasing again finishes what was begun", async () => {
  await anna.ask("POST", "/api/accounts/cem/erasure", { body: { name: NAME } });
  const { body } = await anna.ask<Account>("POST", "/api/accounts/bert/erasure", {
    body: { name: "Bert Verein" },
  });
  expect(body).toMatchObject({ former: 2 });
  expect((await anna.ask("POST", "/api/accounts/bert/erasure", { body: { name: "" } })).status).toBe(200);
});
