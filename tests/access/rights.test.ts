import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { acceptance, readRecord } from "@querschnitt/shared/documents/record";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { element, handmade } from "../support/handmade.ts";
import { RawSocket } from "../support/RawSocket.ts";
import { StockClient } from "../support/StockClient.ts";
import type { Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";
import { Besieged, changeOf } from "./Besieged.ts";

let scene: Besieged;

beforeAll(async () => {
  scene = await Besieged.build();
});

afterAll(async () => {
  await scene.dispose();
});

const now = () => Date.now();

function paragraphIn(doc: Y.Doc, words: string): Uint8Array {
  return changeOf(doc, () => {
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [new Y.XmlText(words)]);
    openDraft(doc).push([block]);
  });
}

/** A thread of somebody's, opened the honest way; answers its first comment. */
async function openThread(person: Teammate, body: string): Promise<string> {
  const comment = newId();
  const client = await StockClient.open(person.api, scene.room("discussion"));
  const command = { type: "open-thread", thread: newId(), comment, anchor: null, body } as const;
  perform(client.doc, "discussion", command, { person: person.id, now: now() });
  const other = await StockClient.open(scene.team.admin.api, scene.room("discussion"));
  await waitFor("the thread to arrive", () =>
    readDiscussion(other.doc).some(({ comments }) => comments.some(({ id }) => id === comment)),
  );
  client.destroy();
  other.destroy();
  return comment;
}

async function refusalOf(
  person: Teammate,
  kind: "draft" | "discussion" | "record",
  change: (doc: Y.Doc) => Uint8Array,
): Promise<string> {
  const { socket, doc } = await scene.enter(person, kind);
  socket.sendUpdate(change(doc));
  await waitFor("a refusal", () => socket.refusals.length > 0);
  expect(socket.isOpen).toBe(true);
  socket.destroy();
  return socket.refusals[0] ?? "";
}

test("[MAY-1] a commenter cannot write to the draft", async () => {
  const reason = await refusalOf(scene.commenter, "draft", (doc) => paragraphIn(doc, "nicht erlaubt"));
  expect(reason).toBe("may-not-write");
  await scene.isUndisturbed();
  expect(draftText(scene.draft)).not.toContain("nicht erlaubt");
});

test("[LED-2] a comment in another's name, and editing another's comment, are refused by name of the rule", async () => {
  const comment = await openThread(scene.editor, "Von der Polizei");
  const forged = await refusalOf(scene.commenter, "discussion", (doc) =>
    changeOf(doc, () => {
      const command = {
        type: "open-thread",
        thread: newId(),
        comment: newId(),
        anchor: null,
        body: "gefälscht",
      } as const;
      perform(doc, "discussion", command, { person: scene.editor.id, now: now() });
    }),
  );
  expect(forged).toMatch(/^(thread|comment)\.foreign-author$/);
  const edited = await refusalOf(scene.commenter, "discussion", (doc) =>
    changeOf(doc, () => {
      perform(
        doc,
        "discussion",
        { type: "edit-comment", comment, body: "verdreht" },
        { person: scene.commenter.id, now: now() },
      );
    }),
  );
  expect(edited).toBe("comment.foreign-comment");
  const late = await StockClient.open(scene.team.admin.api, scene.room("discussion"));
  const bodies = readDiscussion(late.doc).flatMap(({ comments }) => comments.map(({ body }) => body));
  expect(bodies).toContain("Von der Polizei");
  expect(bodies.join()).not.toMatch(/gefälscht|verdreht/);
  late.destroy();
});

test("[LED-2] nobody accepts a responsibility for another organisation", async () => {
  const responsibility = newId();
  const honest = await StockClient.open(scene.team.admin.api, scene.room("record"));
  perform(
    honest.doc,
    "record",
    {
      type: "add-responsibility",
      responsibility,
      task: "Streife am Abend",
      organisation: scene.editor.organisation,
      person: null,
      deadline: null,
    },
    { person: scene.team.admin.id, now: now() },
  );
  await waitFor("the responsibility to be stored", async () => {
    const reader = await StockClient.open(scene.commenter.api, scene.room("record"));
    const found = readRecord(reader.doc).responsibilities.length;
    reader.destroy();
    return found === 1;
  });
  const reason = await refusalOf(scene.commenter, "record", (doc) =>
    changeOf(doc, () => {
      const [found] = readRecord(doc).responsibilities;
      if (!found) throw new Error("no responsibility");
      perform(doc, "record", acceptance(found), { person: scene.commenter.id, now: now() });
    }),
  );
  expect(reason).toBe("responsibility.accepted-for-another-organisation");
  honest.destroy();
});

test("[ADM-4] another's client id cannot be used, with whatever content", async () => {
  const client = scene.draft.clientID;
  const clock = Y.getState(scene.draft.store, client);
  const item = { parent: "draft", content: element("paragraph") };
  // At a clock that is taken nothing is news; behind it the id is somebody else's.
  const reason = await refusalOf(scene.editor, "draft", () => handmade([{ client, clock, items: [item] }]));
  expect(reason).toBe("client-id-taken");
  await scene.isUndisturbed();
});

