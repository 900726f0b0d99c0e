import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { InternalCommand } from "@querschnitt/shared/documents/internal";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RawSocket } from "../support/RawSocket.ts";
import { StockClient } from "../support/StockClient.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";
import { changeOf } from "./Besieged.ts";

let team: Team;
let measure: string;
/** Two of one organisation, who may only read the measure, one of another, and a guest of the first. */
let anna: Teammate;
let bert: Teammate;
let clara: Teammate;
let gast: Teammate;

beforeAll(async () => {
  team = await Team.start();
  ({ id: measure } = await team.createMeasure("Unter uns"));
  anna = await team.invite("police");
  bert = await team.invite("police");
  clara = await team.invite("civil-society");
  gast = await team.invite("police", "guest");
  await team.assign(measure, clara, "editor");
});
afterAll(() => team?.dispose());

const internal = (): string => `measure/${measure}/internal/${anna.organisation}`;

async function enter(person: Teammate, room = internal()): Promise<StockClient> {
  const client = await StockClient.open(person.api, room);
  openLedger(client.doc, "internal");
  return client;
}

/** Opens a thread the honest way; answers its comment once others have it. */
async function say(person: Teammate, body: string): Promise<string> {
  const [client, witness] = [await enter(person), await enter(person)];
  const comment = newId();
  const command = { type: "open-thread", thread: newId(), comment, anchor: null, body } as const;
  perform(client.doc, "internal", command, { person: person.id, now: Date.now() });
  await waitFor("it to be stored", () => bodies(witness).includes(body));
  for (const one of [client, witness]) one.destroy();
  return comment;
}

const bodies = ({ doc }: StockClient): string[] =>
  readDiscussion(doc).flatMap(({ comments }) => comments.map(({ body }) => body));

async function knock(person: Teammate, room: string): Promise<unknown> {
  const token = await person.api.token();
  const raw = new RawSocket(RawSocket.address(person.api.url, room, { token, ack: "1" }));
  const { code, reason } = await raw.closed();
  return [code, reason, raw.frames.length];
}

test("[INT-1] to everybody else, the administrator too, the room is none, before and after it is written in", async () => {
  const rooms = [
    internal(),
    `measure/${measure}/internal/${newId()}`,
    `measure/${newId()}/internal/${anna.organisation}`,
  ];
  const asked = async (): Promise<string[]> => {
    const answers: string[] = [];
    for (const person of [clara, team.admin, gast])
      for (const room of rooms) answers.push(JSON.stringify(await knock(person, room)));
    return answers;
  };
  expect(new Set(await asked())).toEqual(new Set(['[4403,"no access",0]']));
  await say(anna, "Nur für uns");
  expect(new Set(await asked())).toEqual(new Set(['[4403,"no access",0]']));
  const colleague = await enter(bert);
  expect(bodies(colleague)).toContain("Nur für uns");
  colleague.destroy();
});

test("[INT-1] a guest of the organisation takes part in the measures to which they were invited", async () => {
  await team.assign(measure, gast, "reader");
  await say(gast, "Vom Gast");
  await team.assign(measure, gast, null);
  expect(await knock(gast, internal())).toEqual([4403, "no access", 0]);
});

