import type { CreatedInvitation, InvitationBatchResult } from "@querschnitt/shared/api/identity";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOf } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
beforeEach(async () => {
  server = await startTestServer();
  anna = await server.signedIn("anna@a.example");
});
afterEach(() => server.close());

const row = (email: string, more: object = {}) => ({
  name: "Neue Person",
  email,
  organisation: "amt",
  workspaceRole: "member",
  workingGroups: ["sn"],
  measures: [],
  ...more,
});
const invite = (rows: object[], key = "ein-schluessel-fuer-alle") =>
  anna.ask<InvitationBatchResult>("POST", "/api/invitations/batch", {
    body: { rows },
    headers: { "idempotency-key": key },
  });
const outcomes = (results: InvitationBatchResult["results"]) =>
  results.map((one) => ("refused" in one ? one.refused : "created"));

test("each row is judged for itself: what is wrong says why, the rest is invited", async () => {
  await anna.ask("POST", "/api/invitations", { body: row("offen@a.example") });
  const { body, status } = await invite([
    row("eins@a.example"),
    row("zwei@a.example", { organisation: "gibtsnicht" }),
    row("drei@a.example", { workingGroups: ["sn", "gibtsnicht"] }),
    row("vier@a.example", { workspaceRole: "guest" }),
    row("fuenf@a.example", { workspaceRole: "kaiser" }),
    row("MONA@a.example"),
    row("Offen@a.example"),
    row("EINS@a.example"),
    row("sechs@a.example", { measures: [{ measure: "gibtsnicht", role: "reader" }] }),
    { ganz: "anders" },
    row("sieben@a.example", { workspaceRole: "guest", workingGroups: [] }),
  ]);
  expect(status).toBe(200);
  expect(outcomes(body.results)).toEqual([
    "created",
    "unknown-organisation",
    "unknown-group",
    "guest-in-group",
    "invalid-input",
    "taken",
    "invited",
    "twice",
    "invalid-input",
    "invalid-input",
    "created",
  ]);
  const secret = (body.results[0] as CreatedInvitation).link.split("#")[1];
  const accept = { body: { name: "Eins", password: testPassword } };
  const accepted = await server.client().ask("POST", `/api/invitations/${secret}/accept`, accept);
  expect(accepted.status).toBe(201);
  expect(server.identity.index.personByEmail("eins@a.example")?.id).toBe(
    (body.results[0] as CreatedInvitation).invitation.id,
  );
});

test("repeated with the same key nothing more is created, and the links are the same; with another key they are not", async () => {
  const rows = [row("eins@a.example"), row("zwei@a.example")];
  const first = await invite(rows);
  const again = await invite(rows);
  expect(again.body).toEqual(first.body);
  expect(server.identity.invitations.open()).toHaveLength(2);
  expect(outcomes((await invite(rows, "ein-anderer-schluessel")).body.results)).toEqual([
    "invited",
    "invited",
  ]);
  const cleared = JSON.stringify(server.identity.index.data.invitations);
  for (const one of first.body.results) {
    expect(cleared).not.toContain((one as CreatedInvitation).link.split("#")[1]);
  }
});

test("five hundred rows are invited at once, and no more than that", async () => {
  const rows = Array.from({ length: 500 }, (_, number) => row(`p${number}@a.example`));
  const { body } = await invite(rows);
  expect(new Set(outcomes(body.results))).toEqual(new Set(["created"]));
  expect(
    problemOf(
      await anna.ask("POST", "/api/invitations/batch", {
        body: { rows: [...rows, row("zuviel@a.example")] },
        headers: { "idempotency-key": "noch-ein-schluessel-mehr" },
      }),
    ),
  ).toEqual([400, "invalid-input"]);
});
