import { expect, test } from "vitest";
import * as Y from "yjs";
import { element, handmade, text } from "./handmade.ts";

test("a handmade update that is in order says the same as one of Yjs", () => {
  const doc = new Y.Doc();
  doc.getXmlFragment("draft");
  Y.applyUpdate(
    doc,
    handmade([
      {
        client: 7,
        items: [
          { parent: "draft", content: element("paragraph") },
          { origin: [7, 0], content: element("heading") },
        ],
      },
    ]),
  );
  expect(doc.getXmlFragment("draft").toString()).toBe("<paragraph></paragraph><heading></heading>");
  expect(doc.store.pendingStructs).toBeNull();
});

test("text behind text, over two clients", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    handmade([
      { client: 9, items: [{ parent: "summary", content: text("ab") }] },
      { client: 8, items: [{ origin: [9, 1], content: text("cd") }] },
    ]),
  );
  expect(doc.getText("summary").toString()).toBe("abcd");
});
