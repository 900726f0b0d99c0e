import { createHmac } from "node:crypto";
import type { NotificationSettings } from "@querschnitt/shared/api/notifications";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UnsubscribeLinks } from "../notifications/digests/UnsubscribeLinks.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const rhythm = (person: string) => server.notifications.notifications.choices(person).rhythm;
const oneClick = {
  body: "List-Unsubscribe=One-Click",
  headers: { "content-type": "application/x-www-form-urlencoded" },
};

test("looking at the link changes nothing; the button and mail programs end that person's e-mails", async () => {
  const path = `/unsubscribe/${server.notifications.unsubscribeLinks.token("bert")}`;
  const shown = await server.client().ask<string>("GET", path);
  expect(shown.status).toBe(200);
  expect(shown.body).toContain('<form method="post">');
  expect(rhythm("bert")).toBe("daily");
  const done = await server.client().ask<string>("POST", path, oneClick);
  expect(done.status).toBe(200);
  expect(rhythm("bert")).toBe("never");
  expect(rhythm("mona")).toBe("daily");
  const bert = await server.signedIn("bert@v.example");
  const { body } = await bert.ask<NotificationSettings>("GET", "/api/notifications/settings");
  expect(body.kinds.mention).toEqual({ app: true, mail: true });
  expect(server.logged()).not.toContain(path.slice(13));
});

test("a link that is forged, expired, changed to another person or made for something else does nothing", async () => {
  const { unsubscribeLinks } = server.notifications;
  const token = unsubscribeLinks.token("mona");
  const [person, expires, signature] = token.split(".") as [string, string, string];
  const forged = [
    `anna.${expires}.${signature}`,
    `${person}.${Number(expires) + 1}.${signature}`,
    `${person}.${expires}.${signature.slice(1)}A`,
    `${person}.${expires}`,
    `${token}.x`,
    "nothing",
    new UnsubscribeLinks(Buffer.alloc(32)).token("mona"),
    `${person}.${expires}.${createHmac("sha256", Buffer.alloc(32)).update(`token ${person}.${expires}`).digest("base64url")}`,
  ];
  for (const one of forged) {
    expect((await server.client().ask("POST", `/unsubscribe/${one}`, oneClick)).status, one).toBe(410);
    expect((await server.client().ask("GET", `/unsubscribe/${one}`)).status, one).toBe(410);
  }
  expect(rhythm("mona")).toBe("daily");
  expect(rhythm("anna")).toBe("daily");
});

test("a link expires", () => {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const links = new UnsubscribeLinks(Buffer.alloc(32), () => now);
  const token = links.token("mona");
  expect(links.person(token)).toBe("mona");
  now += 181 * 24 * 60 * 60_000;
  expect(links.person(token)).toBeUndefined();
});

test("a token of a session ends no e-mails, and the other way round", async () => {
  const mona = await server.signedIn("mona@a.example");
  const { body } = await mona.ask<{ token: string }>("POST", "/api/tokens");
  expect((await server.client().ask("POST", `/unsubscribe/${body.token}`, oneClick)).status).toBe(410);
  const token = server.notifications.unsubscribeLinks.token("mona");
  expect(server.identity.tokens.session(token)).toBeUndefined();
});
