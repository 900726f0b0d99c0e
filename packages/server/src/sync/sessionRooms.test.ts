import { type AgendaCommand, type NewItem, readAgenda } from "@querschnitt/shared/documents/agenda";
import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { openCourse } from "@querschnitt/shared/documents/minutes";
import type { SessionAccess } from "@querschnitt/shared/policy/sessions";
import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import type { RawClient } from "./testSupport/RawClient.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

const SECRET = "Personalfall im Ordnungsdienst";
const access = (
  role: SessionAccess["role"],
  entitled: boolean,
  state: SessionAccess["state"] = "invited",
): SessionAccess => ({ role, entitled, state });

let sync: TestSync;
beforeEach(async () => {
  sync = await startSync({
    roles: { anna: "editor", bert: "editor", cem: "editor", gast: "reader" },
    idleMilliseconds: 40,
    restMilliseconds: 20,
  });
  sync.authority.setSession("anna", access("leader", true));
  sync.authority.setSession("bert", access("participant", false));
});
afterEach(() => sync.close());

const values: NewItem = {
  title: SECRET,
  kind: "decision",
  minutes: null,
  presenter: null,
  approves: null,
  publicTitle: "",
  source: "",
};

async function agenda(person: string, name: string): Promise<RawClient> {
  const client = sync.raw(name, person);
  openLedger(client.doc, "agenda");
  return client.join();
}

const does = (client: RawClient, person: string, command: AgendaCommand): void =>
  client.edit((doc) => perform(doc, "agenda", command, { person, now: Date.now() }));

function write(client: RawClient, item: string, words: string): void {
  client.edit((doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    openCourse(doc, item).push([paragraph]);
    paragraph.insert(0, [new Y.XmlText(words)]);
  });
}

/** How the server answers an attempt to open a room. */
async function answer(name: string, person: string): Promise<unknown> {
  const client = sync.raw(name, person);
  await waitFor("it is closed", () => client.closeCode !== undefined);
  return [client.closeCode, client.states, client.updates, client.presence];
}

test("[SES-1] a non-public part answers like a room that does not exist, whether anything stands in it or not", async () => {
  const anna = await agenda("anna", "session/s/closed-agenda");
  does(anna, "anna", { type: "add-item", item: "a", parent: null, values });
  await waitFor("it is stored", () => anna.acknowledged === 2);
  const rooms = ["agenda", "minutes", "protocol"].map((kind) => `session/s/closed-${kind}`);
  for (const person of ["bert", "gast"]) {
    const unknown = await answer("session/s/gibtsnicht", person);
    for (const room of rooms) expect(await answer(room, person)).toEqual(unknown);
  }
  expect(await answer("session/s/agenda", "gast")).toEqual(await answer("session/s/gibtsnicht", "gast"));
});

test("[SES-1] who loses the right to the non-public part is sent away before the next frame", async () => {
  sync.authority.setSession("bert", access("participant", true));
  const [anna, bert] = [
    await agenda("anna", "session/s/closed-agenda"),
    await agenda("bert", "session/s/closed-agenda"),
  ];
  sync.authority.setSession("bert", access("participant", false));
  does(anna, "anna", { type: "add-item", item: "a", parent: null, values });
  await waitFor("bert is sent away", () => bert.closeCode === closeCodes.noAccess);
  expect(readAgenda(bert.doc).items).toEqual([]);
});

test("[SES-1] who writes the non-public minutes is present there alone, not in the public ones", async () => {
  sync.authority.setSession("cem", access("participant", true));
  const [anna, cem] = [
    await sync.raw("session/s/closed-minutes", "anna").join(),
    await sync.raw("session/s/closed-minutes", "cem").join(),
  ];
  const publicRooms = await Promise.all(
    ["agenda", "minutes", "protocol"].map((kind) => sync.raw(`session/s/${kind}`, "bert").join()),
  );
  anna.sendPresence({ client: anna.doc.clientID, clock: 1, state: '{"cursor":null}' });
  await waitFor("those who belong to it see it", () => cem.presence.length > 0);
  expect(publicRooms.map(({ presence }) => presence)).toEqual([[], [], []]);
});

test("[SES-2] when the minutes are closed, the room stays readable and takes nothing more", async () => {
  const anna = await agenda("anna", "session/s/agenda");
  does(anna, "anna", { type: "add-item", item: "a", parent: null, values });
  await waitFor("it is stored", () => anna.acknowledged === 2);
  sync.authority.setSession("anna", access("leader", true, "minutes-closed"));
  does(anna, "anna", { type: "edit-item", item: "a", changes: { title: "Anders" } });
  await waitFor("it is refused", () => anna.refusals.length === 1);
  expect(readAgenda((await agenda("anna", "session/s/agenda")).doc).items.map(({ title }) => title)).toEqual([
    SECRET,
  ]);
});

test("[SES-5] minutes have a root for each item, across restarts of the room, and roots of no other form", async () => {
  const room = "session/s/minutes";
  const anna = await sync.raw(room, "anna").join();
  for (let index = 0; index < 150; index++) {
    write(anna, "a1", `${index} `);
    write(anna, `b${index % 7}`, "Aussprache");
  }
  await waitFor("all is stored", () => anna.acknowledged === 301);
  anna.close();
  await waitFor("the room is closed", () => sync.rooms.openCount === 0);
  const again = await sync.raw(room, "anna").join();
  expect(openCourse(again.doc, "a1").length).toBe(150);
  expect(openCourse(again.doc, "b3").toString()).toContain("Aussprache");
  write(again, "a1", "danach");
  await waitFor("it is stored", () => again.acknowledged === 2);
  const bert = await sync.raw(room, "bert").join();
  expect(openCourse(bert.doc, "a1").length).toBe(151);
  again.edit((doc) => doc.getXmlFragment("Kein TOP").push([new Y.XmlElement("paragraph")]));
  await waitFor("it is refused", () => again.refusals.length === 1);
  expect(again.refusals[0]?.refusal.reason).toBe("content-not-allowed");
});

test("[SES-5] who takes part reads the minutes and does not write them", async () => {
  const bert = await sync.raw("session/s/minutes", "bert").join();
  expect(bert.states.at(-1)?.mayWrite).toBe("none");
  write(bert, "a1", "So war es nicht.");
  await waitFor("it is refused", () => bert.refusals.length === 1);
});
