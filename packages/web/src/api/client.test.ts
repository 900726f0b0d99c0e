import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ApiProblem, isSignedOut, NetworkFailure, UnexpectedAnswer } from "./ApiProblem.ts";
import { ask, forgetAnswers, get } from "./client.ts";

const shape = z.object({ name: z.string() });
let server: Server | undefined;

/** A real server with one behaviour; answers its address. */
async function serve(behaviour: RequestListener): Promise<string> {
  const started = createServer(behaviour);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/api/thing`;
}

afterEach(async () => {
  forgetAnswers();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the door to the API", () => {
  it("asks with the ETag it was given, and takes 304 for the answer it knows", async () => {
    const asked: (string | undefined)[] = [];
    const address = await serve((request, response) => {
      asked.push(request.headers["if-none-match"]);
      if (request.headers["if-none-match"] === '"1"') return response.writeHead(304).end();
      response.writeHead(200, { etag: '"1"', "content-type": "application/json" }).end('{"name":"Plan"}');
    });
    const first = await get(address, shape);
    expect(await get(address, shape)).toBe(first);
    forgetAnswers();
    expect(await get(address, shape)).toEqual({ name: "Plan" });
    expect(asked).toEqual([undefined, '"1"', undefined]);
  });

  it("turns problem details into an error with our short name", async () => {
    const address = await serve((_request, response) => {
      const problem = {
        type: "about:querschnitt/too-many-attempts",
        title: "Too many attempts",
        status: 429,
        retryAfter: 7,
      };
      response.writeHead(429, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
    });
    const error = await caught(ask("POST", address, { a: 1 }, shape));
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ type: "too-many-attempts", status: 429, retryAfter: 7 });
  });

  it("tells a wrong password from an ended session", () => {
    const problem = (type: string) =>
      new ApiProblem({ type: `about:querschnitt/${type}`, title: "", status: 401 });
    expect(isSignedOut(problem("signed-out"))).toBe(true);
    expect(isSignedOut(problem("wrong-credentials"))).toBe(false);
  });

  it("takes a proxy's answer for a stopped server as no connection", async () => {
    const address = await serve((_request, response) => response.writeHead(502).end("<h1>Bad gateway</h1>"));
    expect(await caught(get(address, shape))).toBeInstanceOf(NetworkFailure);
  });

  it("takes a refused connection as no connection", async () => {
    const address = await serve(() => undefined);
    await new Promise((resolve) => server?.close(resolve));
    expect(await caught(get(address, shape))).toBeInstanceOf(NetworkFailure);
  });

  it("does not pass on an answer of another shape", async () => {
    const address = await serve((_request, response) => response.end('{"name":7}'));
    expect(await caught(get(address, shape))).toBeInstanceOf(UnexpectedAnswer);
  });
});
