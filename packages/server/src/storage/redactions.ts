import { mergedRanges } from "@querschnitt/shared/documents/redaction";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { Redaction } from "@querschnitt/shared/protocol/messages";
import { StorageUnavailable, type UpdateLog } from "./UpdateLog.ts";

/** Metadata key of a room's stream under which stands what was redacted in it. */
export const REDACTIONS_KEY = "redactions";

/** What was redacted in a room, by the log; undefined: nothing ever. @throws StorageUnavailable */
export async function redactionOf(log: UpdateLog, room: string): Promise<Redaction | undefined> {
  const [stored] = await log.metadataOf([room], REDACTIONS_KEY);
  if (!stored) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(stored)) as Redaction;
  } catch (cause) {
    throw new StorageUnavailable(`the redactions of ${room} cannot be understood`, { cause });
  }
}

/** The redactions of a room with one more, as they are to stand in the log; doing one again changes nothing. */
export function encodeRedaction(before: Redaction | undefined, ranges: readonly ClockRange[]): Uint8Array {
  const earlier = (before?.ranges ?? []).map(([client, from, to]) => ({ client, from, to }));
  const merged = mergedRanges([...earlier, ...ranges]).map(
    ({ client, from, to }) => [client, from, to] as const,
  );
  const isNew = JSON.stringify(merged) !== JSON.stringify(before?.ranges ?? []);
  const redaction: Redaction = { number: (before?.number ?? 0) + (isNew ? 1 : 0), ranges: merged };
  return new TextEncoder().encode(JSON.stringify(redaction));
}
