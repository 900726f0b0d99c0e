import type { Notice } from "@querschnitt/shared/api/notices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { startTestServer, type TestServer } from "../http/testSupport/startTestServer.ts";
import type { TestClient } from "../http/testSupport/TestClient.ts";
import { Actor } from "../notifications/testSupport/Actor.ts";

let server: TestServer;
let mona: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  mona = await server.signedIn("mona@a.example");
});
afterAll(() => server.close());

const DEADLINE_MILLISECONDS = 5_000;

/** An open page: what it has heard, and a way to wait for more. */
class Page {
  readonly heard: { notice: Notice; at: number }[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #wake: () => void = () => {};

  constructor(cookie: string, origin = server.url) {
    this.socket = new WebSocket(`${server.url.replace("http", "ws")}/notices`, {
      headers: { cookie, origin },
    });
    this.closed = new Promise((resolve, reject) => {
      this.socket.on("close", (code) => resolve(code));
      this.socket.on("error", reject);
    });
    this.closed.catch(() => {});
    this.socket.on("message", (data) => {
      this.heard.push({ notice: JSON.parse(String(data)) as Notice, at: Date.now() });
      this.#wake();
    });
  }

  async hears(type: Notice["type"], count = 1): Promise<void> {
    const deadline = Date.now() + DEADLINE_MILLISECONDS;
    while (this.heard.filter(({ notice }) => notice.type === type).length < count) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`heard only ${JSON.stringify(this.heard)}, not ${count} × ${type}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, left);
      });
    }
  }
}

test("an open page hears that the plan changed, at most once a second", async () => {
  const page = new Page(mona.cookieHeader);
  await page.hears("alive");
  const create = () => mona.ask("POST", "/api/measures", { body: { title: "Licht", workingGroup: "sn" } });
  for (let i = 0; i < 10; i++) await create();
  await page.hears("plan-changed", 2);
  const times = page.heard.filter(({ notice }) => notice.type === "plan-changed").map(({ at }) => at);
  // Timers may fire a little early, and the socket adds some jitter.
  for (let i = 1; i < times.length; i++) expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBeGreaterThan(900);
  page.socket.terminate();
});

test("an open page hears that rights changed, but not of other people's sign-ins", async () => {
  const page = new Page(mona.cookieHeader);
  await page.hears("alive");
  await server.signedIn("bert@v.example");
  await mona.ask("PUT", "/api/working-groups/sn/members/bert", {
    body: { role: "reader", moderator: false },
  });
  await page.hears("directory-changed");
  await page.hears("plan-changed");
  expect(page.heard.filter(({ notice }) => notice.type === "directory-changed")).toHaveLength(1);
  page.socket.terminate();
});

test("a person's pages hear of what they are told of, and nobody else's, and nothing of what is closed to them", async () => {
  const created = await mona.ask<{ id: string }>("POST", "/api/measures", {
    body: { title: "Licht", workingGroup: "sn" },
  });
  const measure = created.body.id;
  const anna = new Actor("anna", () => server.rooms);
  const bert = await server.signedIn("bert@v.example");
  const [hers, his] = [new Page(mona.cookieHeader), new Page(bert.cookieHeader)];
  for (const page of [hers, his]) await page.hears("alive");
  const thread = await anna.opens(measure, "@{person:bert}");
  await his.hears("notifications-changed");
  const comment = await anna.replies(measure, thread, "@{person:bert}");
  await his.hears("notifications-changed", 2);
  await mona.ask("PUT", `/api/measures/${measure}/roles/bert`, { body: { role: "none" } });
  await anna.does("discussion", measure, { type: "delete-comment", comment });
  await anna.replies(measure, thread, "@{person:bert}");
  // What is told to somebody else afterwards comes after anything that he might have heard.
  await anna.opens(measure, "@{person:mona}");
  await hers.hears("notifications-changed");
  const heard = his.heard.filter(({ notice }) => notice.type === "notifications-changed");
  expect(heard).toHaveLength(2);
  for (const page of [hers, his]) page.socket.terminate();
});

test("a session that is ended is told so, and its page does not come back", async () => {
  const cem = await server.signedIn("cem@p.example");
  const page = new Page(cem.cookieHeader);
  await page.hears("alive");
  await cem.ask("DELETE", "/api/session");
  expect(await page.closed).toBe(4401);
  expect(page.heard.at(-1)?.notice).toEqual({ type: "signed-out" });
});

test("nobody listens without a session", async () => {
  expect(await new Page("querschnitt_session=forged").closed).toBe(4401);
});

test("another site's page cannot listen with our cookie", async () => {
  await expect(new Page(mona.cookieHeader, "https://evil.example").closed).rejects.toThrow("403");
});

test("a socket at any other address is refused", async () => {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/elsewhere`);
  await expect(
    new Promise((resolve, reject) => {
      socket.on("open", resolve);
      socket.on("error", reject);
    }),
  ).rejects.toThrow("404");
});

test("a stopping server sends everybody away with a code that means: come back", async () => {
  const stopping = await startTestServer();
  const client = await stopping.signedIn("anna@a.example");
  const socket = new WebSocket(`${stopping.url.replace("http", "ws")}/notices`, {
    headers: { cookie: client.cookieHeader },
  });
  const code = new Promise((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("message", resolve));
  await stopping.close();
  expect(await code).toBe(1012);
});
