import { fc, test } from "@fast-check/vitest";
import * as encoding from "lib0/encoding";
import { expect } from "vitest";
import * as Y from "yjs";
import { parseUpdate } from "./parseUpdate.ts";
import { element, format, gone, type HandmadeItem, handmade, text, values } from "./testSupport/handmade.ts";

const reasonOf = (bytes: Uint8Array): string => {
  const parsed = parseUpdate(bytes);
  return "reason" in parsed ? parsed.reason : "parsed";
};

/** One item with this content in an otherwise good update. */
const item = (content: HandmadeItem["content"]): Uint8Array =>
  handmade([{ client: 1, items: [{ parent: "draft", content }] }]);

const raw = (ref: number, ...bytes: number[]): Uint8Array =>
  item([ref, (encoder) => encoding.writeUint8Array(encoder, new Uint8Array(bytes))]);

/** A document with everything that an update can hold and that is allowed, by two clients. */
function richUpdate(): Uint8Array {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = 1;
  const fragment = doc.getXmlFragment("draft");
  const paragraph = new Y.XmlElement("paragraph");
  const words = new Y.XmlText("Grüße 😀 aus Dortmund");
  fragment.push([paragraph]);
  paragraph.insert(0, [words]);
  paragraph.setAttribute("a", { deep: [1, -2.5, null, true, "ä", undefined] } as unknown as string);
  words.format(2, 4, { link: { href: "https://dortmund.de" } });
  const other = new Y.Doc();
  other.clientID = 4_000_000_000;
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  (other.getXmlFragment("draft").get(0) as Y.XmlElement).push([new Y.XmlElement("hardBreak")]);
  other.getXmlFragment("draft").insert(0, [new Y.XmlElement("heading")]);
  other.getXmlFragment("draft").delete(0, 1);
  return Y.encodeStateAsUpdate(other);
}

test("[ADM-1] reads what Yjs reads, struct by struct", () => {
  const update = richUpdate();
  const parsed = parseUpdate(update);
  if ("reason" in parsed) throw new Error(parsed.detail);
  const { structs, ds } = Y.decodeUpdate(update);
  const mine = parsed.blocks.flatMap(({ client, structs: own }) =>
    own.map(({ clock, length }) => [client, clock, length]),
  );
  expect(mine).toEqual(structs.map(({ id, length }) => [id.client, id.clock, length]));
  const deleted = parsed.deletions.map(({ client, ranges }) => [client, ranges]);
  expect(deleted).toEqual(
    [...ds.clients].map(([c, all]) => [c, all.flatMap((d) => [d.clock, d.clock + d.len])]),
  );
  expect(parsed.canonical).toBe(true);
});

test("[ADM-1] an update that is cut off anywhere, or longer than it says, is malformed", () => {
  const update = richUpdate();
  for (let length = 0; length < update.length; length += 1) {
    expect([length, reasonOf(update.slice(0, length))]).toEqual([length, "malformed"]);
    // The bytes behind the end of a view are somebody else's.
    expect([length, reasonOf(update.subarray(0, length))]).toEqual([length, "malformed"]);
  }
  expect(reasonOf(new Uint8Array([...update, 0]))).toBe("malformed");
  expect(reasonOf(update)).toBe("parsed");
});

test.each<[string, Uint8Array]>([
  [
    "a subdocument",
    item([
      9,
      (e) => {
        encoding.writeVarString(e, "guid");
        encoding.writeAny(e, {});
      },
    ]),
  ],
  [
    "legacy JSON",
    item([
      2,
      (e) => {
        encoding.writeVarUint(e, 1);
        encoding.writeVarString(e, "1");
      },
    ]),
  ],
  ["bytes", item([3, (e) => encoding.writeVarUint8Array(e, new Uint8Array(3))])],
  ["an embedded object", item([5, (e) => encoding.writeVarString(e, "{}")])],
  ["bytes as a value", item(values(new Uint8Array(3)))],
  ["a big integer", item(values(1n))],
  ["a number that is none", item(values(Number.NaN))],
  ["an infinite number", item(values(Number.POSITIVE_INFINITY))],
  [
    "a prototype as a value's field",
    item([
      8,
      (e) => {
        encoding.writeUint8Array(e, new Uint8Array([1, 118, 1]));
        encoding.writeVarString(e, "__proto__");
        encoding.writeAny(e, {});
      },
    ]),
  ],
  [
    "a prototype in a mark",
    item([
      6,
      (e) => {
        encoding.writeVarString(e, "bold");
        encoding.writeVarString(e, '{"__proto__":{"x":1}}');
      },
    ]),
  ],
  [
    "a prototype as a key",
    handmade([{ client: 1, items: [{ parent: "draft", key: "__proto__", content: values(1) }] }]),
  ],
])("[ADM-1] %s is content that is not allowed", (_name, update) => {
  expect(reasonOf(update)).toBe("content-not-allowed");
});

