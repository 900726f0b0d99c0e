import type { GroupWork } from "@querschnitt/shared/api/groupWork";
import type { Invited, Session } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import type { ProtocolCommand } from "@querschnitt/shared/documents/protocol";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let mona: TestClient;
let bert: TestClient;
let cem: TestClient;
let gast: TestClient;
let january: string;
let march: string;

beforeAll(async () => {
  server = await startTestServer();
  [mona, bert, cem, gast] = (await Promise.all(
    ["mona@a.example", "bert@v.example", "cem@p.example", "gast@a.example"].map((email) =>
      server.signedIn(email),
    ),
  )) as [TestClient, TestClient, TestClient, TestClient];
  january = await plan("01");
  march = await plan("03");
  await attend(january, "mona", true);
  await attend(january, "bert", true);
  await attend(march, "mona", true);
  await attend(march, "mona", true);
  await attend(march, "gast", false);
  await task(january, "public", "Laternen bestellen", "2097-02-01");
  await task(march, "public", "Anwohner*innen fragen", null);
  await task(march, "public", "Plan zeichnen", "2097-01-20");
  await task(march, "public", "Schon erledigt", "2097-01-01", true);
  await task(march, "closed", "Vertrag kündigen", "2097-01-10");
  await decide(january, "public", "Die Laternen kommen.", Date.parse("2097-01-12T16:40:00.000Z"));
  await decide(march, "public", `Lang. ${"Wort ".repeat(100)}Ende`, null);
  await decide(march, "closed", "Der Vertrag wird gekündigt.", Date.parse("2097-03-12T17:00:00.000Z"));
});
afterAll(() => server.close());

async function plan(month: string): Promise<string> {
  const body = {
    title: `Sitzung ${month}`,
    place: "",
    start: `2097-${month}-12T16:00:00.000Z`,
    end: `2097-${month}-12T18:00:00.000Z`,
    chair: null,
    secretary: null,
    workingGroup: "sn",
  };
  const session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body;
  for (const part of ["public", "closed"] as const) {
    await server.rooms.writeAsServer({ kind: "agenda", session: session.id, part }, (doc) => {
      for (const name of ["kept", "gone"]) {
        const item = name + part;
        const values = { title: `Punkt ${item}`, kind: "decision", minutes: null, presenter: null } as const;
        const more = { approves: null, publicTitle: "", source: "" };
        perform(
          doc,
          "agenda",
          { type: "add-item", item, parent: null, values: { ...values, ...more } },
          { person: "mona", now: 1 },
        );
      }
      perform(
        doc,
        "agenda",
        { type: "edit-item", item: `gone${part}`, changes: { deleted: true } },
        { person: "mona", now: 1 },
      );
    });
  }
  return session.id;
}

let entries = 0;
function record(
  session: string,
  part: SessionPart,
  command: Omit<ProtocolCommand & { type: "add-entry" }, "type" | "entry">,
): Promise<void> {
  return server.rooms.writeAsServer({ kind: "protocol", session, part }, (doc) =>
    perform(doc, "protocol", { type: "add-entry", entry: `e${++entries}`, ...command } as ProtocolCommand, {
      person: "mona",
      now: 1,
    }),
  );
}

const attend = (session: string, person: string, voting: boolean) =>
  record(session, "public", {
    root: "attendance",
    values: { person, role: "member", voting, substituteFor: null, from: null, until: null },
  });

async function task(
  session: string,
  part: SessionPart,
  what: string,
  deadline: string | null,
  done = false,
): Promise<void> {
  const values = { what, deadline, done, organisation: "verein", person: "bert" };
  await record(session, part, { root: "tasks", values: { ...values, item: `kept${part}` } });
  await record(session, part, { root: "tasks", values: { ...values, item: `gone${part}` } });
}

const decide = (session: string, part: SessionPart, wording: string, takenAt: number | null) =>
  record(session, part, {
    root: "decisions",
    values: {
      ...{ item: `kept${part}`, wording, takenAt, result: "adopted" },
      ...{ yes: 3, no: 1, abstain: 0, biased: null },
    },
  });

const ask = async (client: TestClient, group = "sn") =>
  (await client.ask<GroupWork>("GET", `/api/working-groups/${group}/work`)).body;

test("open tasks by deadline, decisions from the latest on, and who was there, once each", async () => {
  const work = await ask(mona);
  expect(work.tasks.map(({ what }) => what)).toEqual([
    "Vertrag kündigen",
    "Plan zeichnen",
    "Laternen bestellen",
    "Anwohner*innen fragen",
  ]);
  const item = { id: "keptclosed", number: "1", title: "Punkt keptclosed" };
  expect(work.tasks[0]).toMatchObject({ session: march, part: "closed", item, organisation: "verein" });
  expect(work.decisions.map(({ at }) => at)).toEqual([
    "2097-03-12T17:00:00.000Z",
    "2097-03-12T16:00:00.000Z",
    "2097-01-12T16:40:00.000Z",
  ]);
  expect(work.decisions[1]?.wording).toMatch(/^Lang\. (Wort )+…$/);
  expect(work.decisions[2]).toMatchObject({
    ...{ session: january, part: "public", wording: "Die Laternen kommen.", result: "adopted" },
    ...{ yes: 3, no: 1, abstain: 0, biased: null },
  });
  expect(work.attendance).toEqual([
    { session: january, start: "2097-01-12T16:00:00.000Z", voting: 2, advising: 0 },
    { session: march, start: "2097-03-12T16:00:00.000Z", voting: 1, advising: 1 },
  ]);
});

test("everybody is told what they may read at that moment, and nothing of the rest", async () => {
  const invite = async (invited: Invited[], session = march) => {
    const { body } = await mona.ask<Session>("GET", `/api/sittings/${session}`);
    const path = `/api/sittings/${session}/invited`;
    await mona.ask("PUT", path, { body: { invited, revision: body.revision } });
  };
  const nothing = { tasks: [], decisions: [], attendance: [] };
  await invite([{ person: "bert", closed: false, voting: true }]);
  const publicly = await ask(bert);
  expect(JSON.stringify(publicly)).not.toMatch(/closed|Vertrag/);
  expect(publicly.tasks).toHaveLength(3);
  expect(publicly.decisions).toHaveLength(2);
  expect(await ask(gast)).toEqual(nothing);
  await invite([{ person: "gast", closed: true, voting: false }]);
  const ofGuest = await ask(gast);
  expect(new Set(ofGuest.tasks.map(({ session }) => session))).toEqual(new Set([march]));
  expect(ofGuest.tasks.map(({ what }) => what)).toContain("Vertrag kündigen");
  await invite([]);
  expect(await ask(gast)).toEqual(nothing);
  // Before they are final, minutes are for those who take part alone.
  expect((await ask(cem)).tasks).toHaveLength(3);
  await server.identity.directory.update((data) => {
    const group = data.workingGroups.find(({ id }) => id === "sn");
    if (group) group.members = group.members.filter(({ person }) => person !== "cem");
  });
  expect((await ask(cem)).tasks.map(({ session }) => session)).toEqual([january]);
  await invite([], january);
  expect(await ask(cem)).toEqual(nothing);
});

test("a group without sessions has nothing, and one that does not exist is not found", async () => {
  expect(await ask(mona, "si")).toEqual({ tasks: [], decisions: [], attendance: [] });
  const path = "/api/working-groups/gibtsnicht/work";
  expect(problemOf(await mona.ask("GET", path))).toEqual([404, "not-found"]);
  expect(problemOf(await server.client().ask("GET", path))).toEqual([401, "signed-out"]);
});
