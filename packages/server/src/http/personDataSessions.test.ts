import type { PersonData } from "@querschnitt/shared/api/personData";
import type { Session } from "@querschnitt/shared/api/sittings";
import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import type { LedgerRoom } from "@querschnitt/shared/protocol/roomNames";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("a person's data tell of their sessions; what they did in a non-public part is told to themselves alone", async () => {
  const mona = await server.signedIn("mona@a.example");
  const [start, end] = ["2026-12-01T16:00:00.000Z", "2026-12-01T18:00:00.000Z"];
  const body = { title: "Sitzung", place: "", start, end, chair: null, secretary: null, workingGroup: "sn" };
  const session = (await mona.ask<Session>("POST", "/api/sittings", { body })).body.id;
  for (const part of ["public", "closed"] as const) {
    const room: LedgerRoom = { kind: "agenda", session, part };
    const doc = new Y.Doc();
    openLedger(doc, "agenda");
    Y.applyUpdate(doc, await (await server.rooms.open(room)).document());
    const before = Y.encodeStateVector(doc);
    const values = {
      title: `Vorschlag ${part}`,
      kind: "discussion",
      minutes: null,
      reason: "",
      measure: null,
    } as const;
    const doer = { person: "cem", now: Date.now() };
    perform(doc, "agenda", { type: "suggest", suggestion: `s${part}`, values }, doer);
    await server.rooms.write(room, "cem", Y.encodeStateAsUpdate(doc, before));
  }
  for (const part of ["public", "closed"] as const)
    await server.rooms.writeAsServer({ kind: "protocol", session, part }, (doc) => {
      const doer = { person: "mona", now: Date.now() };
      const task = {
        item: "i",
        what: `Auftrag ${part}`,
        organisation: "polizei",
        deadline: null,
        done: false,
      };
      for (const person of ["cem", "bert"])
        perform(
          doc,
          "protocol",
          { type: "add-entry", root: "tasks", entry: `t${person}`, values: { ...task, person } },
          doer,
        );
      const there = { person: "cem", role: "member", voting: true, substituteFor: null } as const;
      const times = { from: Date.parse(start), until: null };
      const values = { ...there, ...times };
      if (part === "public")
        perform(doc, "protocol", { type: "add-entry", root: "attendance", entry: "a", values }, doer);
    });
  const ask = async (email: string, address: string): Promise<PersonData["sittings"]> => {
    const client = await server.signedIn(email);
    const answer = await client.ask<PersonData>("GET", address);
    expect([answer.status, answer.body.sittings?.length]).toEqual([200, 1]);
    return answer.body.sittings;
  };
  const [own] = await ask("cem@p.example", "/api/me/data");
  expect(own).toMatchObject({ session, title: "Sitzung", start, role: "invited", voting: true });
  expect(own?.suggestions.map(({ title }) => title)).toEqual(["Vorschlag public", "Vorschlag closed"]);
  expect(own?.attendance).toEqual([{ role: "member", voting: true, from: start, until: null }]);
  expect(own?.tasks.map(({ what }) => what)).toEqual(["Auftrag public", "Auftrag closed"]);
  const [others] = await ask("anna@a.example", "/api/accounts/cem/data");
  expect(others?.contributions.map(({ room, part, count }) => [room, part, count])).toEqual([
    ["agenda", "public", 1],
  ]);
  expect(others?.tasks.map(({ what }) => what)).toEqual(["Auftrag public"]);
  expect(JSON.stringify(others)).not.toContain("closed");
  // Whoever does not belong to that part any more reads nothing of it there.
  const invited = [{ person: "cem", closed: false, voting: true }];
  await mona.ask("PUT", `/api/sittings/${session}/invited`, { body: { invited, revision: 1 } });
  const [later] = await ask("cem@p.example", "/api/me/data");
  expect(later?.tasks.map(({ what }) => what)).toEqual(["Auftrag public"]);
});
