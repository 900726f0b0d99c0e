import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "@querschnitt/shared/api/sittings";
import { readResolutions } from "@querschnitt/shared/documents/arrivals";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { readRecord } from "@querschnitt/shared/documents/record";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Append, StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";
import { recordSession } from "./testSupport/recordSession.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let path: string;
let server: TestServer;
let mona: TestClient;
let session: string;
let measure: string;
/** Nothing gets into this stream any more, as if the server stopped before. */
let lost: string | undefined;

const words = {
  ...{ item: "lampen", title: "Lampen", presenter: "bert", paper: "Plan", course: "Beraten." },
  ...{ address: "https://example.org/plan", wording: "Es werden Lampen aufgestellt.", task: "Bestellen" },
};

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "querschnitt-arrivals-"));
  await open();
  const about = { title: "Licht", workingGroup: "sn" };
  measure = (await mona.ask<{ id: string }>("POST", "/api/measures", { body: about })).body.id;
  const when = { start: "2097-01-12T16:00:00.000Z", end: "2097-01-12T18:00:00.000Z" };
  const body = { title: "Januar", place: "", ...when, chair: "mona", secretary: null, workingGroup: "sn" };
  session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body.id;
  await recordSession(server, session, "public", words, measure);
});
afterEach(async () => {
  await server.close();
  await rm(path, { recursive: true });
});

async function open(): Promise<void> {
  lost = undefined;
  server = await startTestServer({ path, around: losing });
  mona = await server.signedIn("mona@a.example");
}

function losing(log: UpdateLog): UpdateLog {
  return new Proxy(log, {
    get(target, name) {
      if (name === "append") {
        return async (appends: readonly Append[], key?: string) => {
          if (appends.some(({ stream }) => stream === lost)) throw new StorageUnavailable("stopped here");
          return target.append(appends, key);
        };
      }
      const value = target[name as keyof UpdateLog];
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Brings the decision and the task; answers each status and entry. */
async function bringBoth(): Promise<[status: number, entry: string][]> {
  const answers: [number, string][] = [];
  for (const what of ["decisions/publicentry", "tasks/publictask"]) {
    const address = `/api/sittings/${session}/${what}/arrival`;
    const { status, body } = await mona.ask<{ entry: string }>("POST", address, { body: { measure } });
    answers.push([status, body.entry]);
  }
  return answers;
}

/** What stands in the measure, and what the protocol says stands there: ids of entries. */
async function standing(): Promise<{ measure: string[]; noted: string[] }> {
  const doc = new Y.Doc();
  openRoom(doc, "record");
  Y.applyUpdate(doc, await (await server.rooms.open({ kind: "record", measure })).document());
  const found = [...readResolutions(doc), ...readRecord(doc).responsibilities].map(({ id }) => id);
  const { arrivals } = await server.rooms.readLedger({ kind: "protocol", session, part: "public" });
  return { measure: found.sort(), noted: arrivals.map(({ entry }) => entry).sort() };
}

test("what was broken off behind the measure is made up for by asking again, and stands there once", async () => {
  lost = `session/${session}/protocol`;
  expect((await bringBoth()).map(([status]) => status)).toEqual([503, 503]);
  await server.close();
  await open();
  const broken = await standing();
  expect([broken.measure.length, broken.noted]).toEqual([2, []]);
  const answers = await bringBoth();
  expect(answers.map(([status]) => status)).toEqual([200, 200]);
  const entries = answers.map(([, entry]) => entry).sort();
  expect(entries).toEqual(broken.measure);
  expect(await standing()).toEqual({ measure: entries, noted: entries });
});

test("what was broken off before the measure is noted nowhere", async () => {
  lost = `measure/${measure}/record`;
  expect((await bringBoth()).map(([status]) => status)).toEqual([503, 503]);
  await server.close();
  await open();
  expect(await standing()).toEqual({ measure: [], noted: [] });
});
