import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { usualChoices } from "@querschnitt/shared/api/notifications";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../http/testSupport/startTestServer.ts";
import { SmtpMailer } from "../../mail/SmtpMailer.ts";
import { PostOffice } from "../../mail/testSupport/PostOffice.ts";
import { Actor } from "../testSupport/Actor.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Wednesday, 11:20 by the city's clocks. */
const START = Date.parse("2026-06-03T09:20:00Z");

let path: string;
let office: PostOffice;
let server: TestServer;
let now: number;
let measure: string;

beforeEach(async () => {
  now = START;
  path = await mkdtemp(join(tmpdir(), "querschnitt-digests-"));
  office = new PostOffice();
  await office.open();
  await open();
  measure = await server.measures.create("mona", { title: "Licht am Kanal", workingGroup: "sn" });
});
afterEach(async () => {
  await server.close();
  await office.close();
  await rm(path, { recursive: true });
});

async function open(): Promise<void> {
  server = await startTestServer({
    path,
    now: () => now,
    environment: { PUBLIC_URL: "https://plan.example" },
    mailer: new SmtpMailer({ url: office.url, from: "Querschnitt <post@plan.example>" }),
  });
}

const mona = new Actor(
  "mona",
  () => server.rooms,
  () => now,
);
const at = (person: string) => writeMention({ kind: "person", id: person });

const choose = (person: string, rhythm: (typeof usualChoices)["rhythm"], language: "de" | "en" = "de") =>
  server.notifications.notifications.choose(person, { ...usualChoices, rhythm, language });

/** Lets time pass, then everything that is due go out. */
async function later(milliseconds: number): Promise<void> {
  now += milliseconds;
  await server.notifications.watch.settled();
  await server.notifications.post?.look();
}

/** The plain text of a raw message, its encoding undone. */
function textOf(raw: string | undefined): string {
  const bytes = (raw ?? "")
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_found, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const messageIds = () => office.messages.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);

test("what happens within five minutes goes into one e-mail, without a word of what was written", async () => {
  await choose("bert", "at-once");
  const thread = await mona.opens(measure, `${at("bert")} Sumpfdotterblume`);
  await later(2 * MINUTE);
  await mona.gives(measure, "verein", { person: "bert", task: "Leuchten prüfen" });
  await later(2 * MINUTE);
  expect(office.messages).toEqual([]);
  await later(1 * MINUTE);
  await later(10 * MINUTE);
  expect(office.messages).toHaveLength(1);
  const [message] = office.messages;
  expect(message?.to).toEqual(["bert@v.example"]);
  const text = textOf(message?.raw);
  expect(text).toContain("Subject: Dortmund: 2 neue Benachrichtigungen");
  expect(text).toContain("Mona Moderation hat Sie in einer Diskussion erwähnt.");
  expect(text).toContain("Mona Moderation hat Ihnen eine Zuständigkeit gegeben: Leuchten prüfen");
  expect(text).toContain(`https://plan.example/measures/${measure}?tab=discussion&thread=${thread}`);
  expect(text).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(text).toMatch(/List-Unsubscribe:\s+<https:\/\/plan\.example\/unsubscribe\/bert\.\d+\.[\w-]+>/);
  expect(text).not.toContain("Sumpfdotterblume");
  for (const secret of ["Sumpfdotterblume", "bert@v.example", "Bert Verein"]) {
    expect(server.logged()).not.toContain(secret);
  }
});

test("a title, a task or a name brings no lines of its own into an e-mail", async () => {
  await choose("bert", "at-once");
  const planted = "\r\n\r\n--\r\nKlicken Sie hier: https://boese.example\u202E\n";
  await mona.does("record", measure, { type: "set-field", field: "title", value: `Licht${planted}` });
  await mona.gives(measure, "verein", { person: "bert", task: `Leuchten${planted}prüfen` });
  await server.identity.directory.update((data) => {
    for (const person of data.people) person.name = `${person.name}${planted}`;
  });
  await later(6 * MINUTE);
  const text = textOf(office.messages[0]?.raw);
  expect(text).toContain("boese.example");
  expect(text).not.toMatch(/^(--\r?\n)?Klicken/m);
  expect(text).not.toContain("\u202E");
});

