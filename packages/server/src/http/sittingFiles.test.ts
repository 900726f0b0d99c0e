import type { Session } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import ical from "node-ical";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { inflatedPdf, readPdf } from "../exports/testSupport/readPdf.ts";
import { type Mail, type Mailer, MailPostponed, MailRefused } from "../mail/Mailer.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

const SECRET = "Disziplinarverfahren";

/** Some time before the session, whenever the test runs. */
const now = (): number => Date.parse("2026-11-20T10:00:00Z") + performance.now();

let server: TestServer;
let mona: TestClient;
let session: Session;
let sent: Mail[];
/** What the mail server says to an address, once each. */
let answers: Map<string, Error>;

beforeEach(async () => {
  sent = [];
  answers = new Map();
  const mailer: Mailer = {
    delivery: "sent",
    async send(mail) {
      const answer = answers.get(mail.to.address);
      answers.delete(mail.to.address);
      if (answer) throw answer;
      sent.push(mail);
    },
    async close() {},
  };
  server = await startTestServer({ mailer, now });
  mona = await server.signedIn("mona@a.example");
  const body = {
    title: "Sitzung im Dezember",
    place: "Rathaus, Saal 2",
    start: "2026-12-01T16:00:00.000Z",
    end: "2026-12-01T18:00:00.000Z",
    chair: "mona",
    secretary: "bert",
    workingGroup: "sn",
  };
  session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body;
  await server.rooms.writeAsServer({ kind: "agenda", session: session.id, part: "closed" }, (doc) => {
    const values = { title: SECRET, kind: "decision", minutes: 5, presenter: null, approves: null } as const;
    const more = { publicTitle: "Personal", source: "" };
    const command = {
      type: "add-item",
      item: "geheim",
      parent: null,
      values: { ...values, ...more },
    } as const;
    perform(doc, "agenda", command, { person: "server", now: 1 });
  });
  await server.rooms.writeAsServer({ kind: "agenda", session: session.id, part: "public" }, (doc) =>
    perform(
      doc,
      "agenda",
      { type: "announce", item: "geheim", title: "Personal" },
      { person: "server", now: 1 },
    ),
  );
});
afterEach(() => server.close());

const current = async () => (await mona.ask<Session>("GET", `/api/sittings/${session.id}`)).body;
const invite = async () => {
  const body = { revision: (await current()).revision };
  return mona.ask<Session>("POST", `/api/sittings/${session.id}/invitations`, { body });
};
const to = (address: string): Mail[] => sent.filter((mail) => mail.to.address === address);
const entryOf = (mail: Mail | undefined) => {
  const file = String(mail?.attachments?.[0]?.content);
  const read = Object.values(ical.sync.parseICS(file)).find((part) => part?.type === "VEVENT") as ical.VEvent;
  return {
    uid: read.uid,
    sequence: Number(read.sequence),
    start: read.start.toISOString(),
    status: read.status,
    file,
  };
};

test("everybody invited gets the public agenda and a calendar entry, and nothing of the non-public part", async () => {
  expect((await invite()).body).toMatchObject({
    state: "invited",
    invitation: { isCurrent: true },
    delivery: "sent",
  });
  await waitFor("all are invited", () => sent.length === 3);
  const [mail] = to("bert@v.example");
  expect(mail?.subject).toBe("Einladung zur Sitzung am 1. Dezember 2026");
  expect(mail?.text).toContain("1.1 Bestimmung der Schriftführung");
  expect(mail?.text).toMatch(/^Termin: Dienstag, 1\. Dezember 2026(,| um) 17:00–19:00( Uhr)?$/m);
  expect(mail?.text).toContain("Nichtöffentlicher Teil\n- Personal");
  expect(mail?.text).toContain(`/sessions/${session.id}`);
  const entry = entryOf(mail);
  expect(entry).toMatchObject({ sequence: 0, start: "2026-12-01T16:00:00.000Z", status: "CONFIRMED" });
  expect(entry.file).toContain("METHOD:REQUEST");
  expect(JSON.stringify(sent)).not.toContain(SECRET);
  const file = mail?.attachments?.[1];
  expect([file?.filename, file?.contentType]).toEqual(["tagesordnung.pdf", "application/pdf"]);
  const { text } = await readPdf(file?.content as Uint8Array);
  expect(text).toContain("1.1 Bestimmung der Schriftführung");
  expect(text + inflatedPdf(file?.content as Uint8Array)).not.toContain(SECRET);
  await waitFor("nothing is left to send", async () => (await server.sittings.unsent()).size === 0);
});

test("everybody gets the agenda in their language, drawn once for each; nobody gets it of what does not take place", async () => {
  const bert = await server.signedIn("bert@v.example");
  const settings = (await bert.ask("GET", "/api/notifications/settings")).body;
  await bert.ask("PUT", "/api/notifications/settings", { body: { ...settings, language: "en" } });
  await invite();
  await waitFor("all are invited", () => sent.length === 3);
  const fileFor = (address: string) => to(address).at(-1)?.attachments?.[1];
  expect(fileFor("bert@v.example")?.filename).toBe("agenda.pdf");
  expect((await readPdf(fileFor("bert@v.example")?.content as Uint8Array)).language).toBe("en-GB");
  expect(fileFor("cem@p.example")?.content).toBe(fileFor("mona@a.example")?.content);
  const move = { from: "invited", to: "cancelled" };
  await mona.ask("POST", `/api/sittings/${session.id}/state`, { body: move });
  await waitFor("all are told", () => sent.length === 6);
  expect(fileFor("bert@v.example")).toBeUndefined();
});

