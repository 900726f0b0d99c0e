import type { Problem } from "@querschnitt/shared/api/problem";
import type { ProblemType } from "@querschnitt/shared/api/problemTypes";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { PasswordsBusy } from "../identity/passwordHash.ts";
import { Refused } from "../identity/Refused.ts";
import { DecisionRefused } from "../process/DecisionRefused.ts";
import { MessagesFull } from "../process/Messages.ts";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import { NobodyWaits } from "./OneByOne.ts";

const meanings: Record<ProblemType, { status: number; title: string }> = {
  "invalid-input": { status: 400, title: "The request is not understood" },
  "signed-out": { status: 401, title: "Nobody is signed in" },
  "wrong-credentials": { status: 401, title: "The credentials are wrong" },
  "too-many-attempts": { status: 429, title: "Too many attempts" },
  "foreign-origin": { status: 403, title: "The request comes from another site" },
  forbidden: { status: 403, title: "This is not permitted" },
  "not-found": { status: 404, title: "There is nothing here" },
  conflict: { status: 409, title: "Something else stands in the way" },
  "invitation-invalid": { status: 410, title: "The invitation cannot be accepted" },
  "password-link-invalid": { status: 410, title: "The link sets no password" },
  "setup-closed": { status: 409, title: "The workspace has already been set up" },
  "wrong-setup-code": { status: 403, title: "The code is wrong" },
  "read-only": { status: 503, title: "Nothing can be stored at the moment" },
  internal: { status: 500, title: "The server made a mistake" },
};

/** The problem details of a refusal. */
export function problemOf({ type, message, more }: Refused): Problem {
  const { status, title } = meanings[type];
  return { type: `about:querschnitt/${type}`, title, status, detail: message, ...more };
}

/** Answers a request with problem details (RFC 9457). */
export function sendProblem(reply: FastifyReply, refused: Refused): FastifyReply {
  const problem = problemOf(refused);
  if (problem.retryAfter !== undefined) reply.header("retry-after", String(problem.retryAfter));
  reply.serializer((payload: unknown) => JSON.stringify(payload));
  return reply
    .code(problem.status)
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(problem);
}

/** What an error means to whoever sent the request; everything unexpected is logged and answered `internal`. */
export function refusedBy(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof DecisionRefused) return new Refused(error.reason, error.message);
  if (error instanceof MessagesFull) return new Refused("too-many-attempts", error.message);
  if (error instanceof PasswordsBusy) {
    return new Refused("too-many-attempts", "The server is busy checking passwords.", { retryAfter: 5 });
  }
  if (error instanceof NobodyWaits) return new Refused("conflict", "Whoever asked has left.");
  if (error instanceof StorageUnavailable) {
    request.log.error({ err: error }, "storage unavailable");
    return new Refused(
      "read-only",
      "The server's storage cannot be written. An operator has to look at it.",
      {
        retryAfter: 30,
      },
    );
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new Refused("invalid-input", "Some fields were not accepted.", {
      fields: fieldsOf(error.validation),
    });
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 429) {
    return new Refused("too-many-attempts", "Too many requests. Wait, then go on.", { retryAfter: 60 });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Refused("invalid-input", message ?? "The request is not understood.");
  }
  request.log.error({ err: error }, "unexpected error");
  return new Refused("internal", "The error stands in the server's log.");
}

function fieldsOf(validation: readonly { instancePath: string; keyword: string }[]): Record<string, string> {
  return Object.fromEntries(
    validation.map(({ instancePath, keyword }) => [
      instancePath.replace(/^\//, "").replaceAll("/", "."),
      keyword.replaceAll("_", "-"),
    ]),
  );
}
