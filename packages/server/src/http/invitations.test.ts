import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
let bert: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  [anna, mona, bert] = (await Promise.all(
    ["anna@a.example", "mona@a.example", "bert@v.example"].map(server.signedIn),
  )) as [TestClient, TestClient, TestClient];
});
afterAll(() => server.close());

let measure: string;
beforeEach(async () => {
  const created = await mona.ask<{ id: string }>("POST", "/api/measures", {
    body: { title: "Licht am Kanal", workingGroup: "sn" },
  });
  expect(created.status).toBe(201);
  measure = created.body.id;
});

const newcomer = {
  name: "Neu",
  email: "frisch@v.example",
  organisation: "verein",
  workspaceRole: "member",
  workingGroups: ["sn"],
  measures: [],
};
const secretOf = (link: unknown) => String(link).split("#")[1] as string;

test("a moderator does not put an invitation of their own in the place of an administrator's", async () => {
  const body = { ...newcomer, email: "ersetzt@v.example", workspaceRole: "admin" };
  const first = await anna.ask<{ invitation: { id: string }; link: string }>("POST", "/api/invitations", {
    body,
  });
  const second = await mona.ask("POST", "/api/invitations", {
    body: { ...newcomer, email: "ERSETZT@v.example" },
  });
  expect(problem(second)).toEqual([409, "conflict"]);
  expect((await server.client().ask("GET", `/api/invitations/${secretOf(first.body.link)}`)).status).toBe(
    200,
  );
  const again = await anna.ask<{ invitation: { id: string } }>("POST", "/api/invitations", { body });
  expect(again.status).toBe(201);
  expect((await server.client().ask("GET", `/api/invitations/${secretOf(first.body.link)}`)).status).not.toBe(
    200,
  );
  await anna.ask("DELETE", `/api/invitations/${again.body.invitation.id}`);
});

test("a name is one line, whoever gives it, and runs from left to right", async () => {
  const body = {
    ...newcomer,
    email: "zeilen@v.example",
    name: " Neu\r\nBcc: fremd@boese.example\u202E\t(Amt) ",
  };
  const { body: created } = await mona.ask<{ invitation: { id: string; name: string } }>(
    "POST",
    "/api/invitations",
    {
      body,
    },
  );
  await mona.ask("DELETE", `/api/invitations/${created.invitation.id}`);
  expect(created.invitation.name).toBe("Neu Bcc: fremd@boese.example (Amt)");
  for (const name of ["\n\t", "\u202E", ""]) {
    expect(problem(await mona.ask("POST", "/api/invitations", { body: { ...body, name } }))[0]).toBe(400);
  }
});

test("an invitation lets one person in, once", async () => {
  const body = { ...newcomer, measures: [{ measure, role: "editor" }] };
  const created = await mona.ask("POST", "/api/invitations", { body });
  expect(created.status).toBe(201);
  const secret = secretOf(created.body.link);
  expect(created.body.link).toBe(`${server.url}/invitation#${secret}`);
  expect(JSON.stringify(server.identity.directory.current())).not.toContain(secret);
  const visitor = server.client();
  expect((await visitor.ask("GET", `/api/invitations/${secret}`)).body).toMatchObject({
    workspace: "Dortmund",
    email: "frisch@v.example",
    organisation: { id: "verein" },
  });
  const accept = { name: "Frida Frisch", password: "lang genug für alle" };
  expect(
    problem(
      await visitor.ask("POST", `/api/invitations/${secret}/accept`, {
        body: { ...accept, password: "kurz" },
      }),
    ),
  ).toEqual([400, "invalid-input"]);
  const [one, two] = await Promise.all(
    [visitor, server.client()].map((client) =>
      client.ask("POST", `/api/invitations/${secret}/accept`, { body: accept }),
    ),
  );
  expect([one?.status, two?.status].sort()).toEqual([201, 410]);
  expect((await server.client().ask("GET", `/api/invitations/${secret}`)).status).toBe(410);
  const frida = server.client();
  const { body: me } = await frida.signIn("frisch@v.example", accept.password);
  const { id } = me.person as { id: string };
  expect(server.identity.authority.measureAccess(id, measure).role).toBe("editor");
  expect(server.identity.index.group("sn")?.members.get(id)).toEqual({
    person: id,
    role: "editor",
    moderator: false,
  });
  expect(problem(await anna.ask("POST", "/api/invitations", { body: newcomer }))).toEqual([409, "conflict"]);
});

