import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";

const tracesFolder = fileURLToPath(new URL("../../../shared/data/editing-traces", import.meta.url));
const cacheFolder = fileURLToPath(new URL("../.cache/keystrokes", import.meta.url));

/** `[position, deleted, inserted]`, positions in Unicode code points. */
type Patch = readonly [number, number, string];
interface Trace {
  transactions: readonly (readonly Patch[])[];
}

/** Whether the recorded keystrokes are there; otherwise generated ones are typed. */
export const hasTraces = existsSync(join(tracesFolder, "seph-blog1.json.gz"));

const loaded = new Map<string, Trace>();

/** A recorded editing session, or a generated one of its length if the recording is missing. */
function traceOf(name: string): Trace {
  const known = loaded.get(name);
  if (known) return known;
  const file = join(tracesFolder, `${name}.json.gz`);
  const trace = existsSync(file) ? readTrace(file) : generateTrace(name === "seph-blog1" ? 137_154 : 18_335);
  loaded.set(name, trace);
  return trace;
}

function readTrace(file: string): Trace {
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { txns: { patches: Patch[] }[] };
  return { transactions: txns.map(({ patches }) => patches) };
}

/** Somebody who writes forward, goes back now and then, and deletes every eighth letter. */
function generateTrace(length: number): Trace {
  let seed = 20_260_101;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const transactions: Patch[][] = [];
  let size = 0;
  let caret = 0;
  while (transactions.length < length) {
    if (random(100) === 0) caret = random(size + 1);
    if (random(8) === 0 && caret > 0) {
      caret--;
      size--;
      transactions.push([[caret, 1, ""]]);
    } else {
      transactions.push([[caret, 0, String.fromCharCode(97 + random(26))]]);
      caret++;
      size++;
    }
  }
  return { transactions };
}

/**
 * What one writer's client sends, one update per keystroke: the first one makes a paragraph of its own in the room's
 * root, the others type a recorded session into it. `count` beyond the session's length begins another paragraph.
 */
export function keystrokes(traceName: string, client: number, count: number): Uint8Array[] {
  const file = join(cacheFolder, `${hasTraces ? traceName : "generated"}-${client}-${count}.bin`);
  if (existsSync(file)) return unpack(readFileSync(file));
  const updates = type(traceOf(traceName), client, count);
  if (count > 2000) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, pack(updates));
    renameSync(`${file}.${process.pid}`, file);
  }
  return updates;
}

/** How many keystrokes a recorded session has. */
export function lengthOf(traceName: string): number {
  return traceOf(traceName).transactions.length;
}

function type({ transactions }: Trace, client: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  let text = beginParagraph(doc, transactions[0] ?? []);
  for (let index = 1; updates.length < count; index = (index + 1) % transactions.length) {
    const patches = transactions[index] ?? [];
    if (index === 0) text = beginParagraph(doc, patches);
    else doc.transact(() => apply(text, patches));
  }
  doc.destroy();
  return updates;
}

function beginParagraph(doc: Y.Doc, patches: readonly Patch[]): Y.XmlText {
  const text = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    doc.getXmlFragment("draft").insert(0, [paragraph]);
    paragraph.insert(0, [text]);
    apply(text, patches);
  });
  return text;
}

function apply(text: Y.XmlText, patches: readonly Patch[]): void {
  for (const [position, deleted, inserted] of patches) {
    if (deleted > 0) text.delete(position, deleted);
    if (inserted !== "") text.insert(position, inserted);
  }
}

function pack(updates: readonly Uint8Array[]): Buffer {
  const lengths = new Uint32Array(updates.map(({ length }) => length));
  const head = new Uint32Array([updates.length]);
  return Buffer.concat([Buffer.from(head.buffer), Buffer.from(lengths.buffer), ...updates]);
}

function unpack(bytes: Buffer): Uint8Array[] {
  const count = bytes.readUInt32LE(0);
  let at = 4 + 4 * count;
  return Array.from({ length: count }, (_, index) => {
    const length = bytes.readUInt32LE(4 + 4 * index);
    const update = bytes.subarray(at, at + length);
    at += length;
    return update;
  });
}
