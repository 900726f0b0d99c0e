import type { SearchAnswer } from "@querschnitt/shared/api/search";
import type { Invited, Session } from "@querschnitt/shared/api/sittings";
import type { AgendaCommand } from "@querschnitt/shared/documents/agenda";
import { perform } from "@querschnitt/shared/documents/commands";
import { openCourse } from "@querschnitt/shared/documents/minutes";
import type { ProtocolCommand } from "@querschnitt/shared/documents/protocol";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { startTestServer, type TestServer } from "../http/testSupport/startTestServer.ts";
import type { TestClient } from "../http/testSupport/TestClient.ts";

const parts = ["public", "closed"] as const;
/** A word for each place of each part: whoever finds it may read that place. */
const planted: Record<SessionPart, Record<string, string>> = {
  public: {
    title: "Fahrradbügel",
    paper: "Lageskizze",
    course: "Wortgefecht",
    decision: "Richtungsentscheid",
    task: "Kostenschätzung",
    suggestion: "Trinkbrunnen",
  },
  closed: {
    title: "Disziplinarverfahren",
    paper: "Personalbogen",
    course: "Anwaltskanzlei",
    decision: "Abmahnung",
    task: "Stellungnahme",
    suggestion: "Honorarfrage",
  },
};
const of = (part: SessionPart, ...places: string[]): string[] =>
  places.map((place) => planted[part][place] as string);
const agendaWords = ["title", "paper", "suggestion"];
const minutesWords = ["course", "decision", "task"];

let server: TestServer;
let session: Session;
const clients = new Map<string, TestClient>();

beforeAll(async () => {
  server = await startTestServer();
  for (const email of [
    "mona@a.example",
    "bert@v.example",
    "cem@p.example",
    "gast@a.example",
    "anna@a.example",
  ])
    clients.set(email.split("@")[0] as string, await server.signedIn(email));
  const body = {
    title: "Herbstsitzung",
    place: "Bürgerzentrum",
    start: "2097-10-01T16:00:00.000Z",
    end: "2097-10-01T18:00:00.000Z",
    chair: null,
    secretary: null,
    workingGroup: "sn",
  };
  session = (await client("mona").ask<Session>("POST", "/api/sittings", { body })).body;
  for (const part of parts) await plant(part);
});
afterAll(() => server.close());

const client = (person: string): TestClient => clients.get(person) as TestClient;

function agenda(part: SessionPart, command: AgendaCommand): Promise<void> {
  return server.rooms.writeAsServer({ kind: "agenda", session: session.id, part }, (doc) =>
    perform(doc, "agenda", command, { person: "mona", now: Date.now() }),
  );
}

function protocol(part: SessionPart, command: ProtocolCommand): Promise<void> {
  return server.rooms.writeAsServer({ kind: "protocol", session: session.id, part }, (doc) =>
    perform(doc, "protocol", command, { person: "mona", now: Date.now() }),
  );
}

async function plant(part: SessionPart): Promise<void> {
  const { title, paper, course, decision, task, suggestion } = planted[part] as Record<string, string>;
  const item = `item${part}`;
  const words = { kind: "decision", minutes: null } as const;
  const origin = { presenter: null, approves: null, publicTitle: "", source: "" };
  const values = { title: title as string, ...words, ...origin };
  await agenda(part, { type: "add-item", item, parent: null, values });
  const href = "https://stadt.example/papier.pdf";
  await agenda(part, {
    type: "add-paper",
    paper: `paper${part}`,
    values: { item, title: paper as string, href },
  });
  await agenda(part, {
    type: "suggest",
    suggestion: `suggestion${part}`,
    values: { title: suggestion as string, ...words, reason: "", measure: null },
  });
  await server.rooms.writeAsServer({ kind: "minutes", session: session.id, part }, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(course as string)]);
    openCourse(doc, item).push([paragraph]);
  });
  const votes = { yes: 3, no: 0, abstain: 1, biased: null, result: "adopted", takenAt: null } as const;
  await protocol(part, {
    type: "add-entry",
    root: "decisions",
    entry: `decision${part}`,
    values: { item, wording: decision as string, ...votes },
  });
  await protocol(part, {
    type: "add-entry",
    root: "tasks",
    entry: `task${part}`,
    values: { item, what: task as string, organisation: null, person: null, deadline: null, done: false },
  });
}

