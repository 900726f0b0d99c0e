import { sessionParts } from "@querschnitt/shared/protocol/roomNames";
import type { RecordedPart } from "../process/RecordedPart.ts";
import type { HttpContext } from "./HttpContext.ts";

/** What was recorded of a session, of those parts that a person may read. @throws StorageUnavailable */
export async function recordedParts(
  { authority, readLedger }: Pick<HttpContext, "authority" | "readLedger">,
  person: string,
  session: string,
): Promise<RecordedPart[]> {
  const parts: RecordedPart[] = [];
  for (const part of sessionParts) {
    const agenda = { kind: "agenda", session, part } as const;
    const protocol = { kind: "protocol", session, part } as const;
    if (![agenda, protocol].every((room) => authority.access(person, room).mayRead)) continue;
    parts.push({ part, agenda: await readLedger(agenda), protocol: await readLedger(protocol) });
  }
  return parts;
}
