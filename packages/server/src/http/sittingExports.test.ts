import type { Session } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type FileFormat, fileFormats, mediaTypes } from "../exports/sessionFile.ts";
import { readDocx, unzippedDocx } from "../exports/testSupport/readDocx.ts";
import { inflatedPdf, readPdf, withRole } from "../exports/testSupport/readPdf.ts";
import { handoutKinds } from "../handouts/Handouts.ts";
import { type RecordedWords, recordSession } from "./testSupport/recordSession.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const open: RecordedWords = {
  ...{ item: "offen", title: "Offentitel", presenter: "bert", paper: "Offenpapier" },
  ...{ address: "https://example.org/offenadresse", course: "Offenverlauf" },
  ...{ wording: "Offenbeschluss", task: "Offenaufgabe" },
};
/** Anna is not invited: her name stands nowhere else. */
const closed: RecordedWords = {
  ...{ item: "kennungx", title: "Geheimtitel", presenter: "anna", paper: "Geheimpapier" },
  ...{ address: "https://example.org/geheimadresse", course: "Geheimverlauf" },
  ...{ wording: "Geheimbeschluss", task: "Geheimaufgabe" },
};
const secretAgenda = ["Geheimtitel", "Anna Amt", "Geheimpapier", "geheimadresse", "Geheimvorhaben"];
const secretMinutes = [...secretAgenda, "Geheimverlauf", "Geheimbeschluss", "Geheimaufgabe"];

let server: TestServer;
/** Moderates; takes the minutes; belongs to the group; administers; is a guest. */
let mona: TestClient;
let bert: TestClient;
let cem: TestClient;
let anna: TestClient;
let gast: TestClient;
let measures: string[];
let session: Session;

beforeAll(async () => {
  server = await startTestServer();
  [mona, bert, cem, anna, gast] = (await Promise.all(
    ["mona@a.example", "bert@v.example", "cem@p.example", "anna@a.example", "gast@a.example"].map((email) =>
      server.signedIn(email),
    ),
  )) as [TestClient, TestClient, TestClient, TestClient, TestClient];
  measures = [];
  for (const title of ["Offenvorhaben", "Geheimvorhaben"]) {
    const body = { title, workingGroup: "sn" };
    measures.push((await mona.ask<{ id: string }>("POST", "/api/measures", { body })).body.id);
  }
});
afterAll(() => server.close());

beforeEach(async () => {
  const body = {
    ...{ title: "Januar", place: "Rathaus", workingGroup: "sn", chair: "mona", secretary: "bert" },
    ...{ start: "2097-01-12T16:00:00.000Z", end: "2097-01-12T18:00:00.000Z" },
  };
  session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body;
  await recordSession(server, session.id, "public", open, measures[0] as string);
  await recordSession(server, session.id, "closed", closed, measures[1] as string);
  await server.rooms.writeAsServer({ kind: "protocol", session: session.id, part: "public" }, (doc) => {
    const doer = { person: "server", now: 1 };
    const values = { person: "cem", role: "member", voting: true, until: null } as const;
    const late = { ...values, substituteFor: "bert", from: Date.parse("2097-01-12T16:30:00Z") };
    perform(doc, "protocol", { type: "add-entry", root: "attendance", entry: "late", values: late }, doer);
    const chair = { ...values, person: "mona", role: "chair", substituteFor: null, from: null } as const;
    perform(doc, "protocol", { type: "add-entry", root: "attendance", entry: "chair", values: chair }, doer);
    const at = Date.parse("2097-01-12T16:05:00Z");
    perform(doc, "protocol", { type: "set-time", which: "start", at }, doer);
    const progress = { state: "not-reached", spent: 0 } as const;
    perform(doc, "protocol", { type: "set-progress", item: "offen", progress }, doer);
  });
});

