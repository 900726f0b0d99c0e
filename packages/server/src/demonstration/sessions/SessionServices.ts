import type { Invited, NewSession, SessionFacts } from "@querschnitt/shared/api/sittings";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { SessionState } from "@querschnitt/shared/policy/sessions";
import type { Room, SessionRoom } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import type { PersonKey } from "../workspace.ts";

/** What sessions of the demonstration are written through: the same doors that people's work goes through. */
export interface SessionServices {
  sittings: {
    create(
      by: string,
      session: NewSession,
      people: readonly Invited[],
      idempotencyKey: string,
    ): Promise<string>;
    get(session: string): SessionFacts | undefined;
    move(by: string, session: string, from: SessionState, to: SessionState): Promise<void>;
    closeMinutes(by: string, session: string, revision: number): Promise<void>;
    approveMinutes(by: string, session: string, where: { session: string; item: string }): Promise<void>;
  };
  rooms: {
    open(room: Room): Promise<{ document(): Promise<Uint8Array> }>;
    write(room: Room, person: string, update: Uint8Array): Promise<void>;
  };
}

/** Changes a room of a session in a person's name, in one write, or in none where nothing is to be changed. */
export async function editRoom(
  { rooms }: Pick<SessionServices, "rooms">,
  room: SessionRoom,
  by: PersonKey,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  openRoom(doc, room.kind);
  Y.applyUpdate(doc, await (await rooms.open(room)).document());
  const before = Y.encodeStateVector(doc);
  let isChanged = false;
  doc.on("update", () => {
    isChanged = true;
  });
  change(doc);
  if (isChanged) await rooms.write(room, by, Y.encodeStateAsUpdate(doc, before));
  doc.destroy();
}