test("[INT-3] not one byte, no presence, no change of the plan tells others that something was said", async () => {
  const words = `geheim${newId()}`;
  const token = await clara.api.token();
  const own = `measure/${measure}/internal/${clara.organisation}`;
  const rooms = [
    `measure/${measure}/discussion`,
    `measure/${measure}/record`,
    `measure/${measure}/draft`,
    own,
  ];
  const sockets = await Promise.all(
    rooms.map((room) => RawSocket.open(clara.api.url, room, { token, ack: "1" })),
  );
  const notices = new RawSocket(`${clara.api.url.replace("http", "ws")}/notices?token=${token}`);
  await waitFor("signs of life", () => notices.frames.length > 0);
  await waitFor("the rooms to answer", () => sockets.every(({ frames }) => frames.length > 0));
  const plan = async () => {
    const { headers, body } = await clara.api.ask("GET", "/api/measures");
    return JSON.stringify([headers.get("etag"), body]);
  };
  const before = await plan();

  const present = await enter(bert);
  present.provider.awareness.setLocalStateField("cursor", null);
  await say(anna, words);
  await waitFor("a colleague to read it", () => bodies(present).includes(words));
  expect(await plan()).toBe(before);

  // Whatever had been on its way would have come before this.
  const heard = await StockClient.open(team.admin.api, `measure/${measure}/discussion`);
  perform(
    heard.doc,
    "discussion",
    { type: "open-thread", thread: newId(), comment: newId(), anchor: null, body: "Für alle" },
    { person: team.admin.id, now: Date.now() },
  );
  const texts = (socket: RawSocket) => socket.frames.map((frame) => Buffer.from(frame).toString("latin1"));
  await waitFor("the common comment", () =>
    texts(sockets[0] as RawSocket).some((text) => text.includes("alle")),
  );
  const planChanges = () => texts(notices).filter((text) => text.includes("plan-changed")).length;
  await waitFor("its notice", () => planChanges() > 0);
  expect(planChanges()).toBe(1);
  const everything = [...sockets, notices].flatMap(texts).join();
  for (const secret of [words, bert.id, anna.id]) expect(everything).not.toContain(secret);
  for (const socket of [...sockets, notices]) socket.destroy();
  for (const client of [present, heard]) client.destroy();
});

test("[INT-4] nobody marks another's comment as promoted, or writes in another's name", async () => {
  const comment = await say(anna, "Von Anna");
  const forge = async (command: InternalCommand, as: Teammate): Promise<string | undefined> => {
    const copy = await enter(bert);
    const socket = await RawSocket.open(bert.api.url, internal(), {
      token: await bert.api.token(),
      ack: "1",
    });
    const doer = { person: as.id, now: Date.now() };
    socket.sendUpdate(changeOf(copy.doc, (doc) => perform(doc, "internal", command, doer)));
    await waitFor("a refusal", () => socket.refusals.length > 0);
    copy.destroy();
    socket.destroy();
    return socket.refusals[0];
  };
  expect(await forge({ type: "promote-comment", comment }, anna)).toBe("comment.foreign-promotion");
  expect(await forge({ type: "edit-comment", comment, body: "verdreht" }, anna)).toBe(
    "comment.foreign-comment",
  );
  const open = {
    type: "open-thread",
    thread: newId(),
    comment: newId(),
    anchor: null,
    body: "gefälscht",
  } as const;
  expect(await forge(open, anna)).toMatch(/^(thread|comment)\.foreign-author$/);
});

test("[INT-2] moved to another organisation, one hears nothing from the next frame on; a restart forgets nothing", async () => {
  const token = await bert.api.token();
  const socket = await RawSocket.open(bert.api.url, internal(), { token, ack: "1" });
  await say(anna, "Bert hört noch mit");
  await waitFor("it to arrive", () => socket.frames.some((frame) => frame[0] === 0 && frame[1] === 2));
  const move = (organisation: string) =>
    team.admin.api.must("PATCH", `/api/accounts/${bert.id}`, { organisation });
  await move(clara.organisation);
  const heard = socket.frames.filter((frame) => frame[0] === 0).length;
  await say(anna, "Bert ist fort");
  expect((await socket.closed()).code).toBe(4403);
  expect(socket.frames.filter((frame) => frame[0] === 0).length).toBe(heard);
  expect(await knock(bert, internal())).toEqual([4403, "no access", 0]);
  const others = await enter(bert, `measure/${measure}/internal/${clara.organisation}`);
  expect(bodies(others)).toEqual([]);
  others.destroy();

  await team.server.stop();
  await team.server.start();
  const late = await enter(anna);
  expect(bodies(late)).toEqual(expect.arrayContaining(["Nur für uns", "Bert ist fort"]));
  late.destroy();
  expect(await knock(team.admin, internal())).toEqual([4403, "no access", 0]);
  // Who comes back reads along again.
  await move(anna.organisation);
  const back = await enter(bert);
  expect(bodies(back)).toContain("Bert ist fort");
  back.destroy();
});
