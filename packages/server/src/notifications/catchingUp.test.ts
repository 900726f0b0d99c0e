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
/** Holds up the first call that the log gets for this stream after the start. */
let hold:
  | { stream: string; at: "before end" | "after end" | "after read"; until: Promise<void>; isHeld: boolean }
  | undefined;

beforeEach(async () => {
  isLost = false;
  hold = undefined;
  path = await mkdtemp(join(tmpdir(), "querschnitt-notifications-"));
  await open();
});
afterEach(async () => {
  await server.close();
  await rm(path, { recursive: true });
});

async function open(): Promise<void> {
  server = await startTestServer({ path, around: (log) => holding(losing(log)) });
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

function holding(log: UpdateLog): UpdateLog {
  const wait = async (stream: string, at: NonNullable<typeof hold>["at"]): Promise<void> => {
    if (hold?.stream !== stream || hold.at !== at || hold.isHeld) return;
    hold.isHeld = true;
    await hold.until;
  };
  return new Proxy(log, {
    get(target, name) {
      if (name === "end") {
        return async (stream: string) => {
          await wait(stream, "before end");
          const end = await target.end(stream);
          await wait(stream, "after end");
          return end;
        };
      }
      if (name === "read") {
        return async function* (stream: string, after?: number) {
          yield* target.read(stream, after);
          await wait(stream, "after read");
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

test.each(["before end", "after end", "after read"] as const)(
  "the server listens before it has caught up, and what happens meanwhile is told once (%s)",
  async (at) => {
    const [done, held] = [await newMeasure(), await newMeasure()];
    const threads = [await bert.opens(done, "Frage"), await bert.opens(held, "Frage")] as const;
    await server.notifications.watch.settled();
    isLost = true;
    await mona.replies(done, threads[0], "eins");
    await mona.replies(held, threads[1], "eins");
    let release = (): void => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    hold = { stream: `measure/${held}/discussion`, at, until, isHeld: false };
    await restart();
    await expect.poll(() => hold?.isHeld).toBe(true);
    await mona.replies(done, threads[0], "zwei");
    await mona.replies(held, threads[1], "zwei");
    await mona.replies(held, threads[1], "drei");
    await server.measures.movePhase("mona", held, { from: "proposal", phase: "draft", reason: "x" });
    await mona.opens(await newMeasure(), writeMention({ kind: "person", id: "bert" }));
    release();
    const expected = ["mention 1", "phase 1", "reply 2", "reply 3"];
    expect((await toldTo("bert")).sort()).toEqual(expected);
    await restart();
    expect((await toldTo("bert")).sort()).toEqual(expected);
  },
);

test("who has read a thread before its answers were told of has read what is told", async () => {
  const measure = await newMeasure();
  const thread = await bert.opens(measure, "Frage");
  await server.notifications.watch.settled();
  isLost = true;
  await mona.replies(measure, thread, "eins");
  let release = (): void => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  hold = { stream: `measure/${measure}/discussion`, at: "before end", until, isHeld: false };
  await restart();
  await bert.readsThread(thread);
  release();
  expect(await toldTo("bert")).toEqual(["reply 1"]);
  expect(server.notifications.notifications.unreadCount("bert")).toBe(0);
});

test("what could not be stored at first is told once it can", async () => {
  const measure = await newMeasure();
  await bert.opens(measure, "Frage");
  await server.notifications.watch.settled();
  isLost = true;
  await server.measures.movePhase("mona", measure, { from: "proposal", phase: "draft", reason: "x" });
  await expect.poll(() => server.logged()).toContain("notifications cannot be stored");
  isLost = false;
  expect(await toldTo("bert")).toEqual(["phase 1"]);
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
