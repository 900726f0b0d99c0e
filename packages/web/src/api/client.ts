import type { Problem } from "@querschnitt/shared/api/problem";
import { ApiProblem, NetworkFailure, UnexpectedAnswer } from "./ApiProblem.ts";
import { objectWith, type Shape } from "./lightShapes.ts";

const problemShape = objectWith<Problem>("type", "title", "status");

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

async function send(method: Method, path: string, { body, headers, signal }: Call): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      // Answers are kept per person in our own store, where signing out can wipe them; never in the HTTP cache.
      cache: "no-store",
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new NetworkFailure(error);
  }
  if (answer.ok || answer.status === 304) return answer;
  const problem = problemShape.safeParse(await answer.json().catch(() => undefined));
  if (problem.success) throw new ApiProblem(problem.data);
  // A proxy in front of a stopped server answers in its own words.
  if (answer.status >= 502 && answer.status <= 504) throw new NetworkFailure(answer.status);
  throw new UnexpectedAnswer(`${method} ${path} was answered with status ${answer.status}.`);
}

async function read<Value>(answer: Response, shape: Shape<Value>): Promise<Value> {
  const json: unknown = await answer.json().catch((error: unknown) => {
    throw new UnexpectedAnswer("The answer is no JSON.", error);
  });
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw new UnexpectedAnswer(`${answer.url}: ${parsed.error.message}`, parsed.error);
  return parsed.data;
}

const remembered = new Map<string, { etag: string; answer: unknown }>();

/** Forgets answers kept for "nothing changed"; call when another person signs in. */
export function forgetAnswers(): void {
  remembered.clear();
}

/**
 * Reads a resource; where the server gave it an ETag before, only a change travels.
 * @throws ApiProblem, NetworkFailure, UnexpectedAnswer
 */
export async function get<Value>(path: string, shape: Shape<Value>, signal?: AbortSignal): Promise<Value> {
  const before = remembered.get(path);
  const answer = await send("GET", path, {
    signal,
    ...(before && { headers: { "if-none-match": before.etag } }),
  });
  if (answer.status === 304 && before) return before.answer as Value;
  const parsed = await read(answer, shape);
  const etag = answer.headers.get("etag");
  if (etag) remembered.set(path, { etag, answer: parsed });
  return parsed;
}

/** Changes something and reads the answer. @throws as `get` */
export async function ask<Value>(
  method: Method,
  path: string,
  body: unknown,
  shape: Shape<Value>,
  headers?: Record<string, string>,
): Promise<Value> {
  return read(await send(method, path, { body, ...(headers && { headers }) }), shape);
}

/** Changes something whose answer does not matter. @throws as `get` */
export async function tell(method: Method, path: string, body?: unknown): Promise<void> {
  await send(method, path, { body });
}
