import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type Seeded, seededFor } from "../../../../../../tests/support/seeded.ts";
import { waitFor } from "../../../../../../tests/support/waitFor.ts";
import { SNAPSHOT_KEY } from "../../../sync/SnapshotKeeper.ts";
import type { RawClient } from "../../../sync/testSupport/RawClient.ts";
import { startSync } from "../../../sync/testSupport/startSync.ts";
import { LmdbUpdateLog } from "../../embedded/LmdbUpdateLog.ts";
import { ImagedLog, type Made } from "./ImagedLog.ts";
import { type LogImage, tornImages } from "./logImage.ts";
import { folderForDisks } from "./openDisks.ts";

const room = "measure/a/draft";
const rounds = 5;
/** So many that a snapshot is worth making each time, and packing the log more than once. */
const deedsPerRound = 320;
const statesEach = 3;

let folder: string;
beforeEach(() => {
  folder = folderForDisks();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The disk at one moment, and how many of the writer's messages had been acknowledged by then. */
interface Durable {
  made: Made;
  image: LogImage;
  acknowledged: number;
}

const isPacked = (made: Made): boolean => made.kind === "compact";
const isSnapshot = (made: Made): boolean => made.kind === "append" && made.metadata.includes(SNAPSHOT_KEY);

const markOf = (number: number): string => `#${number}#`;
const textOf = (doc: Y.Doc): string => doc.getXmlFragment("draft").toString();

/** Adds a marked paragraph somewhere; marks are never deleted, the rest of the text now and then. */
function write(doc: Y.Doc, number: number, random: Seeded): void {
  const draft = doc.getXmlFragment("draft");
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(`${markOf(number)}${"lorem ipsum ".repeat(random.below(4))}`)]);
  draft.insert(random.below(draft.length + 1), [paragraph]);
  if (number % 7 !== 0 || draft.length < 3) return;
  const text = (draft.get(random.below(draft.length)) as Y.XmlElement).get(0) as Y.XmlText;
  const marked = text.toString().lastIndexOf("#") + 1;
  if (text.length > marked) text.delete(marked, text.length - marked);
}

/** Writes into a room until snapshots were made of it and its log was packed. Answers every state of the disk. */
async function writeRoom(path: string, random: Seeded): Promise<{ durable: Durable[]; doc: Y.Doc }> {
  const durable: Durable[] = [];
  let writer: RawClient | undefined;
  const note = (made: Made, image: LogImage): void => {
    durable.push({ made, image, acknowledged: writer?.acknowledged ?? 0 });
  };
  const log = LmdbUpdateLog.open(path);
  const sync = await startSync({
    log: new ImagedLog(log, path, note),
    idleMilliseconds: 40,
    restMilliseconds: 20,
  });
  const anna = await sync.raw(room, "anna").join();
  writer = anna;
  const count = (isWanted: (made: Made) => boolean): number =>
    durable.filter(({ made }) => isWanted(made)).length;
  for (let round = 0; round < rounds; round++) {
    const before = [count(isPacked), count(isSnapshot)];
    for (let deed = 0; deed < deedsPerRound; deed++) {
      anna.edit((doc) => write(doc, round * deedsPerRound + deed, random));
      // Some wait for the acknowledgement, some pile up and go into one transaction.
      const sent = round * deedsPerRound + deed + 2;
      if (random.chance(0.1)) await waitFor("it is stored", () => anna.acknowledged === sent);
    }
    await waitFor(
      "the room was tended",
      () => count(isPacked) > (before[0] ?? 0) && count(isSnapshot) > (before[1] ?? 0),
    );
  }
  // On a busy machine the room may have been tended before the last words came in.
  await waitFor("everything is stored", () => anna.acknowledged === rounds * deedsPerRound + 1);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
  await sync.close();
  await log.close();
  return { durable, doc: copy };
}

/** Opens a room from a file as the server would, with or without its snapshot, and answers its whole text. */
async function openRoom(path: string, withSnapshot = true): Promise<string> {
  const log = LmdbUpdateLog.open(path);
  if (!withSnapshot) {
    const expected = await log.end(room);
    await log.append([{ stream: room, expected, entries: [], metadata: { [SNAPSHOT_KEY]: null } }]);
  }
  const sync = await startSync({ log });
  try {
    const bert = await sync.raw(room, "bert").join();
    const text = textOf(bert.doc);
    bert.edit((doc) => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]));
    await waitFor("writing goes on", () => bert.acknowledged === 2);
    return text;
  } finally {
    await sync.close();
    await log.close();
  }
}

/** Pairs between which something may be torn: those around snapshots and packing, and some of the others. */
function worthTearing(durable: readonly Durable[], random: Seeded): [Durable, Durable][] {
  const pairs: [Durable, Durable][] = [];
  for (const [index, next] of durable.entries()) {
    const before = durable[index - 1];
    if (!before || next.image.transaction !== before.image.transaction + 1) continue;
    if (isPacked(next.made) || isSnapshot(next.made) || random.chance(0.07)) pairs.push([before, next]);
  }
  return pairs;
}

test("[DUR-11] whatever a power cut makes of a snapshot or a packed log, the room opens with all that was acknowledged", async () => {
  const random = seededFor("power loss of rooms");
  const { durable, doc } = await writeRoom(join(folder, "log.mdb"), random);
  const pairs = worthTearing(durable, random);
  expect(pairs.length).toBeGreaterThan(2 * rounds);
  for (const isWanted of [isPacked, isSnapshot])
    expect(pairs.filter(([, { made }]) => isWanted(made)).length).toBeGreaterThan(1);
  let states = 0;
  for (const [before, next] of pairs) {
    // The first message was the state vector.
    const marks = Array.from({ length: Math.max(0, before.acknowledged - 1) }, (_, number) => markOf(number));
    for (const torn of tornImages(before.image, next.image, random, statesEach)) {
      const path = join(folder, `state${states++}.mdb`);
      writeFileSync(path, torn);
      const text = await openRoom(path, random.chance(0.7));
      const missing = marks.filter((mark) => !text.includes(mark));
      expect(missing, `state ${states}, SEED=${random.seed}`).toEqual([]);
      rmSync(path);
    }
  }
  for (const withSnapshot of [true, false]) {
    const path = join(folder, `last${withSnapshot}.mdb`);
    writeFileSync(path, (durable.at(-1) as Durable).image.bytes);
    expect(await openRoom(path, withSnapshot)).toBe(textOf(doc));
  }
}, 180_000);
