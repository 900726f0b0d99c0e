import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { encodeDeletesOnly } from "./encodeContents.ts";
import { Door, openDocument, updateOf } from "./testSupport/Door.ts";
import { element, gone, handmade, skip, text, values, xmlText } from "./testSupport/handmade.ts";

/** A draft by client 1 of anna's: one paragraph with the text "Hallo" at clocks 2 to 6. */
function doorWithParagraph(): { door: Door; doc: Y.Doc; words: Y.XmlText } {
  const door = new Door();
  const doc = openDocument("draft", 1);
  const words = new Y.XmlText();
  door.take(
    updateOf(doc, () => {
      const paragraph = new Y.XmlElement("paragraph");
      doc.getXmlFragment("draft").push([paragraph]);
      paragraph.insert(0, [words]);
      words.insert(0, "Hallo");
    }),
  );
  expect(door.log).toHaveLength(1);
  return { door, doc, words };
}

test("[ADM-2] what is known is nothing new, a reader's whole store included", () => {
  const { door, doc, words } = doorWithParagraph();
  door.take(updateOf(doc, () => words.delete(1, 2)));
  expect(door.take(Y.encodeStateAsUpdate(doc), "reader")).toBe("nothing-new");
  expect(door.take(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)), "reader")).toBe("nothing-new");
  expect(door.take(new Uint8Array([0, 0]), "reader")).toBe("nothing-new");
});

test("[ADM-2] of an update that is partly known exactly the rest is admitted", () => {
  const { door, doc, words } = doorWithParagraph();
  words.insert(5, " Welt");
  words.delete(0, 1);
  const proposal = door.examine(Y.encodeStateAsUpdate(doc));
  if (proposal.outcome !== "admitted") throw new Error(proposal.outcome);
  const { structs, ds } = Y.decodeUpdate(proposal.update);
  expect(structs.map(({ id, length }) => [id.client, id.clock, length])).toEqual([[1, 7, 5]]);
  expect(
    [...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]),
  ).toEqual([[1, [[2, 1]]]]);
  proposal.commit();
  door.log.push(proposal.update);
  expect(door.document().getXmlFragment("draft").toString()).toBe("<paragraph>allo Welt</paragraph>");
});

test("[ADM-2] of a map's values and of deleted text the unknown rest is cut off too", () => {
  const door = new Door("discussion");
  const block = (count: number) =>
    handmade([
      {
        client: 1,
        items: [{ parent: "threads", key: "a", content: [1, (e) => encoding.writeUint8(e, count)] }],
      },
    ]);
  expect(door.take(block(2))).toBe("admitted");
  expect(door.take(block(5))).toBe("admitted");
  expect(door.contents.clockOf(1)).toBe(5);
  const marks = new Door("marks");
  const three = handmade([{ client: 1, items: [{ parent: "read", key: "a", content: values(1, 2, 3) }] }]);
  const one = handmade([{ client: 1, items: [{ parent: "read", key: "a", content: values(1) }] }]);
  marks.take(one);
  expect(marks.take(three)).toBe("admitted");
  expect(marks.document().getMap("read").get("a")).toBe(3);
  expect(Y.decodeUpdate(marks.log[1] as Uint8Array).structs[0]?.length).toBe(2);
});

test("[ADM-2] the admitted update is a copy and does not pin what was received", () => {
  const door = new Door();
  const doc = openDocument("draft", 1);
  const received = new Uint8Array(100_000);
  const update = updateOf(doc, () => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]));
  received.set(update, 500);
  const proposal = door.examine(received.subarray(500, 500 + update.length));
  expect(proposal.outcome === "admitted" && proposal.update.buffer.byteLength).toBe(update.length);
});

test("[ADM-2] deletions that follow from others are no write: text typed into a paragraph that somebody deleted", () => {
  const { door, doc, words } = doorWithParagraph();
  const other = openDocument("draft", 2);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const deletion = updateOf(other, () => other.getXmlFragment("draft").delete(0, 1));
  expect(door.take(deletion, "bert")).toBe("admitted");
  expect(door.take(updateOf(doc, () => words.insert(5, "!!")))).toBe("admitted");
  const reader = door.document();
  expect(door.take(Y.encodeStateAsUpdate(reader), "reader")).toBe("nothing-new");
});

