import type { AuditPage } from "@querschnitt/shared/api/audit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measureDeeds } from "./testSupport/measureDeeds.ts";
import { problemOf } from "./testSupport/problemOf.ts";
import { redactionDeeds } from "./testSupport/redactionDeeds.ts";
import { sittingDeeds } from "./testSupport/sittingDeeds.ts";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";
import { unrecorded } from "./testSupport/unrecorded.ts";

let server: TestServer;
let anna: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  anna = await server.signedIn("anna@a.example");
});
afterAll(() => server.close());

async function audit(query = ""): Promise<AuditPage> {
  const { status, body } = await anna.ask<AuditPage>("GET", `/api/audit?${query}`);
  expect(status).toBe(200);
  return body;
}

const secretOf = (link: string): string => link.split("#")[1] ?? "";
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const member = { name: "Neue", email: "neue@a.example", organisation: "amt", workspaceRole: "member" };
const invitation = (email: string) => ({ ...member, email, workingGroups: ["sn"], measures: [] });

async function sendMessage(): Promise<{ id: string; version: number }> {
  const body = { topic: "general", text: "Eine Frage.", name: "", email: "", website: "" };
  await server.client().ask("POST", "/api/contact", { body });
  const { body: messages } = await anna.ask<{ id: string; version: number }[]>("GET", "/api/messages");
  return messages[0] as { id: string; version: number };
}