async function download(
  as: TestClient,
  file: string,
  part: "public" | "all" = "public",
  language = "de",
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const address = `${server.url}/api/sittings/${session.id}/${file}?part=${part}&language=${language}`;
  const answer = await fetch(address, { headers: { cookie: as.cookieHeader } });
  return {
    ...{ status: answer.status, headers: answer.headers },
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

/** Everything that can be found in a file, however deep, in each way in which letters may be written down. */
async function allIn(format: FileFormat, bytes: Buffer): Promise<string> {
  const raw = format === "pdf" ? inflatedPdf(bytes) : bytes;
  const shifted = raw.subarray(1, raw.length - ((raw.length - 1) % 2));
  const even = raw.subarray(0, raw.length - (raw.length % 2));
  const wide = [even, shifted].map((part) => Buffer.from(part).swap16().toString("utf16le"));
  const written = [raw.toString("utf8"), raw.toString("latin1"), ...wide];
  if (format === "docx") written.push(...Object.values(unzippedDocx(bytes)));
  if (format === "pdf") written.push((await readPdf(bytes)).text);
  return written.join("\n");
}

const move = async (as: TestClient, ...states: Session["state"][]): Promise<void> => {
  let from: Session["state"] = "preparation";
  for (const to of states) {
    await as.ask("POST", `/api/sittings/${session.id}/state`, { body: { from, to } });
    from = to;
  }
};
const invite = (as: TestClient, people: { person: string; closed: boolean }[]) =>
  as.ask("PUT", `/api/sittings/${session.id}/invited`, {
    body: { invited: people.map((one) => ({ ...one, voting: true })), revision: session.revision },
  });

const files = handoutKinds.flatMap((kind) => fileFormats.map((format) => ({ kind, format })));

test.each(files)(
  "the public $kind as $format holds nothing non-public in any of its bytes",
  async ({ kind, format }) => {
    const secrets = kind === "agenda" ? secretAgenda : secretMinutes;
    const found = (text: string, words: string[]) => words.filter((word) => text.includes(word));
    const { status, headers, bytes } = await download(mona, `${kind}.${format}`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(mediaTypes[format]);
    expect(headers.get("content-disposition")).toBe(`attachment; filename="2097-01-12-${kind}.${format}"`);
    const text = await allIn(format, bytes);
    expect(found(text, [...secretMinutes, closed.item])).toEqual([]);
    expect(found(text, ["Offentitel", "offenadresse", "Offenvorhaben"])).toHaveLength(3);
    // The same search finds them where they belong.
    const all = await allIn(format, (await download(mona, `${kind}.${format}`, "all")).bytes);
    expect(found(all, secrets)).toEqual(secrets);
  },
);

test("minutes say who was there, when, what was said, decided and left undone", async () => {
  const { html } = await readDocx((await download(mona, "minutes.docx")).bytes);
  const text = html
    .replace(/<br \/>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  expect(text).toContain("Beginn und Ende: 17:05 – … Uhr");
  expect(text).toContain(
    "Mona Moderation StA 32 Sitzungsleitung ja durchgehend Cem Polizei in Vertretung für Bert Verein PP Mitglied ja ab 17:30 Uhr",
  );
  expect(text).toContain("Dieser Punkt wurde nicht erreicht. Verlauf: Offenverlauf");
  expect(text).toContain(
    "Beschluss: Offenbeschluss Abstimmung: 3 Ja, 1 Nein, 0 Enthaltungen Ergebnis: angenommen",
  );
  expect(text).toContain("Offenaufgabe StA 32 01.03.2097 offen");
  expect(text).toContain("Entwurf: Diese Niederschrift ist noch nicht abgeschlossen.");
  const english = await readPdf((await download(mona, "minutes.pdf", "all", "en")).bytes);
  expect(english.language).toBe("en-GB");
  expect(withRole(english.elements, "H2").map((heading) => heading.text)).toEqual([
    "Attendance",
    "Public part",
    "Non-public part",
  ]);
});

test("who may not read it is answered as if there were nothing", async () => {
  const when = { start: session.start, end: session.end };
  const body = { title: "Februar", place: "", ...when, chair: null, secretary: "bert", workingGroup: "si" };
  session = (await anna.ask<Session>("POST", "/api/sittings", { body })).body;
  await invite(anna, [{ person: "cem", closed: false }]);
  const statusOf = async (as: TestClient, part: "public" | "all") =>
    Promise.all(
      files.map(async ({ kind, format }) => (await download(as, `${kind}.${format}`, part)).status),
    );
  const [agendaOnly, everything, nothing] = [
    files.map(({ kind }) => (kind === "agenda" ? 200 : 404)),
    files.map(() => 200),
    files.map(() => 404),
  ];
  expect(await statusOf(bert, "all")).toEqual(everything);
  // Leading it or being invited to it is not belonging to the non-public part.
  for (const as of [anna, cem]) {
    expect(await statusOf(as, "public")).toEqual(everything);
    expect(await statusOf(as, "all")).toEqual(nothing);
  }
  // Has nothing to do with it: reads minutes when they are final.
  expect(await statusOf(mona, "public")).toEqual(agendaOnly);
  expect(await statusOf(mona, "all")).toEqual(nothing);
  expect(await statusOf(gast, "public")).toEqual(nothing);
  expect(await statusOf(server.client(), "public")).toEqual(files.map(() => 401));
  const unknown = await mona.ask("GET", "/api/sittings/gibtsnicht/minutes.pdf?part=all&language=de");
  const hidden = await download(mona, "minutes.pdf", "all");
  expect([hidden.status, JSON.parse(hidden.bytes.toString())]).toEqual([unknown.status, unknown.body]);
  await move(anna, "running", "minutes-open");
  const { revision } = (await anna.ask<Session>("GET", `/api/sittings/${session.id}`)).body;
  await bert.ask("POST", `/api/sittings/${session.id}/closing`, { body: { revision } });
  expect(await statusOf(mona, "public")).toEqual(everything);
  expect(await statusOf(mona, "all")).toEqual(nothing);
  expect((await readPdf((await download(mona, "minutes.pdf")).bytes)).text).not.toContain("Entwurf");
  expect(server.logged()).not.toMatch(/Geheim|Offen/);
});

test("a guest who was invited is told nothing of measures that they may not read", async () => {
  await invite(mona, [{ person: "gast", closed: false }]);
  const { bytes, status } = await download(gast, "minutes.pdf");
  expect(status).toBe(200);
  const text = await allIn("pdf", bytes);
  expect(text).toContain("Offentitel");
  expect(text).not.toContain("Offenvorhaben");
});

test("a file is called by the day on which the session is in the city", async () => {
  const when = { start: "2097-01-12T23:30:00.000Z", end: "2097-01-13T01:00:00.000Z" };
  const body = { title: "Nachts", place: "", ...when, chair: null, secretary: null, workingGroup: "sn" };
  session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body;
  const { headers } = await download(mona, "agenda.md");
  expect(headers.get("content-disposition")).toContain('"2097-01-13-agenda.md"');
});

test("the API's description says of each file what it is", async () => {
  const { body } = await server
    .client()
    .ask<{ paths: Record<string, { get: { responses: Record<string, { content?: object }> } }> }>(
      "GET",
      "/api/openapi.json",
    );
  for (const { kind, format } of files) {
    const { responses } = body.paths[`/api/sittings/{id}/${kind}.${format}`]?.get ?? { responses: {} };
    expect(Object.keys(responses["200"]?.content ?? {})).toEqual([mediaTypes[format]]);
  }
});

test("a part or a language that there is none of is refused", async () => {
  expect((await download(mona, "minutes.pdf", "closed" as "all")).status).toBe(400);
  expect((await download(mona, "minutes.pdf", "public", "fr")).status).toBe(400);
  expect((await download(mona, "minutes.exe")).status).toBe(404);
});