test("[ADM-2] deletions that follow from others are no write: two levels set at once for one heading", () => {
  const door = new Door();
  const docs = [3, 1, 2].map((client) => openDocument("draft", client));
  const [first] = docs as [Y.Doc];
  door.take(updateOf(first, () => first.getXmlFragment("draft").push([new Y.XmlElement("heading")])));
  for (const doc of docs) Y.applyUpdate(doc, door.log[0] as Uint8Array);
  const written = docs.map((doc, level) =>
    updateOf(doc, () =>
      (doc.getXmlFragment("draft").get(0) as Y.XmlElement).setAttribute("level", String(level)),
    ),
  );
  for (const update of written) expect(door.take(update)).toBe("admitted");
  const reader = door.document();
  expect(door.take(Y.encodeStateAsUpdate(reader), "reader")).toBe("nothing-new");
  // The value that stands is not among them: to delete it is to write.
  const heading = reader.getXmlFragment("draft").get(0) as Y.XmlElement;
  expect(
    door.take(
      updateOf(reader, () => heading.removeAttribute("level")),
      "reader",
    ),
  ).toBe("admitted");
});

test("[ADM-3] a gap is asked for, not admitted: a missing client's items, a missing beginning, missing deletions", () => {
  const door = new Door();
  const doc = openDocument("draft", 1);
  const paragraph = new Y.XmlElement("paragraph");
  const first = updateOf(doc, () => doc.getXmlFragment("draft").push([paragraph]));
  const second = updateOf(doc, () => paragraph.insert(0, [new Y.XmlText("a")]));
  const other = openDocument("draft", 2);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const third = updateOf(other, () => (paragraphOf(other).get(0) as Y.XmlText).insert(1, "b"));
  const deletion = updateOf(other, () => paragraphOf(other).delete(0, 1));
  expect(door.take(second)).toBe("gap");
  expect(door.take(third, "bert")).toBe("gap");
  expect(door.take(deletion, "bert")).toBe("gap");
  expect(door.log).toHaveLength(0);
  expect([first, second].map((update) => door.take(update))).toEqual(["admitted", "admitted"]);
  expect([third, deletion].map((update) => door.take(update, "bert"))).toEqual(["admitted", "admitted"]);
});

test("[ADM-3] a hole in an update is a gap if it is not known, and no harm if it is", () => {
  const { door } = doorWithParagraph();
  const tail = { origin: [1, 6] as const, content: text("!") };
  const behind = (length: number) => handmade([{ client: 1, items: [{ content: skip(length) }, tail] }]);
  expect(door.take(behind(8))).toBe("gap");
  expect(door.take(behind(7))).toBe("admitted");
  expect(Y.decodeUpdate(door.log[1] as Uint8Array).structs).toHaveLength(1);
});

test("[ADM-3] an update of several clients that build on one another is admitted in whatever order it lists them", () => {
  const { door, doc } = doorWithParagraph();
  const fresh = new Door();
  const docs = [doc, openDocument("draft", 9), openDocument("draft", 5)];
  for (let round = 0; round < 6; round += 1) {
    const writer = docs[round % 3] as Y.Doc;
    for (const other of docs) Y.applyUpdate(writer, Y.encodeStateAsUpdate(other));
    (paragraphOf(writer).get(0) as Y.XmlText).insert(2, `${round}`);
    if (round > 2) paragraphOf(writer).setAttribute("a", `${round}`);
  }
  const last = docs[2] as Y.Doc;
  expect(fresh.take(Y.encodeStateAsUpdate(last))).toBe("admitted");
  expect(fresh.document().getXmlFragment("draft").toString()).toBe(last.getXmlFragment("draft").toString());
  expect(door.take(Y.encodeStateAsUpdate(last))).toBe("admitted");
  expect(door.document().getXmlFragment("draft").toString()).toBe(last.getXmlFragment("draft").toString());
});

test("[ADM-4] a client id belongs to whoever wrote under it first", () => {
  const { door, words, doc } = doorWithParagraph();
  const forged = handmade([{ client: 1, clock: 7, items: [{ origin: [1, 6], content: text("forged") }] }]);
  expect(door.take(forged, "bert")).toBe("client-id-taken");
  expect(door.take(updateOf(doc, () => words.insert(0, "real ")))).toBe("admitted");
  expect(door.document().getXmlFragment("draft").toString()).toBe("<paragraph>real Hallo</paragraph>");
});

test("[ADM-4] other content at a clock that is taken changes nothing for anybody", () => {
  const { door } = doorWithParagraph();
  const other = handmade([{ client: 1, items: [{ parent: "draft", content: element("heading") }] }]);
  expect(door.take(other, "bert")).toBe("nothing-new");
  expect(door.take(other, "anna")).toBe("nothing-new");
});