/** Does what a route is for, once; answers the status. */
const deeds: Record<string, () => Promise<number>> = {
  "POST /api/setup": async () => {
    const empty = await startTestServer({ empty: true });
    try {
      const client = empty.client();
      const { status } = await client.ask("POST", "/api/setup", {
        body: {
          code: empty.identity.setup.code,
          workspaceName: "Neu",
          organisation: { name: "Amt", shortName: "A", stakeholderGroup: "administration" },
          name: "Ada",
          email: "ada@a.example",
          password: testPassword,
        },
      });
      const { body } = await client.ask<AuditPage>("GET", "/api/audit");
      expect(body.entries.map(({ kind }) => kind)).toEqual(["signed-in", "workspace-set-up"]);
      // It has a list of its own, so one of ours stands for it.
      await server.signedIn("bert@v.example");
      return status;
    } finally {
      await empty.close();
    }
  },
  "POST /api/session": async () => (await server.client().signIn("bert@v.example", testPassword)).status,
  "DELETE /api/session": async () => {
    const bert = await server.signedIn("bert@v.example");
    return (await bert.ask("DELETE", "/api/session")).status;
  },
  "DELETE /api/sessions/{id}": async () => {
    const bert = await server.signedIn("bert@v.example");
    const { body } = await bert.ask<{ id: string; current: boolean }[]>("GET", "/api/sessions");
    const other = body.find(({ current }) => !current);
    return (await bert.ask("DELETE", `/api/sessions/${other?.id}`)).status;
  },
  "DELETE /api/people/{id}/sessions/{session}": async () => {
    await server.signedIn("cem@p.example");
    const { body } = await anna.ask<{ id: string }[]>("GET", "/api/people/cem/sessions");
    return (await anna.ask("DELETE", `/api/people/cem/sessions/${body[0]?.id}`)).status;
  },
  "DELETE /api/people/{id}/sessions": async () => {
    await server.signedIn("cem@p.example");
    return (await anna.ask("DELETE", "/api/people/cem/sessions")).status;
  },
  "PUT /api/me/password": async () => {
    const mona = await server.signedIn("mona@a.example");
    const body = { current: testPassword, next: `${testPassword}-neu` };
    return (await mona.ask("PUT", "/api/me/password", { body })).status;
  },
  "POST /api/accounts/{id}/password-link": async () =>
    (await anna.ask("POST", "/api/accounts/bert/password-link")).status,
  "POST /api/password-links/{secret}": async () => {
    const { body } = await anna.ask<{ link: string }>("POST", "/api/accounts/mona/password-link");
    const set = { body: { password: testPassword } };
    return (await server.client().ask("POST", `/api/password-links/${secretOf(body.link)}`, set)).status;
  },
  "POST /api/organisations": async () => {
    const body = { name: "Neuer Verein", shortName: "NV", stakeholderGroup: "civil-society" };
    return (await anna.ask("POST", "/api/organisations", { body })).status;
  },
  "PATCH /api/organisations/{id}": async () =>
    (await anna.ask("PATCH", "/api/organisations/verein", { body: { name: "Anderer Verein" } })).status,
  "PATCH /api/accounts/{id}": async () =>
    (await anna.ask("PATCH", "/api/accounts/cem", { body: { workspaceRole: "moderator" } })).status,
  "POST /api/people/{id}/deputies": async () =>
    (
      await anna.ask("POST", "/api/people/mona/deputies", {
        body: { deputy: "anna", from: tomorrow(), until: tomorrow() },
      })
    ).status,
  "DELETE /api/people/{id}/deputies/{deputy}": async () => {
    const { body } = await anna.ask<{ id: string }>("POST", "/api/people/anna/deputies", {
      body: { deputy: "mona", from: tomorrow(), until: tomorrow() },
    });
    return (await anna.ask("DELETE", `/api/people/anna/deputies/${body.id}`)).status;
  },
  "POST /api/invitations": async () =>
    (await anna.ask("POST", "/api/invitations", { body: invitation("eins@a.example") })).status,
  "POST /api/invitations/batch": async () => {
    const body = { rows: [invitation("zwei@a.example")] };
    const headers = { "idempotency-key": "aaaaaaaaaaaaaaaaaaaa" };
    return (await anna.ask("POST", "/api/invitations/batch", { body, headers })).status;
  },
  "DELETE /api/invitations/{id}": async () => {
    const { body } = await anna.ask<{ invitation: { id: string } }>("POST", "/api/invitations", {
      body: invitation("drei@a.example"),
    });
    return (await anna.ask("DELETE", `/api/invitations/${body.invitation.id}`)).status;
  },
  "POST /api/invitations/{secret}/accept": async () => {
    const { body } = await anna.ask<{ link: string }>("POST", "/api/invitations", {
      body: invitation("vier@a.example"),
    });
    const accept = { body: { name: "Vier", password: testPassword } };
    return (await server.client().ask("POST", `/api/invitations/${secretOf(body.link)}/accept`, accept))
      .status;
  },
  "POST /api/working-groups": async () =>
    (await anna.ask("POST", "/api/working-groups", { body: { name: "Räume", prefix: "SR" } })).status,
  "PATCH /api/working-groups/{id}": async () =>
    (await anna.ask("PATCH", "/api/working-groups/si", { body: { prefix: "SX" } })).status,
  "PUT /api/working-groups/{id}/members/{person}": async () =>
    (
      await anna.ask("PUT", "/api/working-groups/si/members/bert", {
        body: { role: "commenter", moderator: false },
      })
    ).status,
  "DELETE /api/working-groups/{id}/members/{person}": async () =>
    (await anna.ask("DELETE", "/api/working-groups/sn/members/bert")).status,
  "PUT /api/pages/{page}/{language}": async () => {
    const { body } = await anna.ask<{ version: number }>("GET", "/api/pages/imprint/de");
    const change = { text: "# Impressum", version: body.version };
    return (await anna.ask("PUT", "/api/pages/imprint/de", { body: change })).status;
  },
  "PATCH /api/messages/{id}": async () => {
    const message = await sendMessage();
    const body = { state: "done", note: "", version: message.version };
    return (await anna.ask("PATCH", `/api/messages/${message.id}`, { body })).status;
  },
  "DELETE /api/messages/{id}": async () =>
    (await anna.ask("DELETE", `/api/messages/${(await sendMessage()).id}`)).status,
  "POST /api/accounts/{id}/erasure": async () => {
    // Whoever accepted an invitation further up.
    const { body: accounts } = await anna.ask<{ id: string; name: string }[]>("GET", "/api/accounts");
    const person = accounts.find(({ name }) => name === "Vier");
    const body = { name: "Vier" };
    return (await anna.ask("POST", `/api/accounts/${person?.id}/erasure`, { body })).status;
  },
  ...measureDeeds(() => anna),
  ...sittingDeeds(() => anna),
  ...redactionDeeds(() => server),
};

test("every route that changes something writes into the audit list, or stands on a list with its reason", async () => {
  const { body } = await anna.ask<{ paths: Record<string, object> }>("GET", "/api/openapi.json");
  const changing = Object.entries(body.paths)
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    .filter((route) => !route.startsWith("GET "));
  expect(changing.sort()).toEqual([...Object.keys(deeds), ...unrecorded.keys()].sort());
  for (const [route, perform] of Object.entries(deeds)) {
    const before = (await audit("limit=1")).total;
    const status = await perform();
    expect([route, status < 300]).toEqual([route, true]);
    expect([route, (await audit("limit=1")).total > before]).toEqual([route, true]);
  }
});

