import type { Logger } from "pino";
import { carryOutRedaction, removeLateQuotes } from "./carryOutRedaction.ts";
import { KnownPassages } from "./process/KnownPassages.ts";
import type { Messages } from "./process/Messages.ts";
import { Redactions, type RedactionsOptions } from "./process/Redactions.ts";
import type { UpdateLog } from "./storage/UpdateLog.ts";
import type { Rooms } from "./sync/Rooms.ts";

export interface RedactionParts {
  log: UpdateLog;
  rooms: Rooms;
  messages: Messages;
  /** Appends a fact and writes the deed that it is into the audit list, both or none. */
  record: RedactionsOptions["record"];
  logger: Logger;
  /** Ids of all organisations. */
  organisations(): readonly string[];
  /** The redactions of a measure are others now. */
  onChange(measure: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Redactions that reach everything the server holds. */
export function createRedactions({ record, logger, onChange, now, ...work }: RedactionParts): Redactions {
  const { log, rooms } = work;
  const passages = new KnownPassages(log, (draft, place) => rooms.findPassage(draft, place));
  const redactions: Redactions = new Redactions({
    log,
    find: (measure, place) => passages.find({ kind: "draft", measure }, place),
    carryOut: (measure, ranges) => carryOutRedaction({ ...work, redactions }, measure, ranges),
    removeLate: (measure, before) => removeLateQuotes({ ...work, redactions }, measure, before),
    record,
    onChange: (measure) => {
      // Words are not held longer than somebody waits for a decision about them.
      passages.forget();
      onChange(measure);
    },
    onFailed: (error) => logger.error({ err: error }, "a redaction is carried out later"),
    now,
  });
  return redactions;
}
