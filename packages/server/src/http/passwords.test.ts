import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  anna = await server.signedIn("anna@a.example");
});
afterAll(() => server.close());

const next = "ein neuer Satz zum Merken";
const isSignedIn = async (client: TestClient) => (await client.ask("GET", "/api/me")).status === 200;
const signs = async (email: string, password: string) =>
  (await server.client().signIn(email, password)).status;
const linkFor = async (person: string) => {
  const { status, body } = await anna.ask<{ link: string }>("POST", `/api/accounts/${person}/password-link`);
  expect(status).toBe(201);
  const [page, secret = ""] = body.link.split("#");
  expect(page).toBe(`${server.url}/new-password`);
  return secret;
};
const setBy = (secret: string, password = next) =>
  server.client().ask("POST", `/api/password-links/${secret}`, { body: { password } });

test("changing one's password needs the old one and ends one's other sessions", async () => {
  const bert = await server.signedIn("bert@v.example");
  const elsewhere = await server.signedIn("bert@v.example");
  const change = (current: string, wanted: string) =>
    bert.ask("PUT", "/api/me/password", { body: { current, next: wanted } });
  expect(problem(await change("geraten", next))).toEqual([401, "wrong-credentials"]);
  expect(problem(await change(testPassword, "kurz"))).toEqual([400, "invalid-input"]);
  expect(
    problem(await server.client().ask("PUT", "/api/me/password", { body: { current: testPassword, next } })),
  ).toEqual([401, "signed-out"]);
  expect(await isSignedIn(elsewhere)).toBe(true);
  expect((await change(testPassword, next)).status).toBe(204);
  expect([await isSignedIn(bert), await isSignedIn(elsewhere)]).toEqual([true, false]);
  expect([await signs("bert@v.example", testPassword), await signs("bert@v.example", next)]).toEqual([
    401, 200,
  ]);
  expect(server.logged()).not.toContain(next);
});

test("whoever found an open session guesses no faster than at the front door", async () => {
  const client = await server.signedIn("mona@a.example");
  let status = 0;
  let tries = 0;
  while (status !== 429 && tries++ < 20) {
    const body = { current: `falsch ${tries}`, next };
    status = (await client.ask("PUT", "/api/me/password", { body })).status;
  }
  expect(status).toBe(429);
});

test("a link of an administrator sets a password once and ends all sessions", async () => {
  const before = await server.signedIn("gast@a.example");
  const secret = await linkFor("gast");
  expect(JSON.stringify(server.identity.directory.current())).not.toContain(secret);
  expect((await server.client().ask("GET", `/api/password-links/${secret}`)).body).toMatchObject({
    email: "gast@a.example",
    workspace: "Dortmund",
  });
  expect(problem(await setBy(secret, "kurz"))).toEqual([400, "invalid-input"]);
  // Until it is used, all goes on as before.
  expect(await isSignedIn(before)).toBe(true);
  const both = await Promise.all([setBy(secret), setBy(secret)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
  expect(both.find(({ status }) => status === 201)?.body).toMatchObject({ email: "gast@a.example" });
  expect(await isSignedIn(before)).toBe(false);
  expect([await signs("gast@a.example", testPassword), await signs("gast@a.example", next)]).toEqual([
    401, 200,
  ]);
  expect(problem(await setBy(secret))).toEqual([410, "password-link-invalid"]);
  expect(server.logged()).not.toContain(secret);
});

test("whoever stole a password cannot keep out its owner with a link", async () => {
  const thief = await server.signedIn("cem@p.example");
  const secret = await linkFor("cem");
  const body = { current: testPassword, next: "der Satz des Diebes" };
  const [, own] = await Promise.all([thief.ask("PUT", "/api/me/password", { body }), setBy(secret)]);
  // Whichever came first.
  expect(own.status).toBe(201);
  expect(await signs("cem@p.example", next)).toBe(200);
  expect(await isSignedIn(thief)).toBe(false);
});

test("only administrators make links, and only for accounts that are there and active", async () => {
  const gast = server.client();
  await gast.signIn("gast@a.example", next);
  const by = (client: TestClient, person: string) =>
    client.ask("POST", `/api/accounts/${person}/password-link`);
  expect(problem(await by(gast, "anna"))).toEqual([403, "forbidden"]);
  expect(problem(await by(server.client(), "anna"))).toEqual([401, "signed-out"]);
  expect(problem(await by(anna, "niemand"))).toEqual([404, "not-found"]);
  expect(problem(await by(anna, "weg"))).toEqual([409, "conflict"]);
});

test("in the demonstration passwords stay as they are: everybody may read them on its page", async () => {
  const demonstration = await startTestServer();
  try {
    await demonstration.identity.directory.update(({ workspace }) => {
      if (workspace) workspace.demonstration = true;
    });
    const someone = await demonstration.signedIn("anna@a.example");
    const body = { current: testPassword, next };
    expect(problem(await someone.ask("PUT", "/api/me/password", { body }))).toEqual([403, "forbidden"]);
    const link = await someone.ask("POST", "/api/accounts/anna/password-link");
    expect(problem(link)).toEqual([403, "forbidden"]);
  } finally {
    await demonstration.close();
  }
});

test("a link ends with the next one, with its person, and with its maker's rights", async () => {
  const first = await linkFor("gast");
  const second = await linkFor("gast");
  expect(problem(await setBy(first))).toEqual([410, "password-link-invalid"]);
  await anna.ask("PATCH", "/api/accounts/gast", { body: { active: false } });
  await anna.ask("PATCH", "/api/accounts/gast", { body: { active: true } });
  expect(problem(await setBy(second))).toEqual([410, "password-link-invalid"]);
  const third = await linkFor("gast");
  await server.identity.directory.update((data) => {
    for (const person of data.people) if (person.id === "mona") person.workspaceRole = "admin";
    for (const person of data.people) if (person.id === "anna") person.workspaceRole = "member";
  });
  expect(problem(await setBy(third))).toEqual([410, "password-link-invalid"]);
});
