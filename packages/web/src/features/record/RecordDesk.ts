import type { ReadRecord, RecordCommand } from "@querschnitt/shared/documents/record";
import type { Phase } from "@querschnitt/shared/policy/phases";
import type { DirectoryView } from "../../api/useDirectory.ts";

/** What every part of the record works with. */
export interface RecordDesk {
  record: ReadRecord;
  phase: Phase;
  directory: DirectoryView;
  /** The reader's day, `YYYY-MM-DD`. */
  today: string;
  mayEdit: boolean;
  perform: (command: RecordCommand) => void;
}