test.each<[string, Uint8Array]>([
  ["a kind of content nobody knows", raw(11)],
  ["a kind of type nobody knows", raw(7, 7)],
  ["a kind of value nobody knows", raw(8, 1, 5)],
  ["a text of length 0", item(text(""))],
  ["no values", item(values())],
  ["something collected of length 0", item(gone(0))],
  ["text that is no UTF-8", raw(4, 2, 0xc3, 0x28)],
  [
    "a mark that is no JSON",
    item([
      6,
      (e) => {
        encoding.writeVarString(e, "bold");
        encoding.writeVarString(e, "{");
      },
    ]),
  ],
  ["a client id beyond 32 bits", handmade([{ client: 2 ** 32, items: [{ content: gone(1) }] }])],
  ["a clock beyond 31 bits", handmade([{ client: 1, clock: 2 ** 31, items: [{ content: gone(1) }] }])],
  [
    "a length beyond 31 bits",
    handmade([{ client: 1, items: [{ content: gone(2 ** 31) }, { content: gone(1) }] }]),
  ],
  [
    "a reference beyond 31 bits",
    handmade([{ client: 1, items: [{ origin: [2, 2 ** 31], content: text("a") }] }]),
  ],
  ["a client without structs", handmade([{ client: 1, items: [] }])],
  [
    "a client twice",
    handmade([
      { client: 1, items: [{ content: gone(1) }] },
      { client: 1, clock: 1, items: [{ content: gone(1) }] },
    ]),
  ],
  [
    "deletions of a client twice",
    handmade(
      [],
      [
        [1, 0, 1],
        [1, 2, 1],
      ],
    ),
  ],
  ["a huge count of clients", new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f])],
  ["a huge count of structs", new Uint8Array([1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0])],
  ["a huge count of deletions", new Uint8Array([0, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x0f])],
  ["a huge count of values", raw(8, 0xff, 0xff, 0xff, 0xff, 0x0f)],
  ["a number beyond all limits", new Uint8Array(20).fill(0xff)],
])("[ADM-1] %s is malformed", (_name, update) => {
  expect(reasonOf(update)).toBe("malformed");
});

test("[ADM-1] plain values are nested 32 deep at most, however deep they try", () => {
  const nest = (depth: number) => item([8, (e) => encoding.writeUint8Array(e, nested(depth))]);
  expect([32, 33, 100_000].map((depth) => reasonOf(nest(depth)))).toEqual([
    "parsed",
    "nested-too-deep",
    "nested-too-deep",
  ]);
  const json = "[".repeat(50_000) + "]".repeat(50_000);
  const mark = item([
    6,
    (e) => {
      encoding.writeVarString(e, "bold");
      encoding.writeVarString(e, json);
    },
  ]);
  expect(reasonOf(mark)).not.toBe("parsed");
  expect(reasonOf(item(format("bold", { a: [[]] })))).toBe("parsed");
});

test("[ADM-1] ranges of deletions in disorder are read as what they mean", () => {
  const update = encoding.encode((encoder) => {
    for (const number of [0, 1, 7, 4, 10, 5, 2, 3, 4, 0, 3, 4]) encoding.writeVarUint(encoder, number);
  });
  const parsed = parseUpdate(update);
  if ("reason" in parsed) throw new Error(parsed.detail);
  expect(parsed.deletions).toEqual([{ client: 7, ranges: [2, 7, 10, 15] }]);
  expect(parsed.canonical).toBe(false);
});

test.prop([fc.uint8Array({ maxLength: 60 })], { numRuns: 5_000 })(
  "[ADM-1] no bytes make it throw",
  (bytes) => {
    parseUpdate(bytes);
  },
);

const mutation = fc.record({ at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) });

test.prop([fc.array(mutation, { minLength: 1, maxLength: 4 })], { numRuns: 5_000 })(
  "[ADM-1] whatever it reads of a damaged update, Yjs reads too",
  (mutations) => {
    const bytes = richUpdate();
    for (const { at, bits } of mutations)
      bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ bits;
    if (!("reason" in parseUpdate(bytes))) Y.decodeUpdate(bytes);
  },
);

test("an element is named", () => {
  expect(reasonOf(item(element("paragraph")))).toBe("parsed");
});

function nested(depth: number): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * depth + 1);
  bytes[0] = 1;
  for (let level = 0; level < depth; level += 1) bytes.set([117, 1], 1 + 2 * level);
  bytes[bytes.length - 1] = 126;
  return bytes;
}
