import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newId } from "@querschnitt/shared/documents/identifiers";
// biome-ignore lint/style/noRestrictedImports: rooms by the hundred thousand are written through the adapter itself
import { LmdbUpdateLog } from "../../packages/server/src/storage/embedded/LmdbUpdateLog.ts";
// biome-ignore lint/style/noRestrictedImports: rooms by the hundred thousand are written through the adapter itself
import type { Append, UpdateLog } from "../../packages/server/src/storage/UpdateLog.ts";
import { Team } from "../../tests/support/Team.ts";
import { limits, parameters } from "../parameters.ts";

/** What the bench must know of a data folder of our server; kept beside the folder. */
export interface Workspace {
  workingGroup: string;
  people: { id: string; cookie: string }[];
  /** Ids; the n-th room is the draft of the n-th. */
  measures: string[];
}

/** Measures written in one append. */
const batchSize = 250;
/** What a busy room has to write at each flush; the log keeps it together as one value. */
const entriesPerAppend = 10;
/** Appends that share a flush here. */
const appendsAtOnce = 200;
const journal = "journal/measures";
const logFile = (dataDir: string): string => join(dataDir, "log.mdb");
const noteFile = (dataDir: string): string => `${dataDir}.json`;

export function readWorkspace(dataDir: string): Workspace {
  return JSON.parse(readFileSync(noteFile(dataDir), "utf8"));
}

/**
 * Makes a data folder as people would: an empty workspace is set up over the HTTP API, people are invited and made
 * editors, and a measure is created. The other measures are copies of it, written through the storage adapter.
 */
export async function createWorkspace(dataDir: string): Promise<void> {
  const team = await Team.start({ environment: limits });
  try {
    const measure = await team.createMeasure("Gemessene Maßnahme");
    const people: Workspace["people"] = [];
    for (let number = 0; number < parameters.people; number++) {
      const { id, api } = await team.invite("administration");
      await team.admin.api.must("PUT", `/api/working-groups/${team.group}/members/${id}`, {
        role: "editor",
        moderator: false,
      });
      people.push({ id, cookie: api.cookie });
    }
    await team.server.stop();
    mkdirSync(dataDir, { recursive: true });
    cpSync(team.server.dataDir, dataDir, { recursive: true });
    note(dataDir, { workingGroup: team.group, people, measures: [measure.id] });
  } finally {
    await team.dispose();
  }
  await addMeasures(dataDir, parameters.measures);
}

/** Copies a data folder and what is known of it; no server may be running on it. */
export function copyWorkspace(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  cpSync(noteFile(from), noteFile(to));
}

/** Adds copies of the first measure until there are so many; its rooms with all that stands in them. */
export async function addMeasures(dataDir: string, count: number): Promise<void> {
  const workspace = readWorkspace(dataDir);
  const { workingGroup, measures } = workspace;
  const log = LmdbUpdateLog.open(logFile(dataDir));
  try {
    const rooms = await roomsOf(log, measures[0] ?? "");
    const at = new Date().toISOString();
    let sequence = await log.end(journal);
    while (measures.length < count) {
      const added = Array.from({ length: Math.min(batchSize, count - measures.length) }, newId);
      const facts = added.map((measure, index) => {
        const number = `SN-${measures.length + index + 1}`;
        const fact = { type: "measure-created", measure, number, workingGroup, by: "server", at };
        const update = new TextEncoder().encode(JSON.stringify(fact));
        return { person: "server", receivedAt: Date.now(), update };
      });
      const copies = added.flatMap((measure) =>
        rooms.map(({ kind, ...room }) => ({ ...room, stream: `measure/${measure}/${kind}`, expected: 0 })),
      );
      // As a server leaves it that ran when they were written: it looks for nothing in them at its next start.
      const seen = copies.filter(({ stream }) => stream.endsWith("/record")).map(lookedAt);
      await log.append([
        { stream: journal, expected: sequence, entries: facts },
        ...copies,
        { stream: "journal/notifications", expected: 0, entries: [], metadata: Object.fromEntries(seen) },
      ]);
      sequence += facts.length;
      measures.push(...added);
    }
    await log.copyTo(`${logFile(dataDir)}.compact`);
  } finally {
    await log.close();
  }
  // What is free of the file would be taken up by what comes, and the disk would seem to hold less than it was given.
  renameSync(`${logFile(dataDir)}.compact`, logFile(dataDir));
  note(dataDir, workspace);
}

/** Writes updates into the draft of the n-th measure, as sent by the n-th person. @param now when each arrives; milliseconds */
export async function writeUpdates(
  dataDir: string,
  { room, person, client }: { room: number; person: number; client: number },
  updates: readonly Uint8Array[],
  now: () => number = Date.now,
): Promise<void> {
  const { measures, people } = readWorkspace(dataDir);
  const stream = `measure/${measures[room]}/draft`;
  const id = people[person]?.id ?? "";
  const log = LmdbUpdateLog.open(logFile(dataDir));
  try {
    let expected = await log.end(stream);
    const metadata = { [`client/${client}`]: new TextEncoder().encode(id) };
    for (let start = 0; start < updates.length; start += appendsAtOnce * entriesPerAppend) {
      const appends: Promise<unknown>[] = [];
      for (let at = start; at < Math.min(updates.length, start + appendsAtOnce * entriesPerAppend); ) {
        const entries = updates
          .slice(at, at + entriesPerAppend)
          .map((update) => ({ person: id, receivedAt: now(), update }));
        appends.push(log.append([{ stream, expected, entries, metadata }]));
        expected += entries.length;
        at += entries.length;
      }
      await Promise.all(appends);
    }
  } finally {
    await log.close();
  }
}

/** How far the server has looked for events in a room, as it keeps it. */
function lookedAt({ stream, entries }: Append): [key: string, value: Uint8Array] {
  return [`at/${stream}`, new TextEncoder().encode(String(entries.length))];
}

async function roomsOf(
  log: UpdateLog,
  measure: string,
): Promise<(Pick<Append, "entries" | "metadata"> & { kind: string })[]> {
  const rooms = [];
  for (const kind of ["draft", "record"]) {
    const stream = `measure/${measure}/${kind}`;
    const entries = [];
    for await (const entry of log.read(stream)) entries.push(entry);
    rooms.push({ kind, entries, metadata: Object.fromEntries(await log.metadata(stream)) });
  }
  return rooms;
}

function note(dataDir: string, workspace: Workspace): void {
  writeFileSync(noteFile(dataDir), JSON.stringify(workspace));
}
