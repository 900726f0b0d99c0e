import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { MISSING_DATA } from "../support/countReporter.ts";
import { converged, StockClient } from "../support/StockClient.ts";
import { root } from "../support/startServer.ts";
import { Team } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

const traceFile = join(root, "../shared/data/editing-traces/sveltecomponent.json.gz");

/** A recorded editing session; positions count Unicode code points. */
interface Trace {
  endContent: string;
  txns: { patches: [position: number, deleted: number, inserted: string][] }[];
}

let team: Team;

beforeAll(async () => {
  team = await Team.start();
});

afterAll(async () => {
  await team.dispose();
});

/** Where a code point stands in UTF-16 units, as Yjs counts. */
function offsetOf(text: string, codePoints: number): number {
  if (!/[\ud800-\udfff]/.test(text)) return codePoints;
  let offset = 0;
  for (let i = 0; i < codePoints; i++) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}

/** Replays a trace, one transaction of the trace as one of Yjs, giving the network its turn now and then. */
async function replay(trace: Trace, doc: Y.Doc, text: Y.XmlText): Promise<void> {
  let mirror = "";
  for (const [number, { patches }] of trace.txns.entries()) {
    doc.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        const from = offsetOf(mirror, position);
        const to = offsetOf(mirror, position + deleted);
        if (to > from) text.delete(from, to - from);
        if (inserted) text.insert(from, inserted);
        mirror = mirror.slice(0, from) + inserted + mirror.slice(to);
      }
    });
    if (number % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

const lastTextOf = (doc: Y.Doc): Y.XmlText => {
  const draft = openDraft(doc);
  return (draft.get(draft.length - 1) as Y.XmlElement).get(0) as Y.XmlText;
};

test("real keystrokes, one by one by one client, arrive identical at the others and survive a restart", async (context) => {
  // The recorded keystrokes are no part of a user's clone; where they are, this runs.
  if (!existsSync(traceFile)) context.skip(`${MISSING_DATA}${traceFile}`);
  const trace = JSON.parse(gunzipSync(readFileSync(traceFile)).toString()) as Trace;
  const measure = await team.createMeasure("Tastenanschläge");
  const room = `measure/${measure.id}/draft`;
  const writer = await StockClient.open(team.admin.api, room);
  const watcher = await StockClient.open(team.admin.api, room);

  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  openDraft(writer.doc).push([paragraph]);
  await replay(trace, writer.doc, text);
  expect(text.toString()).toBe(trace.endContent);

  await waitFor(
    "every keystroke to arrive",
    () => Y.encodeStateVector(watcher.doc).join() === Y.encodeStateVector(writer.doc).join(),
    120_000,
  );
  await converged([writer.doc, watcher.doc]);
  expect(lastTextOf(watcher.doc).toString()).toBe(trace.endContent);

  for (const client of [writer, watcher]) client.destroy();
  await team.server.kill();
  await team.server.start();
  const late = await StockClient.open(team.admin.api, room);
  expect(lastTextOf(late.doc).toString()).toBe(trace.endContent);
  late.destroy();
}, 240_000);
