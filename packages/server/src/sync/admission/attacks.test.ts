import { expect, test } from "vitest";
import * as Y from "yjs";
import { Door, openDocument, updateOf } from "./testSupport/Door.ts";
import {
  element,
  format,
  gone,
  type HandmadeItem,
  handmade,
  text,
  type,
  values,
  xmlText,
} from "./testSupport/handmade.ts";

/** A draft by anna (client 1): <paragraph> at 0, its text at 1, "Hallo" at 2 to 6; <heading> at 7 with a level at 8. */
function doorWithText(): Door {
  const door = new Door();
  const doc = openDocument("draft", 1);
  door.take(
    updateOf(doc, () => {
      const paragraph = new Y.XmlElement("paragraph");
      doc.getXmlFragment("draft").push([paragraph]);
      paragraph.insert(0, [new Y.XmlText("Hallo")]);
      const heading = new Y.XmlElement("heading");
      doc.getXmlFragment("draft").push([heading]);
      heading.setAttribute("level", "2");
    }),
  );
  return door;
}

/** What becomes of one item of client 9 at its clock 0. */
const one = (item: HandmadeItem): string =>
  doorWithText().take(handmade([{ client: 9, items: [item] }]), "mallory");

const paragraph: HandmadeItem = { parent: "draft", content: element("paragraph") };

test("[ADM-3] an item that refers to itself is refused, as neighbour and as parent", () => {
  expect(one({ origin: [9, 0], content: text("x") })).toBe("cyclic-reference");
  expect(one({ right: [9, 0], content: text("x") })).toBe("cyclic-reference");
  expect(one({ parent: [9, 0], content: element("paragraph") })).toBe("cyclic-reference");
  expect(one({ origin: [9, 2], content: text("long") })).toBe("cyclic-reference");
});

test("[ADM-3] an item that refers to a later one of its own client is refused", () => {
  const blocks = (first: HandmadeItem) => handmade([{ client: 9, items: [first, paragraph] }]);
  for (const first of [
    { origin: [9, 1], content: element("paragraph") },
    { right: [9, 1], content: element("paragraph") },
    { parent: [9, 1], content: xmlText },
  ] as const) {
    expect(doorWithText().take(blocks(first), "mallory")).toBe("cyclic-reference");
  }
});

test.each([2, 3, 200])(
  "[ADM-3] items that refer to one another in a circle over %i clients are refused",
  (count) => {
    const blocks = Array.from({ length: count }, (_, index) => ({
      client: 100 + index,
      items: [{ origin: [100 + ((index + 1) % count), 0] as const, content: text("x") }],
    }));
    expect(doorWithText().take(handmade(blocks), "mallory")).toBe("cyclic-reference");
  },
);

test("[ADM-3] a circle that leads through the order of one client's items is refused", () => {
  const door = doorWithText();
  const update = handmade([
    { client: 20, items: [{ origin: [10, 0], content: text("a") }, paragraph] },
    { client: 10, items: [{ parent: [20, 1], content: xmlText }] },
  ]);
  expect(door.take(update, "mallory")).toBe("cyclic-reference");
});

test("[ADM-3] what one client needs of another is found without needing what that one wrote later", () => {
  const update = handmade([
    { client: 20, items: [paragraph, { parent: [10, 1], content: xmlText }] },
    {
      client: 10,
      items: [
        { origin: [20, 0], content: element("paragraph") },
        { origin: [10, 0], content: element("paragraph") },
      ],
    },
  ]);
  const door = doorWithText();
  expect(door.take(update, "mallory")).toBe("admitted");
  expect(door.document().store.pendingStructs).toBeNull();
});

test("[ADM-3] neighbours in different places are refused: two texts, text and attribute, two attributes", () => {
  expect(one({ origin: [1, 0], right: [1, 3], content: text("x") })).toBe("malformed");
  expect(one({ origin: [1, 6], right: [1, 7], content: text("x") })).toBe("malformed");
  expect(one({ origin: [1, 6], right: [1, 8], content: text("x") })).toBe("malformed");
  expect(one({ right: [1, 8], content: values("3") })).toBe("malformed");
});

