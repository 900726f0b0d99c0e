import type { Notification, NotificationSettings } from "@querschnitt/shared/api/notifications";
import { usualChoices } from "@querschnitt/shared/api/notifications";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Actor } from "../notifications/testSupport/Actor.ts";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let clients: Record<"anna" | "mona" | "bert" | "cem" | "gast", TestClient>;
beforeAll(async () => {
  server = await startTestServer();
  const signedIn = async (person: string, email: string) => [person, await server.signedIn(email)] as const;
  clients = Object.fromEntries(
    await Promise.all([
      signedIn("anna", "anna@a.example"),
      signedIn("mona", "mona@a.example"),
      signedIn("bert", "bert@v.example"),
      signedIn("cem", "cem@p.example"),
      signedIn("gast", "gast@a.example"),
    ]),
  ) as typeof clients;
});
afterAll(() => server.close());

const actor = (person: string) => new Actor(person, () => server.rooms);
const mona = actor("mona");
const bert = actor("bert");
const cem = actor("cem");
const at = (person: string) => writeMention({ kind: "person", id: person });
type Name = keyof typeof clients;

let measure: string;
beforeEach(async () => {
  for (const client of Object.values(clients)) await client.ask("POST", "/api/notifications/read-all");
  const created = await clients.mona.ask<{ id: string }>("POST", "/api/measures", {
    body: { title: "Licht am Kanal", workingGroup: "sn" },
  });
  measure = created.body.id;
});

async function unread(person: Name, query = "unread=true"): Promise<Notification[]> {
  await server.notifications.watch.settled();
  const { body } = await clients[person].ask<{ entries: Notification[] }>(
    "GET",
    `/api/notifications?${query}`,
  );
  return body.entries.filter((entry) => entry.measure === measure);
}

async function count(person: Name): Promise<number> {
  await server.notifications.watch.settled();
  return (await clients[person].ask<{ unread: number }>("GET", "/api/notifications/count")).body.unread;
}

const setRole = (person: string, role: string | null) =>
  clients.mona.ask("PUT", `/api/measures/${measure}/roles/${person}`, { body: { role } });

test("whoever is mentioned is told, with nothing but ids of what was written", async () => {
  const thread = await mona.opens(measure, `${at("bert")} bitte das Geheimwort Sumpfdotterblume prüfen`);
  const [entry] = await unread("bert");
  expect(entry).toMatchObject({
    kind: "mention",
    personal: true,
    thread,
    title: "Licht am Kanal",
    people: ["mona"],
    count: 1,
    read: false,
  });
  expect(JSON.stringify(entry)).not.toContain("Sumpfdotterblume");
  expect(server.logged()).not.toContain("Sumpfdotterblume");
  expect(await count("bert")).toBe(1);
  expect(await unread("mona")).toEqual([]);
  expect(await unread("cem")).toEqual([]);
});

test("several answers in a thread are one entry, and reading it makes the next one a new entry", async () => {
  const thread = await bert.opens(measure, "Wer misst nach?");
  for (const body of ["Ich", "Nein, ich", "Beide"]) await cem.replies(measure, thread, body);
  await mona.replies(measure, thread, "Gut");
  const [entry, ...others] = await unread("bert");
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ kind: "reply", count: 4, people: ["mona", "cem"] });
  await clients.bert.ask("POST", "/api/notifications/read", { body: { events: entry?.events } });
  expect(await unread("bert")).toEqual([]);
  await cem.replies(measure, thread, "Noch etwas");
  expect(await unread("bert")).toMatchObject([{ count: 1 }]);
  expect(await unread("bert", "")).toHaveLength(2);
});

test("what was marked read is unread again when that is taken back, and names nothing that was not shown", async () => {
  await setRole("gast", "commenter");
  await mona.opens(measure, `${at("gast")} kommt?`);
  await setRole("gast", "none");
  const { body: hidden } = await clients.gast.ask("POST", "/api/notifications/read-all");
  expect(hidden).toEqual({ events: [] });

  const thread = await bert.opens(measure, "Wer misst nach?");
  await cem.replies(measure, thread, "Ich");
  const shown = await unread("bert");
  const { body } = await clients.bert.ask("POST", "/api/notifications/read-all");
  expect(body).toEqual({ events: shown.flatMap(({ events }) => events) });
  expect(await count("bert")).toBe(0);
  const { status } = await clients.bert.ask("POST", "/api/notifications/unread", { body });
  expect(status).toBe(204);
  expect(await unread("bert")).toEqual(shown);
  // Another's events are not one's own.
  await clients.cem.ask("POST", "/api/notifications/unread", { body });
  expect(await count("cem")).toBe(0);
});

test("reading the thread on its measure clears it from the list", async () => {
  const thread = await bert.opens(measure, "Wer misst nach?");
  await cem.replies(measure, thread, "Ich");
  expect(await unread("bert")).toHaveLength(1);
  await bert.readsThread(thread);
  expect(await unread("bert")).toEqual([]);
});

test("a comment that is deleted is gone from list and count", async () => {
  const thread = await bert.opens(measure, "Wer misst nach?");
  const comment = await cem.replies(measure, thread, "Ich");
  expect(await count("bert")).toBe(1);
  await cem.does("discussion", measure, { type: "delete-comment", comment });
  expect(await unread("bert")).toEqual([]);
  expect(await count("bert")).toBe(0);
});

