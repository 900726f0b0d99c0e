import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "@querschnitt/shared/api/messages";
import { usualChoices } from "@querschnitt/shared/api/notifications";
import type { Account } from "@querschnitt/shared/api/workspace";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import { afterEach, beforeEach, expect, test } from "vitest";
import { erasePerson } from "../identity/erasePerson.ts";
import type { Mail, Mailer } from "../mail/Mailer.ts";
import { MemoryMailer } from "../mail/MemoryMailer.ts";
import { Actor } from "../notifications/testSupport/Actor.ts";
import { files } from "../storage/embedded/folderFiles.ts";
import { LmdbUpdateLog } from "../storage/embedded/LmdbUpdateLog.ts";
import { type Append, StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const NAME = "Cem Polizei";
const EMAIL = "cem@p.example";
const HOUR = 60 * 60_000;

let path: string;
let server: TestServer;
let anna: TestClient;
let mailer: Mailer;
let now: number;
/** The words of messages reach the disk no more. */
let isBroken: boolean;
beforeEach(async () => {
  now = Date.parse("2026-06-03T09:20:00Z");
  isBroken = false;
  mailer = new MemoryMailer();
  path = await mkdtemp(join(tmpdir(), "querschnitt-erasure-"));
  await open();
});
afterEach(async () => {
  await server.close();
  await rm(path, { recursive: true });
});

async function open(): Promise<void> {
  server = await startTestServer({ path, mailer, now: () => now, around: breaking });
  anna = await server.signedIn("anna@a.example");
}

/** The log, in which messages cannot be changed while `isBroken`. */
function breaking(log: UpdateLog): UpdateLog {
  const append = (appends: readonly Append[], key?: string) => {
    if (isBroken && appends.some(({ stream }) => stream === "journal/messages"))
      throw new StorageUnavailable("the disk takes nothing");
    return log.append(appends, key);
  };
  const get = (target: UpdateLog, name: keyof UpdateLog) => {
    const value = name === "append" ? append : target[name];
    return typeof value === "function" ? value.bind(target) : value;
  };
  return new Proxy(log, { get: get as ProxyHandler<UpdateLog>["get"] });
}

const mona = new Actor(
  "mona",
  () => server.rooms,
  () => now,
);
const erase = (client: TestClient, person: string, name: string) =>
  client.ask<Account>("POST", `/api/accounts/${person}/erasure`, { body: { name } });
const contact = (text: string) =>
  server.client().ask("POST", "/api/contact", {
    body: { topic: "general", text, name: NAME, email: EMAIL, website: "" },
  });

async function mentionCem(): Promise<void> {
  const measure = await server.measures.create("mona", { title: "Licht am Kanal", workingGroup: "sn" });
  await mona.opens(measure, `${writeMention({ kind: "person", id: "cem" })} bitte prüfen`);
  await server.notifications.watch.settled();
}

/** Stops the server and answers every byte of the data folder that is in use: the log's free pages say nothing. */
async function bytesInUse(): Promise<string> {
  await server.close();
  const log = LmdbUpdateLog.open(join(path, files.log));
  const copy = join(path, "copy.bin");
  await log.copyTo(copy);
  await log.close();
  const names = (await readdir(path)).filter((file) => !/\.mdb|\.sock/.test(file));
  const contents = await Promise.all(names.map((file) => readFile(join(path, file), "latin1")));
  await rm(copy);
  await open();
  return contents.join("\n");
}

test("inbox and choices go with the person, and neither an old link nor an e-mail on its way brings them back", async () => {
  const sent: Mail[] = [];
  let take: () => void = () => {};
  let isHandedOver: () => void = () => {};
  const handedOver = new Promise<void>((resolve) => {
    isHandedOver = resolve;
  });
  await server.close();
  mailer = {
    delivery: "sent",
    send: (mail) => {
      sent.push(mail);
      isHandedOver();
      return new Promise((resolve) => {
        take = resolve;
      });
    },
    close: async () => {},
  };
  await open();
  await server.notifications.notifications.choose("cem", { ...usualChoices, rhythm: "at-once" });
  await mentionCem();
  expect(await bytesInUse()).toContain("person/cem/notifications");
  now += HOUR;
  const looking = server.notifications.post?.look();
  await handedOver;
  expect((await erase(anna, "cem", NAME)).status).toBe(200);
  take();
  await looking;
  const link = `/unsubscribe/${server.notifications.unsubscribeLinks.token("cem")}`;
  expect((await server.client().ask("POST", link)).status).toBe(410);
  await mentionCem();
  expect(sent).toHaveLength(1);
  expect(await bytesInUse()).not.toContain("person/cem/notifications");
});

test("nobody who is deactivated changes anything by an old link", async () => {
  await anna.ask("PATCH", "/api/accounts/cem", { body: { active: false } });
  const link = `/unsubscribe/${server.notifications.unsubscribeLinks.token("cem")}`;
  for (const method of ["GET", "POST"]) expect((await server.client().ask(method, link)).status).toBe(410);
  expect(server.notifications.notifications.choices("cem").rhythm).toBe("daily");
});

test("no byte in use knows name or address, and no e-mail that is shown", async () => {
  await server.notifications.notifications.choose("cem", { ...usualChoices, rhythm: "at-once" });
  await mentionCem();
  await contact(`Hier ${NAME}, erreichbar unter ${EMAIL}.`);
  now += HOUR;
  await server.notifications.post?.look();
  expect(JSON.stringify((await anna.ask("GET", "/api/mailbox")).body)).toContain(NAME);
  const planted = new RegExp(`${NAME}|${EMAIL}`, "i");
  expect(await bytesInUse()).toMatch(planted);
  await erase(anna, "cem", NAME);
  expect(JSON.stringify((await anna.ask("GET", "/api/mailbox")).body)).not.toMatch(planted);
  expect(await bytesInUse()).not.toMatch(planted);
});

test("what a crash leaves undone is done at the next start", async () => {
  await contact(`Hier ${NAME}.`);
  await mentionCem();
  isBroken = true;
  expect((await erase(anna, "cem", NAME)).status).toBe(503);
  expect(
    (await anna.ask<Account[]>("GET", "/api/accounts")).body.find(({ id }) => id === "cem"),
  ).toMatchObject({
    former: 1,
  });
  isBroken = false;
  // It stops and starts twice: the first start finishes, the second finds nothing left to do.
  await bytesInUse();
  expect(await bytesInUse()).not.toMatch(new RegExp(`${NAME}|${EMAIL}|person/cem/notifications`));
  const { body } = await anna.ask<Message[]>("GET", "/api/messages");
  expect(body).toMatchObject([{ text: "Hier Ehemalige*r Nutzer*in 1." }]);
});

test("a filter that is being saved while its person is erased is not kept", async () => {
  const cem = await server.signedIn(EMAIL);
  const { directory } = server.identity;
  // So much is waiting before the erasure that the filter comes in meanwhile, when its person is still there.
  const waiting = Array.from({ length: 60 }, () => directory.update(() => {}));
  const erased = directory.update((data) => erasePerson(data, "cem", NAME));
  const filters = [{ id: "f1", name: "Meine Fristen", query: "", shared: false }];
  const saved = cem.ask("PUT", "/api/saved-filters", { body: { version: 0, filters, opensWith: null } });
  await Promise.all([...waiting, erased]);
  expect(problem(await saved)).toEqual([401, "signed-out"]);
  expect(directory.current().savedFilters).toEqual({});
});

test("of two administrators who erase each other one remains, whose name stands where it stood", async () => {
  await anna.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "admin" } });
  await contact("Anna Amt und Mona Moderation wissen Bescheid.");
  const other = await server.signedIn("mona@a.example");
  const answers = await Promise.all([
    erase(anna, "mona", "Mona Moderation"),
    erase(other, "anna", "Anna Amt"),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const [left, text] =
    answers[0]?.status === 200
      ? [anna, "Anna Amt und Ehemalige*r Nutzer*in 1 wissen Bescheid."]
      : [other, "Ehemalige*r Nutzer*in 1 und Mona Moderation wissen Bescheid."];
  expect((await left.ask<Message[]>("GET", "/api/messages")).body).toMatchObject([{ text }]);
});

test("who lost the administration a moment ago erases and demotes nobody, though others administer", async () => {
  for (const person of ["mona", "bert"]) {
    await anna.ask("PATCH", `/api/accounts/${person}`, { body: { workspaceRole: "admin" } });
  }
  const [second, third] = [await server.signedIn("mona@a.example"), await server.signedIn("bert@v.example")];
  const member = { body: { workspaceRole: "member" } };
  const demotions = await Promise.all([
    second.ask("PATCH", "/api/accounts/bert", member),
    third.ask("PATCH", "/api/accounts/mona", member),
  ]);
  expect(demotions.map(problem).filter(([status]) => status !== 200)).toEqual([[403, "forbidden"]]);
  for (const person of ["mona", "bert"]) {
    await anna.ask("PATCH", `/api/accounts/${person}`, { body: { workspaceRole: "admin" } });
  }
  const erasures = await Promise.all([
    erase(second, "bert", "Bert Verein"),
    erase(third, "mona", "Mona Moderation"),
  ]);
  // Whoever is erased is signed out as well, should their request come that late.
  expect(erasures.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(erasures.find(({ status }) => status !== 200)?.status).toBeOneOf([401, 403]);
});
