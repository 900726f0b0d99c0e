import type { ProtocolCommand } from "@querschnitt/shared/documents/protocol";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import type { SessionParts } from "./useSessionParts.ts";

/** A command and the part in whose protocol it is done. */
export interface PartCommand {
  part: SessionPart;
  command: ProtocolCommand;
}

/** Does each command in the protocol of its part. */
export function performOnParts({ open, closed }: SessionParts, commands: readonly PartCommand[]): void {
  for (const { part, command } of commands)
    (part === "closed" ? closed : open)?.protocolRoom.perform(command);
}
