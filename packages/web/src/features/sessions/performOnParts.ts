import type { ProtocolCommand } from "@querschnitt/shared/documents/protocol";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { partOf, type SessionParts } from "./useSessionParts.ts";

/** A command and the part in whose protocol it is done. */
export interface PartCommand {
  part: SessionPart;
  command: ProtocolCommand;
}

/** Does each command in the protocol of its part. */
export function performOnParts(parts: SessionParts, commands: readonly PartCommand[]): void {
  for (const { part, command } of commands) partOf(parts, part)?.protocolRoom.perform(command);
}
