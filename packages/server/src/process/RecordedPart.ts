import type { ReadAgenda } from "@querschnitt/shared/documents/agenda";
import type { ReadProtocol } from "@querschnitt/shared/documents/protocol";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";

/** What was recorded of one part of a session. */
export interface RecordedPart {
  part: SessionPart;
  agenda: ReadAgenda;
  protocol: ReadProtocol;
}
