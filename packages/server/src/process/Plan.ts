import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { type Digest, decodeDigest, digestOf, encodeDigest } from "./digest.ts";
import type { MeasureFacts } from "./Measures.ts";

/** A measure as the plan knows it, before anybody's rights are asked. */
export type PlanRow = Omit<MeasureRow, "role" | "moderates">;

/** What the rooms of a measure say of it. */
type RoomsSay = Required<Omit<Digest, "at">> & { at: number };

const roomKinds = ["draft", "record", "discussion"] as const;

/** How many measures' digests are read at a time when the plan is loaded. */
const LOAD_BATCH = 500;

/**
 * The list of measures, kept current from what is decided about them and from digests of their rooms. It is derived:
 * throw it away and it comes back at the next start.
 */
export class Plan {
  readonly #rows = new Map<string, PlanRow>();
  readonly #rooms = new Map<string, RoomsSay>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  /** Grows with every change to any row. */
  get version(): number {
    return this.#version;
  }

  rows(): Iterable<PlanRow> {
    return this.#rows.values();
  }

  row(measure: string): PlanRow | undefined {
    return this.#rows.get(measure);
  }

  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over what the rooms of these measures said last. @throws StorageUnavailable */
  async load(log: UpdateLog, measures: Iterable<MeasureFacts>): Promise<void> {
    const ids = [...measures].map(({ id }) => id);
    for (let start = 0; start < ids.length; start += LOAD_BATCH) {
      await Promise.all(ids.slice(start, start + LOAD_BATCH).map((id) => this.#loadOne(log, id)));
    }
    for (const id of ids) this.#refresh(id);
  }

  /** Takes over what was decided about a measure. */
  onFact(measure: MeasureFacts): void {
    const { id, number, workingGroup, phase, phaseHistory } = measure;
    const decidedAt = phaseHistory.at(-1)?.at ?? new Date(0).toISOString();
    const row = this.#rows.get(id);
    const changedAt = row && row.changedAt > decidedAt ? row.changedAt : decidedAt;
    this.#rows.set(id, {
      id,
      number,
      title: row?.title ?? "",
      phase,
      workingGroup,
      leadOrganisation: row?.leadOrganisation ?? null,
      openThreads: row?.openThreads ?? 0,
      changedAt,
    });
    this.#refresh(id);
  }

  /** The digest to store beside a room's next entries. */
  digest(room: Room, doc: Y.Doc | undefined): Uint8Array | undefined {
    const digest = digestOf(room, doc, Date.now());
    return digest && encodeDigest(digest);
  }

  /** Takes over the digest of a room whose entries are on disk. */
  onFlushed(room: Room, _at: number, stored: Uint8Array | undefined): void {
    const digest = decodeDigest(stored);
    if (room.kind === "marks" || !digest) return;
    this.#merge(room.measure, digest);
    this.#refresh(room.measure);
  }

  async #loadOne(log: UpdateLog, measure: string): Promise<void> {
    for (const kind of roomKinds) {
      const metadata = await log.metadata(roomName({ kind, measure }), "digest");
      const digest = decodeDigest(metadata.get("digest"));
      if (digest) this.#merge(measure, digest);
    }
  }

  #merge(measure: string, digest: Digest): void {
    const known = this.#rooms.get(measure) ?? { at: 0, title: "", leadOrganisation: null, openThreads: 0 };
    this.#rooms.set(measure, { ...known, ...digest, at: Math.max(known.at, digest.at) });
  }

  #refresh(measure: string): void {
    const row = this.#rows.get(measure);
    if (!row) return;
    const { at, ...said } = this.#rooms.get(measure) ?? { at: 0 };
    const changedAt = new Date(Math.max(at, Date.parse(row.changedAt))).toISOString();
    this.#rows.set(measure, { ...row, ...said, changedAt });
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