async function ask(person: string, q: string, more = ""): Promise<SearchAnswer> {
  const path = `/api/search?q=${encodeURIComponent(q)}${more}`;
  const answer = () => client(person).ask<SearchAnswer>("GET", path);
  await expect.poll(async () => (await answer()).body.ready, { timeout: 20_000 }).toBe(true);
  return (await answer()).body;
}

/** Which of all planted words a person finds; of the others, not even that there is more. */
async function foundBy(person: string): Promise<string[]> {
  const found: string[] = [];
  for (const word of parts.flatMap((part) => of(part, ...agendaWords, ...minutesWords))) {
    const answer = await ask(person, word, "&limit=1");
    if (answer.results.length > 0) found.push(word);
    else expect(answer, `${person}: ${word}`).toEqual({ ready: true, results: [], more: false });
  }
  return found;
}

async function invite(invited: Invited[]): Promise<void> {
  const { body } = await client("mona").ask<Session>("GET", `/api/sittings/${session.id}`);
  const path = `/api/sittings/${session.id}/invited`;
  expect((await client("mona").ask("PUT", path, { body: { invited, revision: body.revision } })).status).toBe(
    200,
  );
}

test("of a session everybody finds what they may read at the moment of asking, and nothing else", async () => {
  const publicAgenda = of("public", ...agendaWords);
  const publicPart = of("public", ...agendaWords, ...minutesWords);
  const everything = [...publicPart, ...of("closed", ...agendaWords, ...minutesWords)];
  await invite([{ person: "bert", closed: true, voting: true }]);
  expect(await foundBy("mona")).toEqual(everything);
  expect(await foundBy("bert")).toEqual(everything);
  // Belongs to the group, but not to the non-public part.
  expect(await foundBy("cem")).toEqual(publicPart);
  // Administering the workspace gives no key.
  expect(await foundBy("anna")).toEqual(publicPart);
  expect(await foundBy("gast")).toEqual([]);
  await invite([{ person: "gast", closed: false, voting: false }]);
  expect(await foundBy("bert")).toEqual(publicPart);
  expect(await foundBy("gast")).toEqual(publicPart);
  await invite([]);
  expect(await foundBy("gast")).toEqual([]);
  // Who is of another group reads the agenda, and no minutes before they are final.
  await server.identity.directory.update((data) => {
    const group = data.workingGroups.find(({ id }) => id === "sn");
    if (group) group.members = group.members.filter(({ person }) => person !== "cem");
  });
  expect(await foundBy("cem")).toEqual(publicAgenda);
}, 120_000);

test("a hit says where it stands: on which agenda, in which minutes, and whether that is not public", async () => {
  const { id, title, place, start, state } = session;
  expect((await ask("mona", planted.closed.title as string)).results).toMatchObject([
    {
      ...{ about: "session", session: id, title, place, start, state },
      hits: [{ kind: "agenda", item: "itemclosed", closed: true }],
    },
  ]);
  expect((await ask("mona", planted.public.task as string)).results).toMatchObject([
    { session: id, hits: [{ kind: "minutes", item: "itempublic", closed: false }] },
  ]);
  expect((await ask("mona", planted.public.task as string, "&kind=agenda")).results).toEqual([]);
  expect((await ask("mona", "Herbstsitzung Bürgerzentrum")).results).toMatchObject([
    { session: id, hits: [{ kind: "session" }] },
  ]);
  expect((await ask("gast", "Herbstsitzung")).results).toEqual([]);
});

test("a session is found by its new title and place at once, and by the old ones no more", async () => {
  await ask("mona", "Herbstsitzung");
  const { body: before } = await client("mona").ask<Session>("GET", `/api/sittings/${session.id}`);
  const { start, end, chair, secretary, revision } = before;
  const body = { title: "Adventstreffen", place: "Wache Nord", start, end, chair, secretary, revision };
  await client("mona").ask("PUT", `/api/sittings/${session.id}`, { body });
  const found = async (q: string) =>
    (await client("mona").ask<SearchAnswer>("GET", `/api/search?q=${q}`)).body.results.length;
  expect(await found("Herbstsitzung")).toBe(0);
  await expect.poll(() => found("Adventstreffen"), { timeout: 20_000 }).toBe(1);
});

test("minutes of an item that is taken off the agenda are not found any more, from that moment", async () => {
  const word = planted.public.decision as string;
  expect((await ask("mona", word)).results).toHaveLength(1);
  await agenda("public", { type: "edit-item", item: "itempublic", changes: { deleted: true } });
  expect((await client("mona").ask<SearchAnswer>("GET", `/api/search?q=${word}`)).body.results).toEqual([]);
});
