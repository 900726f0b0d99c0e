import { Repetitions, removeQuotes } from "@querschnitt/shared/documents/quotes";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import type { Messages } from "./process/Messages.ts";
import type { Redactions } from "./process/Redactions.ts";
import { redactionOf } from "./storage/redactions.ts";
import type { UpdateLog } from "./storage/UpdateLog.ts";
import type { Rooms } from "./sync/Rooms.ts";

export interface RedactionWork {
  log: UpdateLog;
  rooms: Rooms;
  messages: Messages;
  redactions: Pick<Redactions, "changeRemarks">;
  /** Ids of all organisations: each may have discussed the measure among its own. */
  organisations(): readonly string[];
}

/**
 * Takes a passage of a draft away wherever the server has it. The words by which its repetitions are found stand in the
 * draft, so that comes last: broken off anywhere, this finds them again and does what is left.
 * @throws StorageUnavailable
 */
export async function carryOutRedaction(
  work: RedactionWork,
  measure: string,
  ranges: readonly ClockRange[],
): Promise<void> {
  await removeRepetitions(work, measure, ranges);
  await work.rooms.redact({ kind: "draft", measure }, ranges);
  await work.log.purge();
}

/**
 * Takes away what threads quote that were begun before a passage was redacted and arrived afterwards: by then only their
 * anchors tell. What was begun later may stand around what is gone, and cannot quote it.
 * @param before milliseconds since the epoch @throws StorageUnavailable
 */
export async function removeLateQuotes(work: RedactionWork, measure: string, before: number): Promise<void> {
  const redaction = await redactionOf(work.log, roomName({ kind: "draft", measure }));
  if (!redaction) return;
  const ranges = redaction.ranges.map(([client, from, to]) => ({ client, from, to }));
  if (await removeRepetitions(work, measure, ranges, before)) await work.log.purge();
}

/** Takes what is repeated of a passage out of discussions, reports and remarks. Whether any discussion had something. */
async function removeRepetitions(
  { log, rooms, messages, redactions, organisations }: RedactionWork,
  measure: string,
  ranges: readonly ClockRange[],
  before = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const discussions = await writtenIn(log, measure, organisations());
  const threads = (await Promise.all(discussions.map((ledger) => rooms.readLedger(ledger)))).flat();
  const reported = await messages.anchorsIn(measure);
  const quoted = threads.flatMap(({ anchor, createdAt }) => (anchor && createdAt < before ? [anchor] : []));
  const anchors = [...quoted, ...reported];
  const repeated = await rooms.findRepeated({ kind: "draft", measure }, ranges, anchors);
  const repetitions = new Repetitions(repeated);
  let hadSome = false;
  for (const ledger of discussions) {
    await rooms.writeAsServer(ledger, (doc) => removeQuotes(doc, repetitions));
    const deleted = await rooms.findDeletedQuotes(ledger, repeated);
    if (deleted.length === 0) continue;
    hadSome = true;
    await rooms.redact(ledger, deleted);
  }
  await messages.withoutRepetitions(measure, repetitions);
  await redactions.changeRemarks((remark) => repetitions.without(remark));
  return hadSome;
}

/** The discussions of a measure in which something was ever written. */
async function writtenIn(log: UpdateLog, measure: string, organisations: readonly string[]) {
  const internal = organisations.map(
    (organisation) => ({ kind: "internal", measure, organisation }) as const,
  );
  const all = [{ kind: "discussion", measure } as const, ...internal];
  const ends = await Promise.all(all.map((ledger) => log.end(roomName(ledger))));
  return all.filter((_ledger, index) => ends[index] !== 0);
}
