import type { Problem } from "@querschnitt/shared/api/problem";
import { type ProblemType, problemTypes } from "@querschnitt/shared/api/problemTypes";

const prefix = "about:querschnitt/";

/** An answer of the server that says no, as an error. */
export class ApiProblem extends Error {
  readonly type: ProblemType;
  readonly status: number;
  /** Which fields were not accepted: path → our short name of the cause. */
  readonly fields: Record<string, string>;
  readonly retryAfter: number | undefined;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ApiProblem";
    const short = problem.type.replace(prefix, "");
    this.type = problemTypes.find((type) => type === short) ?? "internal";
    this.status = problem.status;
    this.fields = problem.fields ?? {};
    this.retryAfter = problem.retryAfter;
  }
}

/** The server could not be reached. */
export class NetworkFailure extends Error {
  constructor(cause: unknown) {
    super("The server could not be reached.", { cause });
    this.name = "NetworkFailure";
  }
}

/** An answer that is not what the contract says. */
export class UnexpectedAnswer extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "UnexpectedAnswer";
  }
}

/** Whether the server said that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401 && error.type !== "wrong-credentials";
}