test("moderators invite into what they moderate, and nobody above themselves", async () => {
  const body = { ...newcomer, email: "noch@v.example" };
  const refused = [
    await bert.ask("POST", "/api/invitations", { body }),
    await mona.ask("POST", "/api/invitations", { body: { ...body, workingGroups: ["si"] } }),
    await mona.ask("POST", "/api/invitations", { body: { ...body, workspaceRole: "admin" } }),
    await mona.ask("POST", "/api/invitations", { body: { ...body, workspaceRole: "moderator" } }),
    await mona.ask("POST", "/api/invitations", {
      body: { ...body, measures: [{ measure: "x", role: "reader" }] },
    }),
  ];
  for (const answer of refused) expect(problem(answer)).toEqual([403, "forbidden"]);
});

test("a withdrawn invitation opens nothing; moderators withdraw their own only", async () => {
  const body = { ...newcomer, email: "spaeter@v.example" };
  const { body: created } = await anna.ask<{ invitation: { id: string }; link: string }>(
    "POST",
    "/api/invitations",
    { body },
  );
  const path = `/api/invitations/${created.invitation.id}`;
  expect((await mona.ask("GET", "/api/invitations")).body).toEqual([]);
  expect((await mona.ask("DELETE", path)).status).toBe(404);
  expect((await anna.ask("DELETE", path)).status).toBe(204);
  const preview = await server.client().ask("GET", `/api/invitations/${secretOf(created.link)}`);
  expect(problem(preview)).toEqual([410, "invitation-invalid"]);
});

test("whom somebody deactivated had invited is not let in", async () => {
  const body = { ...newcomer, email: "danach@v.example" };
  const { body: created } = await mona.ask("POST", "/api/invitations", { body });
  await anna.ask("PATCH", "/api/accounts/mona", { body: { active: false } });
  await anna.ask("PATCH", "/api/accounts/mona", { body: { active: true } });
  const preview = await server.client().ask("GET", `/api/invitations/${secretOf(created.link)}`);
  expect(problem(preview)).toEqual([410, "invitation-invalid"]);
  mona = await server.signedIn("mona@a.example");
});

test("an invitation gives no more than its inviter could give today", async () => {
  const body = { ...newcomer, email: "ueberholt@v.example", measures: [{ measure, role: "editor" }] };
  const { body: created } = await mona.ask("POST", "/api/invitations", { body });
  const open = async () =>
    (await server.client().ask("GET", `/api/invitations/${secretOf(created.link)}`)).status;
  expect(await open()).toBe(200);
  await anna.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "member" } });
  expect(await open()).toBe(410);
  const accept = { name: "Ute Überholt", password: "lang genug für alle" };
  const late = await server
    .client()
    .ask("POST", `/api/invitations/${secretOf(created.link)}/accept`, { body: accept });
  expect(problem(late)).toEqual([410, "invitation-invalid"]);
  await anna.ask("PATCH", "/api/accounts/mona", { body: { workspaceRole: "moderator" } });
  expect(await open()).toBe(200);
});

test("an empty workspace is set up with the code from the console, once", async () => {
  const empty = await startTestServer({ empty: true });
  try {
    const visitor = empty.client();
    expect((await visitor.ask("GET", "/api/workspace")).body).toMatchObject({ configured: false });
    const setup = {
      code: "AAAAA-AAAAA-AAAAA-AAAAA",
      workspaceName: "Dortmund",
      organisation: { name: "Ordnungsamt", shortName: "StA 32", stakeholderGroup: "administration" },
      name: "Anna Amt",
      email: "anna@a.example",
      password: testPassword,
    };
    const perform = (code: string) => visitor.ask("POST", "/api/setup", { body: { ...setup, code } });
    expect(problem(await perform(setup.code))).toEqual([403, "wrong-setup-code"]);
    const { code } = empty.identity.setup;
    expect(code).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    const [one, two] = await Promise.all([perform(code.toLowerCase().replaceAll("-", " ")), perform(code)]);
    expect([one.status, two.status].sort()).toEqual([201, 409]);
    expect(problem(await perform(code))).toEqual([409, "setup-closed"]);
    expect((await visitor.ask("GET", "/api/workspace")).body).toEqual({
      name: "Dortmund",
      configured: true,
      demonstration: false,
    });
    expect((await visitor.ask("GET", "/api/me")).body.workspaceRole).toBe("admin");
  } finally {
    await empty.close();
  }
});
