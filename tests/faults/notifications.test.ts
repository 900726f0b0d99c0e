import type { Notification } from "@querschnitt/shared/api/notifications";
import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StockClient } from "../support/StockClient.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

let team: Team;
let author: Teammate;
let reader: Teammate;
let measure: string;

beforeAll(async () => {
  team = await Team.start();
  author = await team.invite("police");
  reader = await team.invite("civil-society");
  measure = (await team.createMeasure("Licht am Kanal")).id;
  for (const person of [author, reader]) await team.assign(measure, person, "commenter");
});
afterAll(async () => {
  await team?.dispose();
});

const room = () => `measure/${measure}/discussion`;

/** Answers that are stored, and those that were told; what was not told before the kill comes soon after the start. */
async function replies(): Promise<{ stored: number; told: number }> {
  return waitFor("everything stored to be told", async () => {
    const counted = await count();
    return counted.told >= counted.stored ? counted : undefined;
  });
}

async function count(): Promise<{ stored: number; told: number }> {
  const client = await StockClient.open(reader.api, room());
  const comments = readDiscussion(client.doc).flatMap((thread) => thread.comments);
  client.destroy();
  const { entries } = await reader.api.must<{ entries: Notification[] }>("GET", "/api/notifications");
  return {
    stored: comments.filter((comment) => comment.author === author.id).length,
    told: entries.filter(({ kind }) => kind === "reply").reduce((sum, { count }) => sum + count, 0),
  };
}

test("a server killed while people answer tells of each stored answer once", async () => {
  const thread = newId();
  const own = await StockClient.open(reader.api, room());
  const open = { type: "open-thread", thread, comment: newId(), anchor: null, body: "Frage" } as const;
  perform(own.doc, "discussion", open, { person: reader.id, now: Date.now() });
  for (let round = 1; round <= 4; round++) {
    const client = await StockClient.open(author.api, room());
    await waitFor("the thread to arrive", () => readDiscussion(client.doc).some(({ id }) => id === thread));
    const seen = (): number => readDiscussion(own.doc).flatMap((one) => one.comments).length;
    const before = seen();
    for (let number = 0; number < 30; number++) {
      const command = { type: "reply", thread, comment: newId(), body: `Antwort ${number}` } as const;
      perform(client.doc, "discussion", command, { person: author.id, now: Date.now() });
    }
    // Somebody sees the first of them: they are on disk, and what is told of them may or may not be.
    await waitFor("an answer to arrive", () => seen() > before);
    await team.server.kill();
    client.destroy();
    await team.server.start();
    await waitFor("the reader's own copy to be in step", () => own.provider.synced, 60_000);
    const { stored, told } = await replies();
    expect(stored).toBeGreaterThan(0);
    expect(told, `after round ${round}`).toBe(stored);
  }
  own.destroy();
  await team.server.stop();
  await team.server.start();
  const { stored, told } = await replies();
  expect(told).toBe(stored);
});