test("an entry says when, who, what and on what, with rights before and after, and no names", async () => {
  await anna.ask("PATCH", "/api/accounts/gast", { body: { workspaceRole: "member", name: "Gast Neu" } });
  const [entry] = (await audit("limit=1")).entries;
  expect(entry).toMatchObject({
    kind: "account-changed",
    by: "anna",
    person: "gast",
    before: { workspaceRole: "guest" },
    after: { workspaceRole: "member" },
    changed: ["name"],
  });
  expect(Date.now() - Date.parse(entry?.at ?? "")).toBeLessThan(60_000);
  expect(JSON.stringify((await audit("limit=1000")).entries)).not.toMatch(/Gast Neu|Anna Amt|@a\.example/);
});

test("a request that is repeated and changes nothing more is written down once", async () => {
  const set = () =>
    anna.ask("PUT", "/api/working-groups/si/members/gast", { body: { role: "editor", moderator: false } });
  await set();
  const { total } = await audit("limit=1");
  await set();
  await anna.ask("DELETE", "/api/working-groups/si/members/niemand");
  expect((await audit("limit=1")).total).toBe(total);
});

test("a wrong password is written down with the account's person, never with what a stranger typed", async () => {
  await server.client().signIn("cem@p.example", "falsch geraten");
  await server.client().signIn("fremd@nirgends.example", "falsch geraten");
  const { entries } = await audit("kind=sign-in-failed");
  expect(entries.map(({ by, person }) => [by, person])).toEqual([
    [null, undefined],
    [null, "cem"],
  ]);
  expect(JSON.stringify(entries) + server.logged()).not.toContain("nirgends");
});

test("the list is filtered by person, kind and period, page after page", async () => {
  const all = await audit("limit=1000");
  expect(all.entries.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: all.total }, (_, index) => all.total - index),
  );
  const bert = await audit("person=bert&limit=1000");
  expect(bert.entries).toEqual(all.entries.filter(({ by, person }) => by === "bert" || person === "bert"));
  const middle = all.entries[Math.floor(all.total / 2)]?.at ?? "";
  const since = await audit(`from=${encodeURIComponent(middle)}&limit=1000`);
  expect(since.entries).toEqual(all.entries.filter(({ at }) => at >= middle));
  const until = await audit(`until=${encodeURIComponent(middle)}&limit=1000`);
  expect(since.total + until.total).toBe(all.total);
  const paged: number[] = [];
  for (let before: number | null = all.total + 1; before !== null; ) {
    const page: AuditPage = await audit(`limit=7&before=${before}`);
    expect(page.total).toBe(all.total);
    paged.push(...page.entries.map(({ sequence }) => sequence));
    before = page.next;
  }
  expect(paged).toEqual(all.entries.map(({ sequence }) => sequence));
});

test("for others the new administration does not exist", async () => {
  const unknown = await anna.ask("GET", "/api/gibtsnicht");
  expect(problemOf(unknown)).toEqual([404, "not-found"]);
  const requests: [string, string][] = [
    ["GET", "/api/audit"],
    ["GET", "/api/system"],
    ["GET", "/api/connected"],
    ["GET", "/api/people/bert/access"],
    ["GET", "/api/people/niemand/access"],
    ["GET", "/api/people/anna/sessions"],
    ["DELETE", "/api/people/anna/sessions/abc"],
    ["POST", "/api/invitations/batch"],
  ];
  for (const email of ["mona@a.example", "bert@v.example", "gast@a.example"]) {
    const client = await server.signedIn(email);
    for (const [method, path] of requests) {
      const answer = await client.ask(method, path, {
        headers: { "idempotency-key": "aaaaaaaaaaaaaaaaaaaa" },
        ...(method === "POST" && { body: { rows: [{}] } }),
      });
      expect([email, path, answer.status, answer.body]).toEqual([email, path, 404, unknown.body]);
    }
  }
  for (const [method, path] of requests.filter(([way]) => way !== "POST")) {
    expect(problemOf(await server.client().ask(method, path))).toEqual([401, "signed-out"]);
  }
});
