import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { SimulatedClient } from "../convergence/SimulatedClient.ts";
import { StockClient } from "../support/StockClient.ts";
import { type Seeded, seededFor } from "../support/seeded.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const ROUNDS = 20;
const WRITERS = 3;

let team: Team;

beforeAll(async () => {
  team = await Team.start();
});

afterAll(async () => {
  await team.dispose();
});

function write(doc: Y.Doc, text: string, random: Seeded): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  const draft = openDraft(doc);
  draft.insert(random.below(draft.length + 1), [paragraph]);
}

/** Writes as fast as the server acknowledges, until the connection breaks. Answers the names of what is durable. */
async function writeUntilBroken(client: SimulatedClient, round: number, who: number, random: Seeded) {
  const deeds = [];
  for (let number = 0; client.isOnline; number++) {
    const deed = { name: `<${round}.${who}.${number}>`, state: "local" as "local" | "durable" | "refused" };
    deeds.push(deed);
    client.act(deed, (doc) => write(doc, deed.name, random));
    client.sendAll();
    // Some wait for the acknowledgement, some pile up: both kinds are under way when the power goes.
    if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
    else await client.settle().catch(() => {});
  }
  return deeds;
}

test("[DUR-9] twenty times killed under load: everything acknowledged is there, and everybody goes on", async () => {
  const random = seededFor("killed under load");
  const measure = (await team.createMeasure("Stromausfall")).id;
  const room = `measure/${measure}/draft`;
  const people: Teammate[] = [];
  for (let i = 0; i < WRITERS; i++) {
    const person = await team.invite("police");
    await team.assign(measure, person, "editor");
    people.push(person);
  }
  const clients = people.map((person) => new SimulatedClient(person.api, room, openDraft, () => "yes"));
  const durable = new Set<string>();
  let sent = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const client of clients) await client.connect();
    const writing = clients.map((client, who) => writeUntilBroken(client, round, who, random));
    const before = durable.size;
    const enough = 10 + random.below(60);
    const acknowledged = () => clients.reduce((count, client) => count + client.acknowledged, 0);
    await waitFor("some writing to be acknowledged", () => acknowledged() > enough);
    await team.server.kill();
    const deeds = (await Promise.all(writing)).flat();
    sent += deeds.length;
    for (const deed of deeds) if (deed.state === "durable") durable.add(deed.name);
    expect(durable.size).toBeGreaterThan(before);
    await team.server.start();
    const reader = await StockClient.open(team.admin.api, room);
    const text = draftText(reader.doc);
    const missing = [...durable].filter((name) => !text.includes(name));
    expect(missing, `round ${round}, SEED=${random.seed}`).toEqual([]);
    reader.destroy();
  }
  // What was under way at each cut is not lost either: the clients still have it and bring it.
  for (const client of clients) {
    await client.connect();
    await client.settle();
    expect(client.misjudgements).toEqual([]);
  }
  const reader = await StockClient.open(team.admin.api, room);
  const written = draftText(reader.doc).match(/<[^>]+>/g) ?? [];
  expect(new Set(written).size).toBe(written.length);
  expect(written.length).toBe(sent);
  reader.destroy();
  for (const client of clients) client.destroy();
}, 900_000);
