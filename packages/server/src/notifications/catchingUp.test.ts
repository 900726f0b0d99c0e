import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../http/testSupport/startTestServer.ts";
import type { Append, UpdateLog } from "../storage/UpdateLog.ts";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import { Actor } from "./testSupport/Actor.ts";

let path: string;
let server: TestServer;
/** Nothing of notifications reaches the disk any more, as if the process were killed just before. */
let isLost = false;

beforeEach(async () => {
  isLost = false;
  path = await mkdtemp(join(tmpdir(), "querschnitt-notifications-"));
  await open();
});
afterEach(async () => {
  await server.close();
  await rm(path, { recursive: true });
});

async function open(): Promise<void> {
  server = await startTestServer({ path, around: losing });
}

async function restart(): Promise<void> {
  await server.close();
  isLost = false;
  await open();
}

function losing(log: UpdateLog): UpdateLog {
  return new Proxy(log, {
    get(target, name) {
      if (name === "append") {
        return (appends: readonly Append[], key?: string) => {
          const isOurs = appends.some(({ stream }) => stream.includes("notifications"));
          if (isOurs && isLost) throw new StorageUnavailable("killed before this");
          return target.append(appends, key);
        };
      }
      const value = target[name as keyof UpdateLog];
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const mona = new Actor("mona", () => server.rooms);
const bert = new Actor("bert", () => server.rooms);
const at = (person: string) => writeMention({ kind: "person", id: person });

async function toldTo(person: string): Promise<string[]> {
  await server.notifications.watch.settled();
  return server.notifications.notifications.list(person).map(({ kind, count }) => `${kind} ${count}`);
}

async function newMeasure(): Promise<string> {
  return server.measures.create("mona", { title: "Licht", workingGroup: "sn" });
}

test("what was written before a kill and not yet told is told after the start, once", async () => {
  const measure = await newMeasure();
  const thread = await bert.opens(measure, "Frage");
  await mona.replies(measure, thread, "eins");
  expect(await toldTo("bert")).toEqual(["reply 1"]);
  isLost = true;
  await mona.replies(measure, thread, "zwei");
  await mona.opens(measure, at("bert"));
  await server.measures.movePhase("mona", measure, { from: "proposal", phase: "draft", reason: "x" });
  await server.identity.directory.update((data) => {
    data.measureRoles[measure] = { bert: "commenter" };
  });
  await restart();
  const expected = ["role 1", "phase 1", "mention 1", "reply 2"].sort();
  expect((await toldTo("bert")).sort()).toEqual(expected);
  await restart();
  expect((await toldTo("bert")).sort()).toEqual(expected);
});

test("what was deleted before it was told is not told", async () => {
  const measure = await newMeasure();
  const thread = await bert.opens(measure, "Frage");
  await server.notifications.watch.settled();
  isLost = true;
  const comment = await mona.replies(measure, thread, "eins");
  await mona.does("discussion", measure, { type: "delete-comment", comment });
  await restart();
  expect(await toldTo("bert")).toEqual([]);
});

test("what was read stays read after a restart, and is not told anew", async () => {
  const measure = await newMeasure();
  await mona.opens(measure, at("bert"));
  expect(await toldTo("bert")).toEqual(["mention 1"]);
  await server.notifications.notifications.markAllRead("bert");
  await restart();
  expect(await toldTo("bert")).toEqual(["mention 1"]);
  expect(server.notifications.notifications.unreadCount("bert")).toBe(0);
});

test("a workspace of an earlier version begins with nothing told of its past", async () => {
  const measure = await newMeasure();
  isLost = true;
  await mona.opens(measure, at("bert"));
  await mona.gives(measure, "verein", { deadline: "2020-01-01" });
  await server.close();
  isLost = false;
  server = await startTestServer({ path, around: withoutState });
  expect(await toldTo("bert")).toEqual([]);
  await mona.opens(measure, at("bert"));
  expect(await toldTo("bert")).toEqual(["mention 1"]);
});

/** As if nothing had ever been looked at. */
function withoutState(log: UpdateLog): UpdateLog {
  return new Proxy(log, {
    get(target, name) {
      if (name === "metadata") return async () => new Map();
      const value = target[name as keyof UpdateLog];
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
