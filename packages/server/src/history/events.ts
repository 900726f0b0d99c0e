import type { HistoryEvent } from "@querschnitt/shared/api/history";
import type { MovedPhase } from "@querschnitt/shared/api/measures";
import type { Resolution } from "@querschnitt/shared/documents/arrivals";
import type { ReadThread } from "@querschnitt/shared/documents/discussion";

/** Where events of a measure stand. */
export interface EventSources {
  phases: readonly MovedPhase[];
  threads: readonly Pick<ReadThread, "id" | "resolvedBy" | "resolvedAt" | "proposal">[];
  resolutions: readonly (Pick<Resolution, "by" | "at" | "session" | "sessionTitle" | "itemTitle"> & {
    id: string;
  })[];
  redactions: readonly {
    id: string;
    state: string;
    askedBy: string;
    decidedBy: string | null;
    decidedAt: string | null;
  }[];
  versions: readonly { id: string; name: string; by: string; at: string }[];
}

/** What happened in a measure beside the writing, oldest first. Each kind of source is one entry here. */
export function eventsOf({
  phases,
  threads,
  resolutions,
  redactions,
  versions,
}: EventSources): HistoryEvent[] {
  const events: HistoryEvent[] = [
    ...phases.map(({ from, to, by, at, reason }) => {
      return { kind: "phase", at: Date.parse(at), person: by, from, to, reason } as const;
    }),
    ...threads.flatMap(({ id, proposal }) => {
      const { outcome } = proposal ?? {};
      if (!proposal || !outcome || outcome.state === "claimed") return [];
      const kind = outcome.state === "accepted" ? "proposal-accepted" : "proposal-declined";
      return [{ kind, at: outcome.at, person: outcome.by, proposal: id, author: proposal.author } as const];
    }),
    ...threads.flatMap(({ id, resolvedBy, resolvedAt, proposal }) =>
      // Deciding about a proposal ends its thread as well.
      proposal || resolvedBy === null || resolvedAt === null
        ? []
        : [{ kind: "thread-resolved", at: resolvedAt, person: resolvedBy, thread: id } as const],
    ),
    ...resolutions.map(({ id, by, at, session, sessionTitle, itemTitle }) => {
      return { kind: "decision", at, person: by, resolution: id, session, sessionTitle, itemTitle } as const;
    }),
    ...redactions.flatMap(({ id, state, askedBy, decidedBy, decidedAt }) =>
      state !== "done" || decidedBy === null || decidedAt === null
        ? []
        : [
            {
              ...{ kind: "redacted" as const, at: Date.parse(decidedAt), person: decidedBy },
              ...{ redaction: id, author: askedBy },
            },
          ],
    ),
    ...versions.map(({ id, name, by, at }) => {
      return { kind: "version", at: Date.parse(at), person: by, version: id, name } as const;
    }),
  ];
  return events.sort((one, other) => one.at - other.at);
}
