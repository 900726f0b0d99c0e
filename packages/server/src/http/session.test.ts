import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonRecord } from "../storage/Directory.ts";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("whoever signs in gets a cookie that scripts cannot read and other sites do not send", async () => {
  const client = server.client();
  const answer = await client.signIn("Anna@A.example ", testPassword);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ person: { id: "anna", name: "Anna Amt" }, workspaceRole: "admin" });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("querschnitt_session="));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Path=\//);
  expect(cookie).not.toMatch(/Secure/);
  expect((await client.ask("GET", "/api/me")).body).toEqual(answer.body);
  expect((await client.ask("GET", "/api/session")).body).toEqual({ me: answer.body });
  const secret = client.cookies.get("querschnitt_session") as string;
  expect(JSON.stringify(server.identity.directory.current())).not.toContain(secret);
});

test("behind TLS the cookie is for TLS only", async () => {
  const behindTls = await startTestServer({ environment: { PUBLIC_URL: "https://plan.example" } });
  try {
    const answer = await behindTls.client().signIn("anna@a.example", testPassword);
    expect(answer.headers.getSetCookie().every((cookie) => cookie.includes("Secure"))).toBe(true);
  } finally {
    await behindTls.close();
  }
});

test.each([
  ["a wrong password", "anna@a.example", "falsch"],
  ["an unknown address", "niemand@a.example", testPassword],
  ["somebody deactivated", "weg@a.example", testPassword],
  ["somebody invited who has no password yet", "neu@a.example", ""],
])("%s is refused like every other", async (_what, email, password) => {
  const { status, body } = await server.client().signIn(email, password);
  expect(status).toBe(401);
  expect(body).toEqual({
    type: "about:querschnitt/wrong-credentials",
    title: "The credentials are wrong",
    status: 401,
    detail: "E-mail address or password is wrong.",
  });
});

test("whoever guesses has to wait, while the known device of the victim signs in", async () => {
  const victim = server.client();
  expect((await victim.signIn("mona@a.example", testPassword)).status).toBe(200);
  const attacker = server.client();
  let status = 0;
  let tries = 0;
  let retryAfter: string | null = null;
  while (status !== 429 && tries++ < 20) {
    const answer = await attacker.signIn("mona@a.example", `falsch ${tries}`);
    status = answer.status;
    retryAfter = answer.headers.get("retry-after");
  }
  expect(status).toBe(429);
  expect(Number(retryAfter)).toBeGreaterThan(0);
  expect((await attacker.signIn("mona@a.example", testPassword)).body.type).toBe(
    "about:querschnitt/too-many-attempts",
  );
  await victim.ask("DELETE", "/api/session");
  expect((await victim.signIn("mona@a.example", testPassword)).status).toBe(200);
});

test("the device cookie of somebody else, or a forged one, helps nobody", async () => {
  const other = server.client();
  await other.signIn("anna@a.example", testPassword);
  const own = other.cookies.get("querschnitt_device") as string;
  const { devices } = server.identity;
  expect(devices.device(own, "anna")).toBeDefined();
  expect(devices.device(own, "bert")).toBeUndefined();
  expect(devices.device(own.replace(".anna.", ".bert."), "bert")).toBeUndefined();
});

test("signing out ends the session, not only the cookie", async () => {
  const client = server.client();
  await client.signIn("anna@a.example", testPassword);
  const cookie = client.cookieHeader;
  expect((await client.ask("DELETE", "/api/session")).status).toBe(204);
  expect(client.cookies.has("querschnitt_session")).toBe(false);
  const stolen = await server.client().ask("GET", "/api/me", { headers: { cookie } });
  expect(stolen.status).toBe(401);
  expect(stolen.body.type).toBe("about:querschnitt/signed-out");
});

test("a token speaks for its session until the session ends", async () => {
  const client = server.client();
  await client.signIn("bert@v.example", testPassword);
  const { status, body } = await client.ask<{ token: string }>("POST", "/api/tokens");
  expect(status).toBe(201);
  const { tokens } = server.identity;
  expect(tokens.session(body.token)?.person).toBe("bert");
  expect(tokens.session(`${body.token}x`)).toBeUndefined();
  expect(tokens.session(body.token.replace(/\.\d+\./, ".99999999999."))).toBeUndefined();
  await client.ask("DELETE", "/api/session");
  expect(tokens.session(body.token)).toBeUndefined();
});

test("a request that names JSON as the type of no body is understood", async () => {
  const client = await server.signedIn("bert@v.example");
  const headers = { "content-type": "application/json" };
  expect((await client.ask("POST", "/api/tokens", { headers })).status).toBe(201);
  expect((await client.ask("DELETE", "/api/session", { headers })).status).toBe(204);
});

test("people see and end their own sessions only", async () => {
  const [one, two, stranger] = [server.client(), server.client(), server.client()];
  await one.signIn("cem@p.example", testPassword);
  await two.signIn("cem@p.example", testPassword);
  await stranger.signIn("bert@v.example", testPassword);
  const { body: sessions } = await one.ask<{ id: string; current: boolean }[]>("GET", "/api/sessions");
  expect(sessions).toHaveLength(2);
  const other = sessions.find(({ current }) => !current) as { id: string };
  expect((await stranger.ask("DELETE", `/api/sessions/${other.id}`)).status).toBe(404);
  expect((await two.ask("GET", "/api/me")).status).toBe(200);
  expect((await one.ask("DELETE", `/api/sessions/${other.id}`)).status).toBe(204);
  expect((await two.ask("GET", "/api/me")).status).toBe(401);
  expect(await two.ask("GET", "/api/session")).toMatchObject({ status: 200, body: { me: null } });
});

test("whoever is deactivated or gets another password while theirs is checked is not let in", async () => {
  const { identity } = server;
  const change = (how: (bert: PersonRecord) => void) =>
    identity.directory.update((data) => {
      for (const person of data.people) if (person.id === "bert") how(person);
    });
  const before = structuredClone(identity.index.person("bert")) as PersonRecord;
  const signIn = () => identity.sessions.open(before, "test");
  await change((bert) => {
    bert.active = false;
  });
  await expect(signIn()).rejects.toMatchObject({ type: "wrong-credentials" });
  await change((bert) => {
    Object.assign(bert, { active: true, passwordHash: "another" });
  });
  await expect(signIn()).rejects.toMatchObject({ type: "wrong-credentials" });
  await change((bert) => void Object.assign(bert, before));
  expect((await signIn()).session.person).toBe("bert");
});

test("administrators end everybody's sessions; others do not", async () => {
  const [admin, cem] = [server.client(), server.client()];
  await admin.signIn("anna@a.example", testPassword);
  await cem.signIn("cem@p.example", testPassword);
  expect((await cem.ask("DELETE", "/api/people/anna/sessions")).status).toBe(403);
  expect((await admin.ask("DELETE", "/api/people/cem/sessions")).status).toBe(204);
  expect((await cem.ask("GET", "/api/me")).status).toBe(401);
});

test("a password everybody knows is refused where strangers can reach the server", async () => {
  const open = await startTestServer({
    environment: { HOST: "0.0.0.0" },
    demonstrationPassword: testPassword,
  });
  try {
    const { status, body } = await open.client().signIn("anna@a.example", testPassword);
    expect([status, body.type]).toEqual([403, "about:querschnitt/forbidden"]);
  } finally {
    await open.close();
  }
});
