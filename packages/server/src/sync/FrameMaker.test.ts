import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { FrameMaker } from "./FrameMaker.ts";

let maker: FrameMaker;
afterEach(() => maker.close());

const updates = ((): Uint8Array[] => {
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]);
  return made;
})();
const snapshot = (): Promise<Uint8Array | undefined> =>
  maker.snapshot({ kind: "draft", before: undefined, updates });

test("the worker is let go when it has nothing to do, and comes back when there is something", async () => {
  maker = new FrameMaker(20);
  const first = await snapshot();
  expect(first?.length).toBeGreaterThan(0);
  expect(maker.isWorking).toBe(true);
  await waitFor("it is let go", () => !maker.isWorking);
  expect(await Promise.all([snapshot(), snapshot()])).toEqual([first, first]);
});

test("after the end nothing is begun any more", async () => {
  maker = new FrameMaker();
  const under = snapshot();
  await maker.close();
  await expect(under).rejects.toThrow();
  await expect(snapshot()).rejects.toThrow("being stopped");
  expect(maker.isWorking).toBe(false);
});
