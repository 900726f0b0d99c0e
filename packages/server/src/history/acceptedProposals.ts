import type { ReadThread } from "@querschnitt/shared/documents/discussion";
import type { Accepted } from "./Origins.ts";

interface Discussions {
  readLedger(room: { kind: "discussion"; measure: string }): Promise<readonly ReadThread[]>;
}

/** The proposals of a measure that an editor put into the draft as they were proposed, with what was written for them. */
export async function acceptedProposals(rooms: Discussions, measure: string): Promise<Accepted[]> {
  return (await rooms.readLedger({ kind: "discussion", measure })).flatMap(({ proposal }) => {
    const { outcome } = proposal ?? {};
    if (!proposal || outcome?.state !== "accepted" || !outcome.inserted?.length) return [];
    return [{ author: proposal.author, acceptedBy: outcome.by, inserted: outcome.inserted }];
  });
}