test("[ADM-3] neighbours in the wrong order within one item are refused, over two updates too", () => {
  expect(one({ origin: [1, 5], right: [1, 3], content: text("x") })).toBe("malformed");
  expect(one({ origin: [1, 3], right: [1, 3], content: text("x") })).toBe("malformed");
  const door = doorWithText();
  const update = handmade([
    {
      client: 9,
      items: [
        { origin: [1, 6], content: text("ab") },
        { origin: [9, 1], content: text("cd") },
      ],
    },
  ]);
  expect(door.take(update, "mallory")).toBe("admitted");
  const wrong = (origin: number, right: number) =>
    door.take(
      handmade([
        {
          client: 9,
          clock: 4,
          items: [
            { origin: [9, 3], content: text("e") },
            { origin: [9, origin], right: [9, right], content: text("x") },
          ],
        },
      ]),
      "mallory",
    );
  expect(wrong(4, 1)).toBe("malformed");
  expect(wrong(3, 4)).toBe("admitted");
});

test("[ADM-3] a parent that is no shared type is refused", () => {
  expect(one({ parent: [1, 3], content: text("x") })).toBe("malformed");
  expect(one({ parent: [1, 8], content: text("x") })).toBe("malformed");
});

test("[ADM-3] 20,000 types in one another are refused, in one update and one by one", () => {
  const items: HandmadeItem[] = [{ parent: "draft", content: element("blockquote") }];
  for (let depth = 1; depth < 20_000; depth += 1)
    items.push({ parent: [9, depth - 1], content: element("blockquote") });
  expect(doorWithText().take(handmade([{ client: 9, items }]), "mallory")).toBe("nested-too-deep");
  const door = doorWithText();
  let depth = 0;
  while (
    door.take(handmade([{ client: 9, clock: depth, items: [items[depth] as HandmadeItem] }]), "mallory") ===
    "admitted"
  ) {
    depth += 1;
  }
  expect(depth).toBe(door.limits.nestingDepth);
  expect(() => door.document().getXmlFragment("draft").toString()).not.toThrow();
});

test("[ADM-1] 20,000 types in one another are refused in a ledger too", () => {
  const items: HandmadeItem[] = [{ parent: "threads", key: "t", content: type(1) }];
  for (let depth = 1; depth < 20_000; depth += 1)
    items.push({ parent: [9, depth - 1], key: "t", content: type(1) });
  expect(new Door("discussion").take(handmade([{ client: 9, items }]), "mallory")).toBe(
    "content-not-allowed",
  );
});

test("[ADM-1] an update of thousands of client ids is refused", () => {
  const blocks = Array.from({ length: 5_000 }, (_, index) => ({ client: 1_000 + index, items: [paragraph] }));
  expect(doorWithText().take(handmade(blocks), "mallory")).toBe("too-many-clients");
});

test("[ADM-1] an update that is too large is refused before anything of it is read", () => {
  const door = new Door("draft", { messageBytes: 100 });
  expect(door.take(new Uint8Array(101))).toBe("too-large");
});

test("[ADM-3] deletions of what nobody wrote are a gap, however huge", () => {
  expect(doorWithText().take(handmade([], [[1, 0, 2 ** 30]]), "mallory")).toBe("gap");
  expect(doorWithText().take(handmade([], [[77, 0, 1]]), "mallory")).toBe("gap");
});

test("[ADM-2] a collected range as long as the clocks allow costs no memory", () => {
  const door = doorWithText();
  expect(door.take(handmade([{ client: 9, items: [{ content: gone(2 ** 31 - 1) }] }]), "mallory")).toBe(
    "admitted",
  );
  expect(
    door.take(handmade([{ client: 8, items: [{ origin: [9, 2 ** 30], content: text("x") }] }]), "mallory"),
  ).toBe("admitted");
  expect(door.document().getXmlFragment("draft").length).toBe(2);
});

