import { afterEach, expect, test } from "vitest";
import { EPOCH_KEY, encodeEpoch, WORKSPACE_STREAM } from "../storage/epochs.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync;
afterEach(() => sync?.close());

async function setEpoch(stream: string, epoch: Uint8Array): Promise<void> {
  await sync.held.append([{ stream, expected: 0, entries: [], metadata: { [EPOCH_KEY]: epoch } }]);
}

/** The epoch that a client which brings nothing is told. */
async function toldEpoch(room: string): Promise<number | undefined> {
  const client = await sync.raw(room, "anna", "&ack=1").join();
  return client.states[0]?.epoch;
}

test("[EPO-1] a room without an epoch of its own has the workspace's, and 1 if there is none", async () => {
  sync = await startSync();
  expect(await toldEpoch("measure/a/draft")).toBe(1);
  await setEpoch(WORKSPACE_STREAM, encodeEpoch(1_900_000_000_000));
  expect(await toldEpoch("measure/b/draft")).toBe(1_900_000_000_000);
  expect(await toldEpoch("measure/b/discussion")).toBe(1_900_000_000_000);
  expect(await sync.raw("measure/c/draft", "anna", "&epoch=1").closed()).toBe(4409);
});

test("[EPO-1] of a room's own epoch and the workspace's the larger one counts", async () => {
  sync = await startSync();
  await setEpoch(WORKSPACE_STREAM, encodeEpoch(20));
  await setEpoch("measure/a/draft", encodeEpoch(30));
  await setEpoch("measure/b/draft", encodeEpoch(10));
  expect(await toldEpoch("measure/a/draft")).toBe(30);
  expect(await toldEpoch("measure/b/draft")).toBe(20);
});

test.each(["0", "-1", "1.5", "x", "", "9007199254740993"])(
  "a room whose epoch reads %j is not served under another one",
  async (text) => {
    sync = await startSync();
    await setEpoch("measure/a/draft", new TextEncoder().encode(text));
    expect(await sync.raw("measure/a/draft", "anna", "&ack=1").closed()).toBe(4503);
  },
);
