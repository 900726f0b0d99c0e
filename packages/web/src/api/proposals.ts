import type { Acceptance } from "@querschnitt/shared/api/proposals";
import { tell } from "./client.ts";

/** What editors decide about the proposals of a measure, each with a request. */
export interface ProposalDecisions {
  claim: (thread: string) => Promise<void>;
  release: (thread: string) => Promise<void>;
  accept: (thread: string, acceptance: Acceptance) => Promise<void>;
  decline: (thread: string, reason: string) => Promise<void>;
  reopen: (thread: string) => Promise<void>;
}

/** @throws ApiProblem (`conflict` if somebody else is at it or was first), NetworkFailure */
export function proposalDecisions(measure: string): ProposalDecisions {
  const address = (thread: string): string => `/api/measures/${measure}/proposals/${thread}`;
  return {
    claim: (thread) => tell("POST", `${address(thread)}/claim`),
    release: (thread) => tell("DELETE", `${address(thread)}/claim`),
    accept: (thread, acceptance) => tell("POST", `${address(thread)}/acceptance`, acceptance),
    decline: (thread, reason) => tell("POST", `${address(thread)}/refusal`, { reason }),
    reopen: (thread) => tell("POST", `${address(thread)}/reopening`),
  };
}
