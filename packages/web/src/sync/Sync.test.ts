import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { allSaved, asideOf, bodiesOf, comment, isOffline, textOf, write } from "./testSupport/acts.ts";
import { City } from "./testSupport/City.ts";

const draft = "measure/a/draft";
const discussion = "measure/a/discussion";

let city: City;
beforeEach(async () => {
  city = await City.open();
});
afterEach(() => city.close());

test("what is written without a network is stored, survives a reload, and arrives later", async () => {
  const train = city.device("anna");
  const before = await train.openPage();
  const online = await before.open(draft);
  write(online.now(), "vorher");
  await allSaved(online);
  train.network.cut();
  await isOffline(online);
  write(online.now(), "im Zug");
  expect(online.now().status.unsent).toBe(1);
  await before.close();

  const after = await train.openPage();
  const offline = await after.open(draft);
  expect(textOf(offline.now())).toBe("vorher\nim Zug");
  expect(offline.now().status).toMatchObject({ unsent: 1, mayWrite: "text" });
  write(offline.now(), "immer noch");
  expect(offline.now().status.unsent).toBe(1);
  await after.close();

  train.network.mend();
  const arrived = await train.openPage();
  await allSaved(await arrived.open(draft));
  const other = await (await city.device("bert").openPage()).open(draft);
  expect(textOf(other.now())).toBe("vorher\nim Zug\nimmer noch");
});

test("a room in which nobody has written yet opens without a network, once it was open with one", async () => {
  const train = city.device("anna");
  const before = await train.openPage();
  await before.open(discussion);
  await waitFor("it is stored", async () => (await before.sync.storedRooms()).includes(discussion));
  train.network.cut();
  await before.close();
  const after = await train.openPage();
  const offline = await after.open(discussion);
  await waitFor("it opens", () => offline.now().status.ready);
  comment(offline.now(), "1", "das Erste");
  expect(bodiesOf(offline.now())).toEqual(["das Erste"]);
});

test("unsent work goes out without its room being opened", async () => {
  const train = city.device("anna");
  const before = await train.openPage();
  const room = await before.open(discussion);
  await allSaved(room);
  train.network.cut();
  await isOffline(room);
  comment(room.now(), "1", "unterwegs");
  await before.close();
  train.network.mend();
  const later = await train.openPage();
  await waitFor(
    "nothing is unsent",
    () => later.sync.work.connection === "online" && later.sync.work.unsent === 0,
  );
  const other = await (await city.device("bert").openPage()).open(discussion);
  expect(bodiesOf(other.now())).toEqual(["unterwegs"]);
});

test("a change counts as unsent until the server has it on disk", async () => {
  const room = await (await city.device("anna").openPage()).open(draft);
  await allSaved(room);
  city.server.held.hold();
  write(room.now(), "eins");
  const appends = city.server.held.appends;
  await waitFor(
    "the server is appending",
    () => city.server.held.appends > appends || city.server.held.appends > 0,
  );
  expect(room.now().status.unsent).toBe(1);
  city.server.held.release();
  await allSaved(room);
});

test("a role lowered while connected is shown at once, and nothing is lost", async () => {
  const page = await city.device("anna").openPage();
  const room = await page.open(draft);
  write(room.now(), "noch erlaubt");
  await allSaved(room);
  city.setRole("anna", "reader");
  await waitFor("the room is read only", () => room.now().status.mayWrite === "none");
  expect(room.now().status.connection).toBe("online");
  expect(asideOf(page)).toEqual([]);
  city.setRole("anna", "editor");
  await waitFor("she may write again", () => room.now().status.mayWrite === "text");
  expect(textOf(room.now())).toBe("noch erlaubt");
});
