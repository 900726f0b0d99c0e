import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { InternalCommand } from "@querschnitt/shared/documents/internal";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import type { RawClient } from "./testSupport/RawClient.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

const room = "measure/a/internal/police";
const WORDS = "Das bleibt unter uns";

let sync: TestSync;
beforeEach(async () => {
  sync = await startSync({ roles: { anna: "reader", bert: "editor", clara: "editor", gast: "reader" } });
  for (const person of ["anna", "bert"]) sync.authority.setOrganisation(person, "police");
});
afterEach(() => sync.close());

async function member(person: string, name = room): Promise<RawClient> {
  const client = sync.raw(name, person);
  openLedger(client.doc, "internal");
  return client.join();
}

function does(client: RawClient, person: string, command: InternalCommand): void {
  client.edit((doc) => perform(doc, "internal", command, { person, now: Date.now() }));
}

function say(client: RawClient, person: string, body = WORDS): string {
  const comment = newId();
  does(client, person, { type: "open-thread", thread: newId(), comment, anchor: null, body });
  return comment;
}

const bodies = ({ doc }: RawClient): string[] =>
  readDiscussion(doc).flatMap(({ comments }) => comments.map(({ body }) => body));

test("[INT-1] a mere reader of the measure talks with the people of their organisation, across restarts of the room", async () => {
  const [anna, bert] = [await member("anna"), await member("bert")];
  expect(anna.states.at(-1)?.mayWrite).toBe("by-rule");
  say(anna, "anna");
  await waitFor("it arrives", () => bodies(bert).includes(WORDS));
  expect([anna.acknowledged, anna.refusals]).toEqual([2, []]);
  expect(bodies(await member("bert"))).toEqual([WORDS]);
});

test("[INT-1] others get the answer of a room that does not exist, whether anything was written there or not", async () => {
  const outcomes = async (): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const name of [room, "measure/a/internal/nobody", "measure/a/internal", "measure/a/nothing"]) {
      const client = sync.raw(name, "clara");
      found.push([await client.closed(), client.frames]);
    }
    return found;
  };
  const before = await outcomes();
  say(await member("anna"), "anna");
  await waitFor("it is stored", () => sync.held.appends > 0);
  expect(await outcomes()).toEqual(before);
  expect(new Set(before.map((one) => JSON.stringify(one)))).toEqual(new Set(["[4403,0]"]));
});

test("[INT-1] each organisation has a room of its own", async () => {
  sync.authority.setOrganisation("clara", "city");
  say(await member("anna"), "anna");
  const clara = await member("clara", "measure/a/internal/city");
  expect(bodies(clara)).toEqual([]);
  say(clara, "clara", "Und das unter anderen");
  await waitFor("it is stored", () => clara.acknowledged === 2);
  expect(bodies(await member("bert"))).toEqual([WORDS]);
});

test("[INT-2] whoever is moved to another organisation is closed before the next frame, and their work goes nowhere", async () => {
  const [anna, bert] = [await member("anna"), await member("bert")];
  const silent = await sync.raw(room, "bert").opened();
  say(anna, "anna");
  await waitFor("they hear it", () => bodies(bert).length === 1 && silent.updates.length === 1);
  const heard = [bert.frames, silent.frames];
  sync.authority.setOrganisation("bert", "city");
  say(anna, "anna", "Nach dem Wechsel");
  say(bert, "bert", "Zu spät");
  anna.sendPresence({ client: anna.doc.clientID, clock: 1, state: "{}" });
  expect([await bert.closed(), await silent.closed()]).toEqual([4403, 4403]);
  await waitFor("it is stored", () => anna.acknowledged === 3);
  expect([bert.frames, silent.frames]).toEqual(heard);
  expect(bodies(await member("anna"))).toEqual([WORDS, "Nach dem Wechsel"]);
  expect(await sync.raw(room, "bert").closed()).toBe(4403);
});

test("[INT-3] neither words nor presence reach the common rooms of the measure", async () => {
  const clara = await member("clara", "measure/a/discussion");
  const draft = await sync.raw("measure/a/draft", "clara").join();
  const [anna, bert] = [await member("anna"), await member("bert")];
  const heard = [clara.frames, draft.frames];
  say(anna, "anna");
  anna.sendPresence({ client: anna.doc.clientID, clock: 1, state: '{"cursor":null}' });
  await waitFor("the organisation sees it", () => bodies(bert).length === 1 && bert.presence.length === 1);
  expect([clara.frames, draft.frames]).toEqual(heard);
  expect([clara.presence, draft.presence]).toEqual([[], []]);
});

test("[INT-4] a promotion that was forged is refused by name of the rule, the author's is taken", async () => {
  const [anna, bert] = [await member("anna"), await member("bert")];
  const comment = say(anna, "anna");
  await waitFor("it arrives", () => bodies(bert).length === 1);
  does(bert, "bert", { type: "promote-comment", comment });
  await waitFor("it is refused", () => bert.refusals.length === 1);
  expect(bert.refusals[0]?.refusal).toMatchObject({
    reason: "rule",
    rule: "comment.foreign-promotion",
    root: "comments",
    entry: comment,
  });
  does(anna, "anna", { type: "promote-comment", comment });
  await waitFor("it is stored", () => anna.acknowledged === 3);
  expect(anna.refusals).toEqual([]);
  const [thread] = readDiscussion((await member("bert")).doc);
  expect(thread?.comments[0]?.promotedAt).toBeGreaterThan(0);
});
