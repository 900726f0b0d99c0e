import type { Correction, SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadProtocol } from "@querschnitt/shared/documents/protocol";

/** What was decided about minutes when they were approved, in the protocol of the session that approved them. */
export function correctionsIn(
  { decisions }: Pick<ReadProtocol, "decisions">,
  { item }: NonNullable<SessionFacts["approval"]>,
): Correction[] {
  return decisions
    .filter((decision) => decision.item === item)
    .map(({ id, wording, result }) => ({ id, wording, result }));
}
