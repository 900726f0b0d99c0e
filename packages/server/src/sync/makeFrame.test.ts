import { expect, test } from "vitest";
import * as Y from "yjs";
import { makeFrame } from "./makeFrame.ts";

test("[JOIN-7] an entry that cannot be opened is named, and the room goes on without it", () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.getText("text").insert(0, "Hallo");
  updates.push(new Uint8Array([200, 200, 200]));
  doc.getText("text").insert(5, " Welt");
  const { update, unreadable } = makeFrame(updates);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, update);
  expect([unreadable, copy.getText("text").toString()]).toEqual([[1], "Hallo Welt"]);
});
