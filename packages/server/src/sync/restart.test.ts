import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { LmdbUpdateLog } from "../storage/embedded/LmdbUpdateLog.ts";
import { startSync } from "./testSupport/startSync.ts";

test("[DUR-9] over a real log: what stock clients wrote is there after a restart, and they go on where they were", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sync-"));
  const room = "measure/a/draft";
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const paragraphs = (doc: Y.Doc): number => doc.getXmlFragment("draft").length;
  const both = (count: number): boolean => docs.every((doc) => paragraphs(doc) === count);
  for (let round = 1; round <= 3; round++) {
    const log = LmdbUpdateLog.open(join(folder, "log.mdb"));
    const sync = await startSync({ log });
    const providers = [sync.stock(room, "anna", docs[0]), sync.stock(room, "bert", docs[1])];
    await waitFor("both are synced", () => providers.every(({ synced }) => synced));
    for (const doc of docs) {
      for (let i = 0; i < 10; i++) doc.getXmlFragment("draft").insert(0, [new Y.XmlElement("paragraph")]);
    }
    await waitFor("both have all", () => both(20 * round));
    const reader = await sync.raw(room, "rolf").join();
    expect(reader.doc.getXmlFragment("draft").toString()).toBe(docs[0].getXmlFragment("draft").toString());
    await sync.close();
    await log.close();
  }
  await rm(folder, { recursive: true });
});