test("whoever may not see the measure any more sees and counts nothing of it", async () => {
  await setRole("gast", "commenter");
  await clients.gast.ask("POST", "/api/notifications/read-all");
  await mona.opens(measure, `${at("gast")} und ${at("bert")}`);
  await mona.gives(measure, "verein", { person: "bert", task: "Sumpfdotterblume" });
  expect(await count("gast")).toBeGreaterThan(0);
  await setRole("gast", "none");
  await setRole("bert", "none");
  for (const person of ["gast", "bert"] as const) {
    expect(await unread(person)).toEqual([]);
    expect(await count(person)).toBe(0);
    const { body } = await clients[person].ask("GET", "/api/notifications");
    for (const word of ["Sumpfdotterblume", measure]) expect(JSON.stringify(body)).not.toContain(word);
  }
  await setRole("bert", null);
  expect(await count("bert")).toBeGreaterThan(0);
});

test("nobody is told of a measure that is closed to them", async () => {
  await setRole("bert", "none");
  await mona.opens(measure, at("bert"));
  await setRole("bert", null);
  expect((await unread("bert")).filter(({ kind }) => kind === "mention")).toEqual([]);
});

test("responsibilities, their acceptance, the phase and one's role are told to whom they concern", async () => {
  const responsibility = await mona.gives(measure, "verein", { person: "bert" });
  expect(await unread("bert")).toMatchObject([
    { kind: "responsibility", personal: true, responsibility, task: "Leuchten prüfen" },
  ]);
  await bert.accepts(measure, responsibility);
  const changes = { task: "Leuchten zählen" };
  await mona.does("record", measure, { type: "edit-responsibility", responsibility, changes });
  expect(await unread("bert")).toMatchObject([
    { kind: "acceptance", task: "Leuchten zählen" },
    { kind: "responsibility", task: "Leuchten zählen" },
  ]);
  const move = { phase: "draft", from: "proposal", reason: "Der Kreis hat zugestimmt." };
  await clients.mona.ask("POST", `/api/measures/${measure}/phase`, { body: move });
  expect((await unread("bert"))[0]).toMatchObject({ kind: "phase", phase: "draft", people: ["mona"] });
  expect(await unread("cem")).toEqual([]);
  await setRole("cem", "editor");
  expect(await unread("cem")).toMatchObject([{ kind: "role", role: "editor" }]);
});

test("a deadline within a week is recalled", async () => {
  const soon = new Date(Date.now() + 2 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await mona.gives(measure, "verein", { person: "bert", deadline: soon });
  await server.notifications.watch.lookAtCalendar();
  await server.notifications.watch.lookAtCalendar();
  expect((await unread("bert")).filter(({ kind }) => kind === "deadline")).toMatchObject([
    { deadline: soon, passed: false },
  ]);
});

test("a measure can be followed and muted, and a kind switched off", async () => {
  const attend = (attention: string) =>
    clients.cem.ask("PUT", `/api/measures/${measure}/attention`, { body: { attention } });
  expect((await attend("follow")).body).toEqual({ attention: "follow" });
  const thread = await mona.opens(measure, "Hallo");
  expect(await unread("cem")).toMatchObject([{ kind: "comment" }]);
  await attend("mute");
  await cem.replies(measure, thread, "Auch hallo");
  await mona.replies(measure, thread, "Nochmal");
  expect(await unread("cem")).toMatchObject([{ count: 1 }]);
  await mona.replies(measure, thread, at("cem"));
  expect(await unread("cem")).toMatchObject([{ kind: "mention", count: 2 }]);
  const choices = structuredClone(usualChoices);
  choices.kinds.mention.app = false;
  const { body } = await clients.cem.ask<NotificationSettings>("PUT", "/api/notifications/settings", {
    body: choices,
  });
  expect(body).toEqual({ ...choices, delivery: "off" });
  expect(await unread("cem")).toMatchObject([{ kind: "comment", count: 1 }]);
  await clients.cem.ask("PUT", "/api/notifications/settings", { body: usualChoices });
  await attend("usual");
});

test("the list comes in pages, and each entry stands on one of them", async () => {
  for (let index = 0; index < 5; index++) {
    const thread = await bert.opens(measure, `Frage ${index}`);
    await cem.replies(measure, thread, "Antwort");
  }
  await server.notifications.watch.settled();
  const seen: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const before: string = next === "" ? "" : `&before=${encodeURIComponent(next)}`;
    const { body }: { body: { entries: Notification[]; next: string | null } } = await clients.bert.ask(
      "GET",
      `/api/notifications?unread=true&limit=2${before}`,
    );
    seen.push(...body.entries.map(({ id }) => id));
    next = body.next;
  }
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
});

test("nobody reads or changes another's notifications, and a hidden measure cannot be followed", async () => {
  const thread = await bert.opens(measure, "Frage");
  await cem.replies(measure, thread, "Antwort");
  const [entry] = await unread("bert");
  await clients.cem.ask("POST", "/api/notifications/read", { body: { events: entry?.events } });
  await clients.cem.ask("POST", "/api/notifications/read-all");
  expect(await unread("bert")).toHaveLength(1);
  const hidden = await clients.gast.ask("PUT", `/api/measures/${measure}/attention`, {
    body: { attention: "follow" },
  });
  expect(problemOf(hidden)).toEqual([404, "not-found"]);
  const stranger = server.client();
  for (const path of ["", "/count", "/settings"]) {
    expect((await stranger.ask("GET", `/api/notifications${path}`)).status).toBe(401);
  }
});

test("the mailbox is for administrators, and only where e-mails are kept to be looked at", async () => {
  expect(problemOf(await clients.mona.ask("GET", "/api/mailbox"))).toEqual([403, "forbidden"]);
  expect(problemOf(await clients.anna.ask("GET", "/api/mailbox"))).toEqual([404, "not-found"]);
});
