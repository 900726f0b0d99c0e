import type { Session } from "@querschnitt/shared/api/sittings";
import { type LedgerCommand, perform } from "@querschnitt/shared/documents/commands";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { ProtocolEntryCommand } from "@querschnitt/shared/documents/protocol";
import type { Decision, Task } from "@querschnitt/shared/policy/protocol";
import { roomName, type SessionPart } from "@querschnitt/shared/protocol/roomNames";
import type { ApiClient } from "./ApiClient.ts";
import { StockClient } from "./StockClient.ts";
import { waitFor } from "./waitFor.ts";

/** What is recorded of one item, in the part it belongs to. */
export interface RecordedItem {
  title: string;
  part?: SessionPart;
  tasks?: Partial<Task>[];
  decisions?: Partial<Decision>[];
}

/** Writes into a session, through its rooms, what somebody who may record it would: items, and who was there. */
export async function recordSession(
  { api, id: person }: { api: ApiClient; id: string },
  { id: session }: Pick<Session, "id">,
  items: readonly RecordedItem[],
  present: readonly { person: string; voting: boolean }[],
): Promise<void> {
  const write = async (kind: "agenda" | "protocol", part: SessionPart, commands: LedgerCommand[]) => {
    const client = await StockClient.open(api, roomName({ kind, session, part }));
    client.doc.transact(() => {
      for (const command of commands)
        perform(client.doc, kind, command as never, { person, now: Date.now() });
    });
    const reader = await StockClient.open(api, roomName({ kind, session, part }));
    const root = kind === "agenda" ? "items" : "attendance";
    const count = () => [client, reader].map(({ doc }) => doc.getMap(root).size);
    await waitFor("what was written to be there for others", () => count()[0] === count()[1]);
    for (const one of [client, reader]) one.destroy();
  };
  for (const { title, part = "public", tasks = [], decisions = [] } of items) {
    const item = newId();
    const values = { title, kind: "decision", minutes: null, presenter: null } as const;
    await write("agenda", part, [
      {
        type: "add-item",
        ...{ item, parent: null },
        values: { ...values, approves: null, publicTitle: "", source: "" },
      },
    ]);
    await write("protocol", part, [
      ...present.map(
        (one): ProtocolEntryCommand => ({
          type: "add-entry",
          root: "attendance",
          entry: newId(),
          values: { role: "member", substituteFor: null, from: null, until: null, ...one },
        }),
      ),
      ...tasks.map(
        (task): ProtocolEntryCommand => ({
          type: "add-entry",
          root: "tasks",
          entry: newId(),
          values: {
            ...{ item, what: "", organisation: null, person: null, deadline: null, done: false },
            ...task,
          },
        }),
      ),
      ...decisions.map(
        (decision): ProtocolEntryCommand => ({
          type: "add-entry",
          root: "decisions",
          entry: newId(),
          values: {
            ...{ item, wording: "", yes: null, no: null, abstain: null, biased: null },
            ...{ result: null, takenAt: null, ...decision },
          },
        }),
      ),
    ]);
  }
}
