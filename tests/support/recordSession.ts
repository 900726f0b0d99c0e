import type { Session } from "@querschnitt/shared/api/sittings";
import { type LedgerCommand, perform } from "@querschnitt/shared/documents/commands";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { ProtocolEntryCommand } from "@querschnitt/shared/documents/protocol";
import type { Decision, Task } from "@querschnitt/shared/policy/protocol";
import { roomName, type SessionPart } from "@querschnitt/shared/protocol/roomNames";
import type { ApiClient } from "./ApiClient.ts";
import { converged, StockClient } from "./StockClient.ts";

/** What is recorded of one item, in the part it belongs to. */
export interface RecordedItem {
  title: string;
  part?: SessionPart;
  tasks?: readonly Partial<Task>[];
  decisions?: readonly Partial<Decision>[];
}

/** Writes into a session, through its rooms, what somebody who may record it would: who was there, and items. */
export async function recordSession(
  { api, id: person }: { api: ApiClient; id: string },
  { id: session }: Pick<Session, "id">,
  items: readonly RecordedItem[],
  present: readonly { person: string; voting: boolean }[],
): Promise<void> {
  const write = async (kind: "agenda" | "protocol", part: SessionPart, commands: LedgerCommand[]) => {
    const room = roomName({ kind, session, part });
    const writer = await StockClient.open(api, room);
    writer.doc.transact(() => {
      for (const command of commands)
        perform(writer.doc, kind, command as never, { person, now: Date.now() });
    });
    const reader = await StockClient.open(api, room);
    await converged([writer.doc, reader.doc]);
    for (const one of [writer, reader]) one.destroy();
  };
  const attended = present.map((one): ProtocolEntryCommand => {
    const values = { role: "member", substituteFor: null, from: null, until: null, ...one } as const;
    return { type: "add-entry", root: "attendance", entry: newId(), values };
  });
  await write("protocol", "public", attended);
  for (const { title, part = "public", tasks = [], decisions = [] } of items) {
    const item = newId();
    const values = { title, kind: "decision", minutes: null, presenter: null } as const;
    const more = { approves: null, publicTitle: "", source: "" };
    await write("agenda", part, [{ type: "add-item", item, parent: null, values: { ...values, ...more } }]);
    const unsaid = { what: "", organisation: null, person: null, deadline: null, done: false };
    const uncounted = { wording: "", yes: null, no: null, abstain: null, biased: null };
    await write("protocol", part, [
      ...tasks.map((task): ProtocolEntryCommand => {
        return { type: "add-entry", root: "tasks", entry: newId(), values: { item, ...unsaid, ...task } };
      }),
      ...decisions.map((decision): ProtocolEntryCommand => {
        const said = { item, ...uncounted, result: null, takenAt: null, ...decision };
        return { type: "add-entry", root: "decisions", entry: newId(), values: said };
      }),
    ]);
  }
}