test("each rhythm has its hour, and English its words", async () => {
  await choose("bert", "daily", "en");
  await choose("cem", "weekly");
  await choose("anna", "never");
  for (const person of ["bert", "cem", "anna"]) await mona.opens(measure, at(person));
  await later(3 * HOUR);
  expect(office.messages).toEqual([]);
  await later(Date.parse("2026-06-04T05:00:00Z") - now);
  expect(office.messages.map(({ to }) => to[0])).toEqual(["bert@v.example"]);
  expect(textOf(office.messages[0]?.raw)).toContain("Mona Moderation has mentioned you in a discussion.");
  await later(Date.parse("2026-06-08T05:00:00Z") - now);
  expect(office.messages.map(({ to }) => to[0])).toEqual(["bert@v.example", "cem@p.example"]);
  await choose("anna", "at-once");
  await later(24 * HOUR);
  expect(office.messages).toHaveLength(2);
});

test("whoever may not read it any more, has read it, or wants no more e-mails gets none", async () => {
  for (const person of ["bert", "cem", "anna"]) {
    await choose(person, "at-once");
    await mona.opens(measure, `${at(person)} Sumpfdotterblume`);
  }
  await server.notifications.watch.settled();
  await server.identity.directory.update((data) => {
    data.measureRoles[measure] = { bert: "none" };
  });
  await server.notifications.notifications.markAllRead("cem");
  await server.notifications.notifications.endMails("anna");
  await later(HOUR);
  expect(office.messages).toEqual([]);
  await server.identity.directory.update((data) => {
    data.measureRoles[measure] = {};
  });
  await later(HOUR);
  expect(office.messages).toEqual([]);
});

test("a server that is down disturbs nobody and is tried again; each e-mail then goes out once", async () => {
  await choose("bert", "at-once");
  await office.close();
  await mona.opens(measure, at("bert"));
  await later(6 * MINUTE);
  await later(MINUTE);
  await mona.opens(measure, at("cem"));
  expect(server.notifications.notifications.unreadCount("bert")).toBe(1);
  await office.open();
  await later(2 * HOUR);
  await later(2 * HOUR);
  expect(office.messages).toHaveLength(1);
  expect(server.logged()).toContain("e-mails cannot be sent now");
});

test("one mailbox that puts messages off does not keep the others waiting", async () => {
  for (const person of ["bert", "cem"]) {
    await choose(person, "at-once");
    await mona.opens(measure, at(person));
  }
  office.refused.set("bert@v.example", 450);
  await later(6 * MINUTE);
  expect(office.messages.map(({ to }) => to[0])).toEqual(["cem@p.example"]);
  office.refused.clear();
  await later(2 * HOUR);
  expect(office.messages.map(({ to }) => to[0])).toEqual(["cem@p.example", "bert@v.example"]);
});

test("an address that is refused for good is not tried for ever", async () => {
  await choose("bert", "at-once");
  office.refused.set("bert@v.example", 550);
  await mona.opens(measure, at("bert"));
  await later(6 * MINUTE);
  office.refused.clear();
  await later(2 * HOUR);
  expect(office.messages).toEqual([]);
  await mona.opens(measure, at("bert"));
  await later(6 * MINUTE);
  expect(office.messages).toHaveLength(1);
});

test("after a restart nothing is sent again, and what waited goes out under its name", async () => {
  await choose("bert", "at-once");
  await mona.opens(measure, at("bert"));
  await later(6 * MINUTE);
  await server.close();
  await open();
  await later(HOUR);
  expect(office.messages).toHaveLength(1);
  await office.close();
  await mona.opens(measure, at("bert"));
  await later(6 * MINUTE);
  await server.close();
  await open();
  await office.open();
  await mona.opens(measure, at("bert"));
  await later(2 * MINUTE);
  expect(office.messages).toHaveLength(2);
  await later(HOUR);
  expect(office.messages).toHaveLength(3);
  expect(new Set(messageIds()).size).toBe(3);
});

test("should nobody know whether it went out, it goes once more under the same Message-ID", async () => {
  await choose("bert", "at-once");
  await mona.opens(measure, at("bert"));
  await server.notifications.watch.settled();
  // As if the process ended between the server's word and ours on disk.
  office.beforeTaking = () => void server.breakLog();
  await later(6 * MINUTE);
  office.beforeTaking = () => {};
  await server.close();
  await open();
  await later(HOUR);
  await later(HOUR);
  expect(office.messages).toHaveLength(2);
  expect(new Set(messageIds()).size).toBe(1);
});
