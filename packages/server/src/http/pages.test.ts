import type { AuditPage } from "@querschnitt/shared/api/audit";
import { languages } from "@querschnitt/shared/api/languages";
import { pageNames } from "@querschnitt/shared/api/pageNames";
import type { LegalPage, PageVersion } from "@querschnitt/shared/api/pages";
import { MAX_PAGE } from "@querschnitt/shared/api/pages";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf as problem } from "./testSupport/problemOf.ts";
import { startTestServer, type TestServer } from "./testSupport/startTestServer.ts";
import type { TestClient } from "./testSupport/TestClient.ts";

let server: TestServer;
let anna: TestClient;
let mona: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  anna = await server.signedIn("anna@a.example");
  mona = await server.signedIn("mona@a.example");
});
afterAll(() => server.close());

const read = async (path: string) => (await server.client().ask<LegalPage>("GET", `/api/pages/${path}`)).body;
const save = (client: TestClient, path: string, body: unknown) =>
  client.ask("PUT", `/api/pages/${path}`, { body });

test("every page is there in both languages from the start, signed out, with places to fill in", async () => {
  for (const page of pageNames) {
    for (const language of languages) {
      const { text, version, savedAt } = await read(`${page}/${language}`);
      expect(version).toBe(0);
      expect(savedAt).toBeNull();
      expect(text, `${page}/${language}`).toMatch(/\[[^\]]+\](?!\()/);
    }
  }
  expect(problem(await server.client().ask("GET", "/api/pages/secrets/de"))).toEqual([400, "invalid-input"]);
});

test("only administrators save a page and see who saved it before", async () => {
  const body = { text: "Stadt Dortmund", version: 0 };
  expect(problem(await save(server.client(), "imprint/de", body))).toEqual([401, "signed-out"]);
  expect(problem(await save(mona, "imprint/de", body))).toEqual([403, "forbidden"]);
  expect(problem(await mona.ask("GET", "/api/pages/imprint/de/history"))).toEqual([403, "forbidden"]);
  expect((await read("imprint/de")).version).toBe(0);
  expect((await save(anna, "imprint/de", body)).body).toMatchObject({ version: 1, text: "Stadt Dortmund" });
  expect(await read("imprint/de")).toMatchObject({ version: 1, text: "Stadt Dortmund" });
  expect((await read("imprint/en")).version).toBe(0);
  const { body: history } = await anna.ask<PageVersion[]>("GET", "/api/pages/imprint/de/history");
  expect(history).toMatchObject([{ version: 1, by: "anna", text: "Stadt Dortmund" }]);
  const { body: audit } = await anna.ask<AuditPage>("GET", "/api/audit?kind=page-saved");
  expect(audit.entries[0]).toMatchObject({ by: "anna", after: { version: 1 } });
});

test("what somebody else saved meanwhile is a conflict, and nothing of it is lost", async () => {
  expect((await save(anna, "privacy/de", { text: "Erste", version: 0 })).status).toBe(200);
  const [one, other] = await Promise.all([
    save(anna, "privacy/de", { text: "Zweite", version: 1 }),
    save(anna, "privacy/de", { text: "Andere zweite", version: 1 }),
  ]);
  expect([one.status, other.status].sort()).toEqual([200, 409]);
  expect((await save(anna, "privacy/de", { text: "Dritte", version: 2 })).status).toBe(200);
  const { body: history } = await anna.ask<PageVersion[]>("GET", "/api/pages/privacy/de/history");
  expect(history.map(({ version }) => version)).toEqual([3, 2, 1]);
});

test("a page is neither empty nor huge", async () => {
  for (const text of ["", "x".repeat(MAX_PAGE + 1)]) {
    expect(problem(await save(anna, "contact/en", { text, version: 0 }))).toEqual([400, "invalid-input"]);
  }
  expect((await read("contact/en")).version).toBe(0);
});

test("a page is answered as text that no browser takes for HTML", async () => {
  const text = "<script>alert(1)</script> [hier](javascript:alert(1))";
  await save(anna, "accessibility/de", { text, version: 0 });
  const answer = await server.client().ask<LegalPage>("GET", "/api/pages/accessibility/de");
  expect(answer.headers.get("content-type")).toContain("application/json");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.body.text).toBe(text);
});
