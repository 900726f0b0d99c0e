import type { Session } from "@querschnitt/shared/api/sittings";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { waitFor } from "../../../../../tests/support/waitFor.ts";
import { startTestServer, type TestServer } from "../../http/testSupport/startTestServer.ts";
import { type Mail, type Mailer, MailPostponed } from "../../mail/Mailer.ts";
import { SessionPost } from "./SessionPost.ts";

let server: TestServer;

/** Hands over to a list; the server's own puts everything off, so that what is queued stays for the one that is tried. */
const mailer = (take: (mail: Mail) => void): Mailer => ({
  delivery: "sent",
  send: async (mail) => take(mail),
  close: async () => {},
});

beforeEach(async () => {
  server = await startTestServer({
    mailer: mailer(() => {
      throw new MailPostponed("not by this one");
    }),
  });
});
afterEach(() => server.close());

async function invite(title: string): Promise<string> {
  const mona = await server.signedIn("mona@a.example");
  const when = { start: "2097-01-12T16:00:00.000Z", end: "2097-01-12T18:00:00.000Z" };
  const body = { title, place: "", ...when, chair: "mona", secretary: null, workingGroup: "sn" };
  const { id, revision } = (await mona.ask<Session>("POST", "/api/sittings", { body })).body;
  await mona.ask("POST", `/api/sittings/${id}/invitations`, { body: { revision } });
  return id;
}

test("an invitation whose agenda cannot be drawn waits, holds no other up, and says nothing of what it is about", async () => {
  const broken = await invite("Kaputt");
  await invite("Heil");
  const sent: Mail[] = [];
  const lines: string[] = [];
  let isBroken = true;
  const post = new SessionPost({
    sittings: server.sittings,
    identity: server.identity,
    mailer: mailer((mail) => sent.push(mail)),
    agenda: (session) => server.rooms.readLedger({ kind: "agenda", session, part: "public" }),
    agendaFile: async (session) => {
      if (isBroken && session === broken) throw new RangeError("cannot draw Kaputt for mona@a.example");
      return new Uint8Array([1]);
    },
    languageOf: () => "de",
    origin: () => "https://example.org",
    logger: pino({}, { write: (line: string) => lines.push(line) }),
    now: Date.now,
  });
  try {
    post.look();
    await waitFor("the other session's invitations are sent", () => sent.length === 3);
    await waitFor("the failures are logged", () => lines.length === 3);
    await waitFor("what was sent is settled", async () => (await server.sittings.unsent()).size === 3);
    expect(sent.every(({ text }) => text.includes("Heil"))).toBe(true);
    const waiting = [...(await server.sittings.unsent()).values()];
    expect(waiting.map(({ session }) => session)).toEqual([broken, broken, broken]);
    expect(lines.join("")).toContain("RangeError");
    expect(lines.join("")).not.toMatch(/Kaputt|mona@/);
    isBroken = false;
    post.look();
    await waitFor("they are sent when it can be drawn", () => sent.length === 6);
  } finally {
    await post.close();
  }
});
