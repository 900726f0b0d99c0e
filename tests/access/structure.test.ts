import { DRAFT_ROOT, openDraft } from "@querschnitt/shared/documents/draft";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { element, handmade, type Item, subdocument, text } from "../support/handmade.ts";
import { RawSocket } from "../support/RawSocket.ts";
import { waitFor } from "../support/waitFor.ts";
import { Besieged, changeOf } from "./Besieged.ts";

let scene: Besieged;

beforeAll(async () => {
  scene = await Besieged.build();
});

afterAll(async () => {
  await scene.dispose();
});

/** Sends an update as an editor and answers the reason for which it was refused. */
async function reasonFor(update: Uint8Array): Promise<string | undefined> {
  const { socket } = await scene.enter(scene.editor, "draft");
  socket.sendUpdate(update);
  await waitFor("an answer", () => socket.refusals.length > 0 || socket.acknowledged > 0 || !socket.isOpen);
  const [reason] = socket.refusals;
  socket.destroy();
  return reason;
}

const paragraph: Item = { parent: DRAFT_ROOT, content: element("paragraph") };

/** The client ids under which poison is sent. */
const attackers = [101, 102, 103, 104, 105];

const poison: [name: string, update: () => Uint8Array][] = [
  [
    "an item that refers to itself",
    () => handmade([{ client: 101, items: [{ origin: [101, 0], content: element("paragraph") }] }]),
  ],
  [
    "an item that refers to a later one",
    () =>
      handmade([{ client: 102, items: [{ origin: [102, 1], content: element("paragraph") }, paragraph] }]),
  ],
  [
    "items that refer to one another in a circle",
    () =>
      handmade([
        { client: 104, items: [{ origin: [103, 0], content: element("paragraph") }] },
        { client: 103, items: [{ origin: [104, 0], content: element("paragraph") }] },
      ]),
  ],
  [
    "an item that is its own parent",
    () => handmade([{ client: 105, items: [{ parent: [105, 0], content: element("paragraph") }] }]),
  ],
];

test.each(poison)("[ADM-3] %s never gets in, and the room goes on", async (_name, update) => {
  const { socket } = await scene.enter(scene.editor, "draft");
  socket.sendUpdate(update());
  // A circle may pass for a gap: then the server asks once, and whoever has no answer is refused all the same.
  await waitFor(
    "an answer",
    () => socket.refusals.length > 0 || socket.frames.some((frame) => frame[0] === 0 && frame[1] === 0),
  );
  socket.sendUpdate(update());
  await scene.isUndisturbed();
  for (const client of attackers) expect(Y.getState(scene.draft.store, client)).toBe(0);
  socket.destroy();
});

test("[ADM-1] 20,000 elements within one another are refused", async () => {
  const items: Item[] = [{ parent: DRAFT_ROOT, content: element("blockquote") }];
  for (let depth = 1; depth < 20_000; depth++)
    items.push({ parent: [106, depth - 1], content: element("blockquote") });
  expect(await reasonFor(handmade([{ client: 106, items }]))).toBe("nested-too-deep");
  await scene.isUndisturbed();
});

test("[ADM-1] a document within the document, and a foreign root, are refused", async () => {
  const subdoc = handmade([{ client: 107, items: [{ parent: DRAFT_ROOT, content: subdocument("abc") }] }]);
  expect(await reasonFor(subdoc)).toBe("content-not-allowed");
  const root = handmade([{ client: 108, items: [{ parent: "elsewhere", content: text("x") }] }]);
  expect(await reasonFor(root)).toBe("content-not-allowed");
  await scene.isUndisturbed();
});

test("[ADM-1] thousands of client ids in one update are refused", async () => {
  const clients = Array.from({ length: 5_000 }, (_value, number) => ({
    client: 20_000 - number,
    items: [paragraph],
  }));
  expect(await reasonFor(handmade(clients))).toBe("too-many-clients");
  await scene.isUndisturbed();
});

test("[ADM-1] a link that runs a script, and foreign elements, do not get into a draft", async () => {
  const link = changeOf(new Y.Doc(), (doc) => {
    const block = new Y.XmlElement("paragraph");
    const words = new Y.XmlText();
    openDraft(doc).push([block]);
    block.push([words]);
    words.insert(0, "hier klicken", { link: { href: "javascript:alert(document.cookie)" } });
  });
  expect(await reasonFor(link)).toBe("content-not-allowed");
  for (const name of ["script", "iframe", "img", "svg"]) {
    const foreign = handmade([{ client: 109, items: [{ parent: DRAFT_ROOT, content: element(name) }] }]);
    expect(await reasonFor(foreign), name).toBe("content-not-allowed");
  }
  await scene.isUndisturbed();
});

test("[WIRE-1] malformed and truncated messages close their own socket and disturb nobody", async () => {
  const whole = changeOf(new Y.Doc(), (doc) => openDraft(doc).push([new Y.XmlElement("paragraph")]));
  const frame = (bytes: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(bytes);
  const messages = [
    new Uint8Array([]),
    new Uint8Array([255, 255, 255, 255, 255, 255, 255]),
    new Uint8Array([0]),
    new Uint8Array([0, 2]),
    new Uint8Array([0, 2, 200]),
    frame((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint8Array(encoder, whole.subarray(0, whole.length - 3));
    }),
  ];
  for (const message of messages) {
    const { socket } = await scene.enter(scene.editor, "draft");
    socket.send(message);
    expect((await socket.closed()).code, message.join()).toBe(4400);
  }
  await scene.isUndisturbed();
});

test("[WIRE-7] a huge message closes its own socket", async () => {
  const { socket } = await scene.enter(scene.editor, "draft");
  socket.send(new Uint8Array(3 * 1024 * 1024));
  expect((await socket.closed()).code).toBe(4413);
  await scene.isUndisturbed();
});

test("[LIM-1] a flood is taken at the server's pace, and others are not kept waiting", async () => {
  const { socket, doc } = await scene.enter(scene.editor, "discussion");
  const nothing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
  for (let number = 0; number < 10_000; number++) socket.sendUpdate(nothing);
  await scene.isUndisturbed();
  expect(socket.isOpen).toBe(true);
  socket.destroy();
});

test("[WIRE-6] a page of a foreign site cannot connect, whatever cookie its visitor has", async () => {
  const { api } = scene.editor;
  const address = RawSocket.address(api.url, scene.room("draft"), {});
  const foreign = new RawSocket(address, { origin: "https://boese.example", cookie: api.cookie });
  expect(await foreign.turnedDown()).toBe(403);
  const own = new RawSocket(address, { origin: api.url, cookie: api.cookie });
  await waitFor("the own page to be let in", () => own.frames.length > 0);
  own.destroy();
});