test.each<[string, HandmadeItem]>([
  ["another root", { parent: "other", content: element("paragraph") }],
  ["an element the editor does not know", { parent: "draft", content: element("script") }],
  ["a name that every object has", { parent: "draft", content: element("constructor") }],
  ["an element where it does not belong", { parent: "draft", content: element("tableRow") }],
  ["text outside of any block", { parent: "draft", content: xmlText }],
  ["bare characters in the document", { parent: "draft", content: text("x") }],
  ["bare characters in an element", { parent: [1, 0], content: text("x") }],
  ["a hook", { parent: "draft", content: [5, () => {}] }],
  ["a map in the document", { parent: "draft", content: type(1) }],
  ["a plain text in a paragraph", { parent: [1, 0], content: type(2) }],
  ["a fragment in a paragraph", { parent: [1, 0], content: type(4) }],
  ["a type in a text", { parent: [1, 1], content: xmlText }],
  ["a value in a text", { origin: [1, 4], content: values(1) }],
  ["a type as an attribute", { parent: [1, 7], key: "level", content: xmlText }],
  ["a long attribute", { parent: [1, 7], key: "level", content: values("x".repeat(5_000)) }],
  ["an object as an attribute", { parent: [1, 7], key: "level", content: values({ toString: 1 }) }],
  ["a list of objects as an attribute", { parent: [1, 7], key: "level", content: values([{ toString: 1 }]) }],
  ["a long name of an attribute", { parent: [1, 7], key: "k".repeat(65), content: values(1) }],
  ["an attribute of the document", { parent: "draft", key: "k", content: values(1) }],
  ["an attribute of a text", { parent: [1, 1], key: "k", content: values(1) }],
  ["a mark the editor does not know", { origin: [1, 4], content: format("onclick", {}) }],
  ["a mark of a strange shape", { origin: [1, 4], content: format("bold", { a: { b: 1 } }) }],
  ["a link that runs code", { origin: [1, 4], content: format("link", { href: "javascript:alert(1)" }) }],
  [
    "a link that runs code behind a hash",
    { origin: [1, 4], content: format("link--AbCd1234", { href: "data:text/html,x" }) },
  ],
  ["a link without an address", { origin: [1, 4], content: format("link", { target: "_blank" }) }],
  ["a link that is only true", { origin: [1, 4], content: format("link", true) }],
])("[ADM-1] %s does not get into a draft", (_name, item) => {
  expect(["content-not-allowed", "malformed"]).toContain(one(item));
});

test.each([9e15, "1e9", [1e9]])(
  "[ADM-1] a cell as wide as %o columns does not get into a draft",
  (colspan) => {
    const take = (width: unknown) =>
      new Door().take(
        handmade([
          {
            client: 9,
            items: [
              { parent: "draft", content: element("table") },
              { parent: [9, 0], content: element("tableRow") },
              { parent: [9, 1], content: element("tableCell") },
              { parent: [9, 2], key: "colspan", content: values(width) },
            ],
          },
        ]),
      );
    expect(take(2)).toBe("admitted");
    expect(take([240, 120])).toBe("admitted");
    expect(take(colspan)).toBe("content-not-allowed");
  },
);

test.each<[string, HandmadeItem]>([
  ["another root", { parent: "other", key: "a", content: type(1) }],
  ["an entry that is no map", { parent: "threads", key: "a", content: values(1) }],
  ["an entry without a key", { parent: "threads", content: type(1) }],
  ["a list as an entry", { parent: "threads", key: "a", content: type(0) }],
  ["a type as a field", { parent: [1, 0], key: "text", content: type(2) }],
  ["a sequence in an entry", { parent: [1, 0], content: values(1) }],
  ["a very long key", { parent: "threads", key: "k".repeat(201), content: type(1) }],
])("[ADM-1] %s does not get into a ledger", (_name, item) => {
  const door = new Door("discussion");
  expect(
    door.take(handmade([{ client: 1, items: [{ parent: "threads", key: "t", content: type(1) }] }])),
  ).toBe("admitted");
  expect(door.take(handmade([{ client: 9, items: [item] }]), "mallory")).toBe("content-not-allowed");
});

test("[ADM-1] a ledger's plain text takes characters and nothing else", () => {
  const take = (item: HandmadeItem) => new Door("record").take(handmade([{ client: 9, items: [item] }]));
  expect(take({ parent: "summary", content: text("Kurz") })).toBe("admitted");
  expect(take({ parent: "summary", content: format("bold", true) })).toBe("content-not-allowed");
  expect(take({ parent: "summary", content: type(2) })).toBe("content-not-allowed");
  expect(take({ parent: "summary", key: "a", content: text("x") })).toBe("content-not-allowed");
});