/** A presence message: one client id, its clock, its state. */
function presence(client: number, clock: number, state: unknown): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, update);
  });
}

test("[PRES-4] a client id seen in presence cannot be taken before its first write", async () => {
  const victim = await StockClient.open(scene.editor.api, scene.room("draft"));
  victim.provider.awareness.setLocalStateField("cursor", null);
  const watcher = await StockClient.open(scene.team.admin.api, scene.room("draft"));
  await waitFor("the victim to be seen", () =>
    watcher.provider.awareness.getStates().has(victim.doc.clientID),
  );
  const reason = await refusalOf(scene.team.admin, "draft", () =>
    handmade([{ client: victim.doc.clientID, items: [{ parent: "draft", content: element("paragraph") }] }]),
  );
  expect(reason).toBe("client-id-taken");
  paragraphIn(victim.doc, "Mein erster Satz");
  await waitFor("the victim's own first sentence", () => draftText(scene.draft).includes("Mein erster Satz"));
  victim.destroy();
  watcher.destroy();
});

test("[PRES-2] nobody appears as somebody else", async () => {
  const victim = await StockClient.open(scene.editor.api, scene.room("draft"));
  victim.provider.awareness.setLocalStateField("cursor", null);
  const watcher = await StockClient.open(scene.team.admin.api, scene.room("draft"));
  const states = () => watcher.provider.awareness.getStates();
  await waitFor("the victim to be seen", () => states().has(victim.doc.clientID));
  const { socket } = await scene.enter(scene.commenter, "draft");
  socket.send(presence(victim.doc.clientID, 1_000, { user: { name: "Gefälscht" } }));
  await waitFor("a refusal", () => socket.refusals.includes("client-id-taken"));
  socket.send(presence(4_711, 1, { user: { person: scene.editor.id, name: "Gefälscht" } }));
  await waitFor("the attacker to be seen", () => states().has(4_711));
  expect(states().get(4_711)?.user).toMatchObject({ person: scene.commenter.id, name: scene.commenter.name });
  expect(states().get(victim.doc.clientID)?.user).toMatchObject({ person: scene.editor.id });
  for (const client of [victim, watcher]) client.destroy();
  socket.destroy();
});

test("[MAY-3] a removed reader who sends nothing hears nothing from the next frame on", async () => {
  const reader = await scene.team.invite("politics");
  await scene.team.assign(scene.measure, reader, "reader");
  const { socket } = await scene.enter(reader, "draft");
  await scene.isUndisturbed();
  await waitFor("the reader to hear", () => socket.frames.some((frame) => frame[0] === 0 && frame[1] === 2));
  await scene.team.assign(scene.measure, reader, "none");
  const heard = socket.frames.filter((frame) => frame[0] === 0).length;
  await scene.isUndisturbed();
  expect((await socket.closed()).code).toBe(4403);
  expect(socket.frames.filter((frame) => frame[0] === 0).length).toBe(heard);
});

test("[MAY-6] who lost access yesterday and brings offline work is turned away; the work goes nowhere", async () => {
  const person = await scene.team.invite("politics");
  await scene.team.assign(scene.measure, person, "editor");
  const client = await StockClient.open(person.api, scene.room("draft"));
  client.disconnect();
  paragraphIn(client.doc, "von gestern");
  await scene.team.assign(scene.measure, person, "none");
  client.provider.connect();
  await waitFor("to be turned away", () => client.closeCodes.includes(4403));
  await scene.isUndisturbed();
  expect(draftText(scene.draft)).not.toContain("von gestern");
  client.destroy();
});

test("[MAY-6] a guest who guesses hears the same about what is hidden and what does not exist", async () => {
  const guest = await scene.team.invite("business", "guest");
  const token = await guest.api.token();
  const outcomes = [];
  for (const room of [
    scene.room("draft"),
    "measure/gibtsnicht/draft",
    "measure/%2e%2e%2f%2e%2e%2fetc/draft",
    "person/x/marks",
  ]) {
    const raw = new RawSocket(RawSocket.address(guest.api.url, room, { token, ack: "1" }));
    const { code } = await raw.closed();
    outcomes.push([code, raw.frames.length]);
  }
  expect(new Set(outcomes.map((outcome) => outcome.join()))).toEqual(new Set(["4403,0"]));
  const hidden = await guest.api.ask("GET", `/api/measures/${scene.measure}`);
  const missing = await guest.api.ask("GET", "/api/measures/gibtsnicht");
  expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
});

test("[MAY-7] a client of an outdated schema reads and does not write", async () => {
  const { socket, doc } = await scene.enter(scene.editor, "draft", { schema: "0" });
  const answered = await waitFor("an answer", () =>
    !socket.isOpen ? "closed" : socket.extras.some(({ type }) => type === "roomState") ? "open" : undefined,
  );
  if (answered === "open") {
    socket.sendUpdate(paragraphIn(doc, "veraltet"));
    await waitFor("a refusal", () => socket.refusals.length > 0 || !socket.isOpen);
  }
  await scene.isUndisturbed();
  expect(draftText(scene.draft)).not.toContain("veraltet");
});
