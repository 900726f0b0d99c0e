import "fake-indexeddb/auto";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { promotionOf } from "@querschnitt/shared/documents/internal";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { IndexedDbWorkStore } from "../offline/IndexedDbWorkStore.ts";
import { allSaved, asideCount, asideOf, bodiesOf, comment, isOffline } from "./testSupport/acts.ts";
import { City } from "./testSupport/City.ts";
import type { OpenRoom, Page } from "./testSupport/Device.ts";

const common = "measure/a/discussion";
const internal = "measure/a/internal/orgclara";

let city: City;
beforeEach(async () => {
  city = await City.open();
});
afterEach(() => city.close());

interface Desk {
  page: Page;
  network: { cut(): void; mend(): void };
  common: OpenRoom;
  internal: OpenRoom;
}

/** A device of Clara's with both discussions open, and a store of its own. */
async function desk(): Promise<Desk> {
  const device = city.device("clara");
  const page = await device.openPage();
  return {
    page,
    network: device.network,
    common: await page.open(common),
    internal: await page.open(internal),
  };
}

function promote({ common, internal }: Desk, id: string, body: string): void {
  internal.now().perform({ type: "promote-comment", comment: `c${id}` });
  common.now().perform({ type: "open-thread", ...promotionOf(`c${id}`), anchor: null, body });
}

async function settled(one: Desk): Promise<void> {
  await allSaved(one.common);
  await allSaved(one.internal);
}

test("a comment promoted offline stands in the common discussion once, however often it is pressed", async () => {
  const clara = await desk();
  await settled(clara);
  clara.network.cut();
  await isOffline(clara.common);
  comment(clara.internal.now(), "1", "Erst unter uns");
  promote(clara, "1", "Für alle");
  promote(clara, "1", "Für alle");
  clara.network.mend();
  await settled(clara);
  const anna = await (await city.device("anna").openPage()).open(common);
  await waitFor("others read it", () => bodiesOf(anna.now()).length > 0);
  expect(bodiesOf(anna.now())).toEqual(["Für alle"]);
  const [thread] = readDiscussion(clara.internal.now().doc);
  expect(thread?.comments[0]?.promotedAt).toBeGreaterThan(0);
  expect(asideOf(clara.page)).toEqual([]);
});

test("two windows that promote the same comment offline make one thread of it, and nobody is told of a failure", async () => {
  const [one, other] = [await desk(), await desk()];
  comment(one.internal.now(), "1", "Erst unter uns");
  await settled(one);
  await waitFor("the other has it", () => bodiesOf(other.internal.now()).length === 1);
  for (const { network } of [one, other]) network.cut();
  for (const { common: room } of [one, other]) await isOffline(room);
  for (const each of [one, other]) promote(each, "1", "Für alle");
  for (const each of [one, other]) {
    each.network.mend();
    await settled(each);
  }
  for (const each of [one, other]) {
    await waitFor("one thread", () => bodiesOf(each.common.now()).join() === "Für alle");
    await waitFor("nothing is left to do", () => each.common.now().status.problem === undefined);
  }
  expect([asideOf(one.page), asideOf(other.page)]).toEqual([[], []]);
});

// Of two concurrent values the higher client id's stands: either the second to come loses, or it would change the first's.
test.each([
  { first: "higher", reason: "superseded" },
  { first: "lower", reason: "rule" },
] as const)(
  "two devices promote one comment offline in different words, the $first client id first: the second's words are kept",
  async ({ first, reason }) => {
    const desks = [await desk(), await desk()];
    const [low, high] = desks.sort((a, b) => a.common.now().doc.clientID - b.common.now().doc.clientID);
    const [one, other] = (first === "lower" ? [low, high] : [high, low]) as [Desk, Desk];
    comment(one.internal.now(), "1", "Erst unter uns");
    await settled(one);
    await waitFor("the other has it", () => bodiesOf(other.internal.now()).length === 1);
    for (const { network } of desks) network.cut();
    for (const { common: room } of desks) await isOffline(room);
    promote(one, "1", "Für alle, knapp");
    promote(other, "1", "Für alle, ausführlich");
    for (const each of [one, other]) {
      each.network.mend();
      await settled(each);
    }
    await waitFor("both show what came first", () =>
      desks.every(({ common: room }) => bodiesOf(room.now()).join() === "Für alle, knapp"),
    );
    await asideCount(other.page, 1);
    expect(asideOf(other.page)).toMatchObject([
      { room: common, reason, work: { command: { type: "open-thread", body: "Für alle, ausführlich" } } },
    ]);
  },
);

test("whoever is moved to another organisation keeps their unsent words, and nothing of the others'", async () => {
  const clara = await desk();
  comment(clara.internal.now(), "1", "Gesendet");
  await settled(clara);
  clara.network.cut();
  await isOffline(clara.internal);
  comment(clara.internal.now(), "2", "Noch nicht gesendet");
  city.server.authority.setOrganisation("clara", "elsewhere");
  clara.network.mend();
  await waitFor("the room is given up", () => clara.internal.now().status.problem === "no-access");
  await waitFor("the words are kept", () => asideOf(clara.page).length === 1);
  expect(asideOf(clara.page)[0]).toMatchObject({ room: internal, reason: "no-access" });
  expect(bodiesOf(clara.internal.now())).toEqual([]);
});

test("a device forgets what it holds of an organisation that somebody has left, as soon as it asks", async () => {
  const clara = await desk();
  comment(clara.internal.now(), "1", "Nur für uns");
  await settled(clara);
  await clara.page.close();
  city.server.authority.setOrganisation("clara", "elsewhere");
  const page = await city.device("clara").openPage();
  const store = await IndexedDbWorkStore.open("clara");
  await page.sync.askAboutOthers("orgclara");
  expect(await store.rooms()).toContain(internal);
  await page.sync.askAboutOthers("elsewhere");
  await waitFor("the copy is gone", async () => !(await store.rooms()).includes(internal));
  expect((await store.load(internal)).updates).toEqual([]);
  expect(await store.rooms()).toContain(common);
  await store.close();
});
