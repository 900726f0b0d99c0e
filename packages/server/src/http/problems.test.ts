import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { problemShape } from "@querschnitt/shared/api/problem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer, testPassword } from "./testSupport/startTestServer.ts";

let server: TestServer;
let webDist: string;
beforeAll(async () => {
  webDist = await mkdtemp(join(tmpdir(), "querschnitt-web-"));
  await mkdir(join(webDist, "assets"));
  await writeFile(join(webDist, "index.html"), "<!doctype html><title>Plan</title>");
  await writeFile(join(webDist, "assets", "app-1a2b.js"), "export {};");
  await writeFile(join(webDist, "assets", "app-1a2b.js.br"), brotliCompressSync("export {};"));
  server = await startTestServer({ webDist });
});
afterAll(async () => {
  await server.close();
  await rm(webDist, { recursive: true });
});

test.each<[string, string, string, unknown, number]>([
  ["an unknown address", "GET", "/api/nothing", undefined, 404],
  ["an unknown method", "PUT", "/api/me", undefined, 404],
  ["a missing session", "GET", "/api/measures", undefined, 401],
  ["fields of the wrong shape", "POST", "/api/session", { email: 5 }, 400],
  ["broken JSON", "POST", "/api/session", "{", 400],
  ["a huge body", "POST", "/api/session", { email: "a".repeat(300_000), password: "" }, 400],
  ["an address that cannot be decoded", "GET", "/api/%", undefined, 400],
])("%s is answered with problem details", async (_what, method, path, body, status) => {
  const answer = await server.client().ask(method, path, { body });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(problemShape.parse(answer.body).status).toBe(status);
});

test("the fields that were not accepted are named", async () => {
  const { body } = await server.client().ask("POST", "/api/session", { body: { email: 5 } });
  expect(body.fields).toEqual({ email: "invalid-type", password: "invalid-type" });
});

test.each(["https://evil.example", "null", "http://127.0.0.1:1"])(
  "a change from %s is refused",
  async (origin) => {
    const { status, body } = await server.client().ask("POST", "/api/session", {
      body: { email: "anna@a.example", password: testPassword },
      headers: { origin },
    });
    expect([status, body.type]).toEqual([403, "about:querschnitt/foreign-origin"]);
  },
);

test("a change from our own page is taken", async () => {
  const { status } = await server.client().ask("POST", "/api/session", {
    body: { email: "anna@a.example", password: testPassword },
    headers: { origin: server.url },
  });
  expect(status).toBe(200);
});

test("pages run no foreign script and sit in no foreign frame", async () => {
  const { headers } = await server.client().ask("GET", "/");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("upgrade-insecure-requests");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("every address inside the application gets its page, and only hashed files are kept for ever", async () => {
  const client = server.client();
  for (const path of ["/", "/measures/abc", "/invitation"]) {
    const { status, body, headers } = await client.ask<string>("GET", path, {
      headers: { accept: "text/html" },
    });
    expect([status, body]).toEqual([200, readFileSync(join(webDist, "index.html"), "utf8")]);
    expect(headers.get("cache-control")).toBe("no-cache");
  }
  const asset = await client.ask("GET", "/assets/app-1a2b.js");
  expect(asset.headers.get("cache-control")).toContain("immutable");
  for (const path of ["/assets/gone-9f.js", "/missing.png", "/sync/measure/abc/draft", "/api/x"]) {
    expect((await client.ask("GET", path)).status).toBe(404);
  }
});

test("a file that the build has compressed is sent so to whom takes it", async () => {
  const ask = (encoding: string) =>
    server.client().ask<string>("GET", "/assets/app-1a2b.js", { headers: { "accept-encoding": encoding } });
  for (const [asked, sent] of [
    ["br", "br"],
    ["identity", null],
  ] as const) {
    const { body, headers } = await ask(asked);
    expect([body, headers.get("content-encoding")]).toEqual(["export {};", sent]);
    expect(headers.get("vary")).toContain("accept-encoding");
    expect(headers.get("cache-control")).toContain("immutable");
  }
});

test("too many requests are slowed down, the watchman's excepted", async () => {
  const narrow = await startTestServer({ environment: { HTTP_REQUESTS_PER_MINUTE: "5" } });
  try {
    const client = narrow.client();
    for (let i = 0; i < 5; i++) await client.ask("GET", "/api/workspace");
    const { status, body, headers } = await client.ask("GET", "/api/workspace");
    expect([status, body.type]).toEqual([429, "about:querschnitt/too-many-attempts"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await client.ask("GET", "/healthz")).body).toEqual({ status: "ok" });
  } finally {
    await narrow.close();
  }
});

test("logs name routes and people by id, never addresses, names, passwords or secrets", async () => {
  const client = server.client();
  await client.signIn("anna@a.example", testPassword);
  await client.ask("GET", "/api/invitations/geheimnis-123");
  await client.ask("GET", "/api/measures?text=vertraulich");
  const log = server.logged();
  expect(log).toContain('"route":"/api/invitations/:secret"');
  expect(log).toContain('"person":"anna"');
  for (const secret of ["geheimnis", "vertraulich", testPassword, "anna@", "Anna Amt", client.cookieHeader]) {
    expect(log).not.toContain(secret);
  }
});

test("the API describes itself: every route, every reference resolves", async () => {
  const { body } = await server
    .client()
    .ask<{ openapi: string; paths: Record<string, object> }>("GET", "/api/openapi.json");
  expect(body.openapi).toBe("3.1.0");
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(["/api/session", "/api/measures/{id}/roles/{person}", "/healthz"]),
  );
  const text = JSON.stringify(body);
  for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (reference as string)
      .split("/")
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], body);
    expect(target, reference).toBeDefined();
  }
  for (const operations of Object.values(body.paths)) {
    for (const operation of Object.values(operations)) {
      expect(operation).toMatchObject({ summary: expect.any(String), responses: expect.any(Object) });
    }
  }
});

test("when nothing can be stored, writing is refused by name, reading goes on, and the watchman sees it", async () => {
  const broken = await startTestServer();
  try {
    const admin = await broken.signedIn("anna@a.example");
    await broken.breakStorage();
    const { status, body } = await admin.ask("PATCH", "/api/organisations/amt", { body: { name: "Amt" } });
    expect([status, body.type]).toEqual([503, "about:querschnitt/read-only"]);
    expect((await admin.ask("GET", "/api/organisations")).status).toBe(200);
    const health = await admin.ask("GET", "/healthz");
    expect([health.status, health.body]).toEqual([503, { status: "read-only" }]);
  } finally {
    await broken.close();
  }
});