test("updates and withdrawals carry the same entry with a higher number, to those whom they concern", async () => {
  await invite();
  await waitFor("all are invited", () => sent.length === 3);
  const { revision } = await current();
  const invited = session.invited
    .filter(({ person }) => person !== "cem")
    .map((one) => ({ closed: false, ...one }));
  await mona.ask("PUT", `/api/sittings/${session.id}/invited`, { body: { invited, revision } });
  expect((await current()).invitation?.isCurrent).toBe(false);
  await invite();
  await waitFor("all are told", () => sent.length === 6);
  const [first, second] = to("bert@v.example").map(entryOf);
  expect(second).toMatchObject({ uid: first?.uid, sequence: 1, status: "CONFIRMED" });
  const withdrawn = to("cem@p.example")[1];
  expect(withdrawn?.subject).toBe("Einladung zurückgenommen: Sitzung am 1. Dezember 2026");
  // What the session is called and where it is may have changed since.
  expect(JSON.stringify(withdrawn)).not.toMatch(/Sitzung im Dezember|Rathaus/);
  expect(entryOf(withdrawn)).toMatchObject({ uid: first?.uid, sequence: 1, status: "CANCELLED" });
  const move = { from: "invited", to: "cancelled" };
  await mona.ask("POST", `/api/sittings/${session.id}/state`, { body: move });
  await waitFor("those still invited are told", () => sent.length === 8);
  expect(entryOf(to("bert@v.example")[2])).toMatchObject({
    uid: first?.uid,
    sequence: 2,
    status: "CANCELLED",
  });
  expect(to("cem@p.example")).toHaveLength(2);
});

test("what cannot be sent now is kept for later and holds nobody else up; what is refused for good is not", async () => {
  answers.set("bert@v.example", new MailPostponed("full"));
  answers.set("cem@p.example", new MailRefused("nobody"));
  await invite();
  await waitFor("the third is invited", () => sent.length === 1);
  await waitFor("one is kept", async () => (await server.sittings.unsent()).size === 1);
  expect([...(await server.sittings.unsent()).values()].map(({ person }) => person)).toEqual(["bert"]);
  const { revision } = await current();
  const change = { ...session, place: "Anderswo", revision };
  await mona.ask("PUT", `/api/sittings/${session.id}`, { body: change });
  await waitFor("it was tried again", () => to("bert@v.example").length === 1);
  expect(server.logged()).not.toMatch(/bert@v\.example|Rathaus/);
});

test("who was not asked to lead sends nothing, and nothing is sent of a session that was changed meanwhile", async () => {
  const bert = await server.signedIn("bert@v.example");
  const address = `/api/sittings/${session.id}/invitations`;
  expect((await bert.ask("POST", address, { body: { revision: 1 } })).status).toBe(403);
  expect((await mona.ask("POST", address, { body: { revision: 7 } })).status).toBe(409);
  expect(sent).toEqual([]);
});

test("the agenda is handed out as a file: in public without the non-public part, to others as if there were none", async () => {
  const ask = (client: TestClient, part: string) =>
    client.ask<string>("GET", `/api/sittings/${session.id}/agenda.md?part=${part}&language=de`);
  const open = await ask(mona, "public");
  expect(open.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(open.body).toMatch(/1\\?\.1 Bestimmung der Schriftführung/);
  expect(open.body).toContain("Personal");
  expect(open.body).not.toContain(SECRET);
  expect((await ask(mona, "all")).body).toContain(SECRET);
  const anna = await server.signedIn("anna@a.example");
  expect((await ask(anna, "public")).body).toBe(open.body);
  const unknown = await anna.ask("GET", "/api/sittings/gibtsnicht/agenda.md?part=all&language=de");
  const hidden = await ask(anna, "all");
  expect([hidden.status, hidden.body]).toEqual([unknown.status, unknown.body]);
});

test("without a mail server no e-mail is kept to go out long after, and the session counts as invited", async () => {
  const other = await startTestServer();
  try {
    const client = await other.signedIn("mona@a.example");
    const { title, place, start, end, workingGroup } = session;
    const body = { title, place, start, end, workingGroup, chair: null, secretary: null };
    const { id } = (await client.ask<Session>("POST", "/api/sittings", { body })).body;
    const answer = await client.ask<Session>("POST", `/api/sittings/${id}/invitations`, {
      body: { revision: 1 },
    });
    expect(answer.body).toMatchObject({ state: "invited", delivery: "off" });
    expect(await other.sittings.unsent()).toEqual(new Map());
  } finally {
    await other.close();
  }
});
