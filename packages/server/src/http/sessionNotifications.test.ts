import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Notification } from "@querschnitt/shared/api/notifications";
import { usualChoices } from "@querschnitt/shared/api/notifications";
import type { PersonData } from "@querschnitt/shared/api/personData";
import type { Session } from "@querschnitt/shared/api/sittings";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDataFolder } from "../storage/embedded/openDataFolder.ts";
import { StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let path: string;
let server: TestServer;
let session: Session;
const clients = new Map<Name, TestClient>();
/** Nothing of notifications reaches the disk any more, as if the process were killed just before. */
let isLost = false;

beforeEach(async () => {
  isLost = false;
  path = await mkdtemp(join(tmpdir(), "querschnitt-session-news-"));
  await open();
  session = await ask<Session>("mona", "POST", "/api/sittings", { ...details, workingGroup: "sn" });
});
afterEach(async () => {
  await server.close();
  await rm(path, { recursive: true });
});

async function open(): Promise<void> {
  clients.clear();
  server = await startTestServer({ path, around: losing });
}

function losing(log: UpdateLog): UpdateLog {
  return new Proxy(log, {
    get(target, name) {
      if (name === "append")
        return (...[appends, key]: Parameters<UpdateLog["append"]>) => {
          if (isLost && appends.some(({ stream }) => stream.includes("notifications")))
            throw new StorageUnavailable("killed before this");
          return target.append(appends, key);
        };
      const value = target[name as keyof UpdateLog];
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const details = {
  title: "Sitzung im Januar",
  place: "Rathaus",
  start: "2097-01-12T16:00:00.000Z",
  end: "2097-01-12T18:00:00.000Z",
  chair: null as string | null,
  secretary: null as string | null,
};
const emails = {
  mona: "mona@a.example",
  bert: "bert@v.example",
  cem: "cem@p.example",
  gast: "gast@a.example",
};
type Name = keyof typeof emails;

async function ask<Answer>(person: Name, method: string, address: string, body?: object): Promise<Answer> {
  const client = clients.get(person) ?? (await server.signedIn(emails[person]));
  clients.set(person, client);
  const answer = await client.ask<Answer>(method, address, body && { body });
  expect(answer.status, `${method} ${address}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

async function told(person: Name): Promise<Notification[]> {
  await server.notifications.watch.settled();
  return (await ask<{ entries: Notification[] }>(person, "GET", "/api/notifications")).entries;
}
const news = async (person: Name): Promise<(string | undefined)[]> =>
  (await told(person)).map(({ session: about }) => about?.news).sort();

const address = (): string => `/api/sittings/${session.id}`;
const revision = async (): Promise<number> => (await ask<Session>("mona", "GET", address())).revision;
const send = async () => ask("mona", "POST", `${address()}/invitations`, { revision: await revision() });
const change = async (said: Partial<typeof details>, by: Name = "mona") =>
  ask(by, "PUT", address(), { ...details, ...said, revision: await revision() });
const invite = async (people: Name[]) =>
  ask("mona", "PUT", `${address()}/invited`, {
    invited: people.map((person) => ({ person, closed: false, voting: true })),
    revision: await revision(),
  });
const cancel = (from: string) => ask("mona", "POST", `${address()}/state`, { from, to: "cancelled" });

test("who is invited hears of it, of another time or place, and of a cancellation; whoever did it does not", async () => {
  await change({ place: "Noch geheim" });
  expect(await told("bert")).toEqual([]);
  await send();
  expect(await told("bert")).toMatchObject([
    {
      ...{ kind: "invitation", measure: null, number: "", title: "Sitzung im Januar", people: ["mona"] },
      session: { id: session.id, news: "invited", start: details.start },
    },
  ]);
  // Another title or chair is nothing that anybody has to plan anew for.
  await change({ place: "Noch geheim", title: "Andere Sitzung" });
  expect(await news("bert")).toEqual(["invited"]);
  await change({ place: "Wache Nord", title: "Andere Sitzung" });
  await change({ place: "Wache Nord", title: "Andere Sitzung", end: "2097-01-12T19:00:00.000Z" });
  expect(await told("bert")).toMatchObject([
    { kind: "session", title: "Andere Sitzung", count: 2, session: { news: "changed" } },
    { kind: "invitation" },
  ]);
  await cancel("invited");
  expect(await news("bert")).toEqual(["cancelled", "changed", "invited"]);
  expect(await news("cem")).toEqual(["cancelled", "changed", "invited"]);
  expect(await told("mona")).toEqual([]);
  expect(await told("gast")).toEqual([]);
});

test("closed minutes are told to everybody who is invited, but to whoever closed them", async () => {
  await send();
  const ahead = [
    ["invited", "running"],
    ["running", "minutes-open"],
  ];
  for (const [from, to] of ahead) await ask("mona", "POST", `${address()}/state`, { from, to });
  await ask("mona", "POST", `${address()}/closing`, { revision: await revision() });
  expect(await told("bert")).toMatchObject([
    { kind: "session", people: ["mona"], count: 1, session: { id: session.id, news: "minutes-closed" } },
    { kind: "invitation" },
  ]);
  expect(await told("mona")).toEqual([]);
});

test("of an update only those hear as of an invitation who are new, and who is not invited any more hears nothing new", async () => {
  await invite(["bert", "cem"]);
  await send();
  await invite(["bert", "gast"]);
  await send();
  await change({ place: "Wache Nord" });
  expect(await news("bert")).toEqual(["changed", "invited"]);
  expect(await news("gast")).toEqual(["changed", "invited"]);
  expect(await news("cem")).toEqual(["invited"]);
  // A guest who may not know of the session any more was never told.
  await invite(["bert"]);
  expect(await told("gast")).toEqual([]);
  const { sessionNotifications: own } = await ask<PersonData>("gast", "GET", "/api/me/data");
  expect(own.map(({ title, news: kind }) => [title, kind])).toEqual([
    [null, "invited"],
    [null, "changed"],
  ]);
});

test("what happened before a kill and was not told yet is told after the start, once", async () => {
  await send();
  expect(await news("bert")).toEqual(["invited"]);
  isLost = true;
  await change({ place: "Wache Nord" });
  await cancel("invited");
  for (const _again of [1, 2]) {
    await server.close();
    isLost = false;
    await open();
    expect(await news("bert")).toEqual(["cancelled", "changed", "invited"]);
  }
});

test("a workspace in which nothing was looked for yet begins with nothing told of its past", async () => {
  isLost = true;
  await send();
  await server.close();
  const folder = await openDataFolder(path);
  await folder.log.remove("journal/notifications");
  await folder.close();
  isLost = false;
  await open();
  expect(await told("bert")).toEqual([]);
  await change({ place: "Wache Nord" });
  expect(await news("bert")).toEqual(["changed"]);
});

test("no e-mail tells of what another one has told already", async () => {
  await ask("bert", "PUT", "/api/notifications/settings", {
    ...usualChoices,
    kinds: Object.fromEntries(
      Object.keys(usualChoices.kinds).map((kind) => [kind, { app: true, mail: true }]),
    ),
  });
  await send();
  await change({ place: "Wache Nord" });
  await told("bert");
  const mailed = server.notifications.notifications.forMail("bert", Number.MAX_SAFE_INTEGER);
  expect(mailed.map(({ session: about }) => about?.news)).toEqual(["changed"]);
});