test("[ADM-4] an id bound before its first write cannot be taken", () => {
  const door = new Door();
  expect(door.ledger.bind(7, "anna", 10)).toBe(true);
  const write = handmade([{ client: 7, items: [{ parent: "draft", content: element("paragraph") }] }]);
  expect(door.take(write, "bert")).toBe("client-id-taken");
  expect(door.take(write, "anna")).toBe("admitted");
});

test("[ADM-4] new ids are named, and only the ones that write count against the limits", () => {
  const door = new Door("draft", { clientsPerUpdate: 3, clientsPerPersonAndRoom: 4 });
  const block = (client: number) => ({ client, items: [{ parent: "draft", content: element("paragraph") }] });
  const proposal = door.examine(handmade([block(3), block(2)]));
  expect(proposal.outcome === "admitted" && proposal.newClients).toEqual([3, 2]);
  expect(door.take(handmade([block(4), block(3), block(2), block(1)]))).toBe("too-many-clients");
  expect(door.take(handmade([block(3), block(2), block(1)]))).toBe("admitted");
  expect(door.take(handmade([block(5), block(4), block(3), block(2), block(1)]))).toBe("too-many-clients");
  expect(door.take(handmade([block(4), block(3), block(2), block(1)]))).toBe("admitted");
  expect(door.take(handmade([block(5)]), "bert")).toBe("admitted");
});

test("a proposal changes nothing until it is committed, and is void once something else was", () => {
  const { door, doc, words } = doorWithParagraph();
  const one = door.examine(updateOf(doc, () => words.insert(0, "a")));
  const again = door.examine(Y.encodeStateAsUpdate(doc));
  expect(door.contents.clockOf(1)).toBe(7);
  if (one.outcome !== "admitted" || again.outcome !== "admitted") throw new Error("not admitted");
  one.commit();
  expect(door.contents.clockOf(1)).toBe(8);
  expect(() => again.commit()).toThrow(/has changed/);
});

test("deletions are answered to a client that has everything else, and a restart knows the same", () => {
  const { door, doc, words } = doorWithParagraph();
  const stale = openDocument("draft");
  Y.applyUpdate(stale, door.log[0] as Uint8Array);
  door.take(updateOf(doc, () => words.delete(1, 3)));
  for (const reload of [false, true]) {
    if (reload) door.reload();
    const copy = openDocument("draft");
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(stale));
    expect(door.contents.isCoveredBy(Y.encodeStateVector(copy))).toBe(true);
    Y.applyUpdate(copy, encodeDeletesOnly(door.contents));
    expect(copy.getXmlFragment("draft").toString()).toBe("<paragraph>Ho</paragraph>");
    expect(Y.decodeStateVector(door.contents.encodeStateVector())).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(doc)),
    );
  }
});

test("what was collected before it was sent is admitted, and what builds on it is collected too", () => {
  const door = new Door();
  expect(door.take(handmade([{ client: 1, items: [{ content: gone(5) }] }], [[1, 0, 5]]))).toBe("admitted");
  expect(door.take(handmade([{ client: 2, items: [{ parent: [1, 2], content: xmlText }] }]))).toBe(
    "admitted",
  );
  expect(
    door.take(handmade([{ client: 2, clock: 1, items: [{ origin: [2, 0], content: text("x") }] }])),
  ).toBe("admitted");
  const reader = door.document();
  expect(reader.store.pendingStructs).toBeNull();
  expect(door.take(Y.encodeStateAsUpdate(reader), "reader")).toBe("nothing-new");
});

test("tidying up after concurrent formatting, which Yjs does at readers too, is told from writing", () => {
  const { door, doc, words } = doorWithParagraph();
  door.take(updateOf(doc, () => words.format(0, 5, { bold: {} })));
  const reader = door.document();
  const tidied = handmade([], [[1, 7, 2]]);
  const writes = handmade([], [[1, 6, 2]]);
  const verdict = (update: Uint8Array) => {
    const proposal = door.examine(update, "reader");
    return proposal.outcome === "admitted" && proposal.onlyTidiesFormats;
  };
  expect(reader.getXmlFragment("draft").toString()).toBe("<paragraph><bold>Hallo</bold></paragraph>");
  expect([verdict(tidied), verdict(writes)]).toEqual([true, false]);
});

function paragraphOf(doc: Y.Doc): Y.XmlElement {
  return doc.getXmlFragment("draft").get(0) as Y.XmlElement;
}
