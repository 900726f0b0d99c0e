import type { Commitment, MeasureRow, RecordRow } from "@querschnitt/shared/api/measures";
import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { type Digest, decodeDigest, digestOf, encodeDigest, type PlannedCommitment } from "./digest.ts";
import type { MeasureFacts } from "./Measures.ts";

/** A measure as the plan knows it, before anybody's rights are asked. */
export type PlanRow = Omit<MeasureRow, "role" | "moderates">;

/** What is known of one measure; `row` is made when it is asked for. */
interface Planned {
  facts: MeasureFacts | undefined;
  record: RecordRow;
  commitments: readonly PlannedCommitment[];
  openThreads: number;
  openProposals: number;
  /** When a room or what is decided about it changed last; milliseconds since the epoch. */
  changedAt: number;
  /** When it was last stored that a text changed. */
  storedAt: number;
  row: PlanRow | undefined;
}

const emptyRecord: RecordRow = {
  title: "",
  leadOrganisation: null,
  partnerOrganisations: [],
  start: null,
  end: null,
  continuous: false,
  priority: null,
  horizon: null,
  trafficLight: "grey",
  asOf: null,
  nextMilestone: null,
  nextDeadline: null,
};

/** The rooms of a measure of which the plan tells; what is internal to an organisation is none of them. */
const roomKinds = ["draft", "record", "discussion"] as const;

function isTold(room: Room): room is Extract<Room, { kind: (typeof roomKinds)[number] }> {
  return roomKinds.some((kind) => kind === room.kind);
}

/** How many measures' digests are read at a time when the plan is loaded. */
const LOAD_BATCH = 500;

/** Milliseconds between two notes that a text changed: nobody reads the plan's last change more closely. */
const DRAFT_INTERVAL = 1_000;
/** The same for what is stored: after a start the last change may be so much later than the plan knows. */
const STORED_DRAFT_INTERVAL = 60_000;

/**
 * The list of measures, kept current from what is decided about them and from digests of their rooms. It is derived:
 * throw it away and it comes back at the next start.
 */
export class Plan {
  readonly #now: () => number;
  readonly #measures = new Map<string, Planned>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Grows with every change to any row. */
  get version(): number {
    return this.#version;
  }

  *rows(): Generator<PlanRow> {
    for (const planned of this.#measures.values()) {
      const row = rowOf(planned);
      if (row) yield row;
    }
  }

  /** How many proposals of a measure nobody has decided about. */
  openProposalsOf(measure: string): number {
    return this.#measures.get(measure)?.openProposals ?? 0;
  }

  row(measure: string): PlanRow | undefined {
    const planned = this.#measures.get(measure);
    return planned && rowOf(planned);
  }

  /** Every responsibility of every measure. */
  *commitments(): Generator<Commitment> {
    for (const [measure, { facts, commitments }] of this.#measures) {
      if (facts) for (const commitment of commitments) yield { measure, ...commitment };
    }
  }

  /** The responsibilities of one measure. */
  commitmentsOf(measure: string): readonly PlannedCommitment[] {
    return this.#measures.get(measure)?.commitments ?? [];
  }

  /** The latest change that the plan knows of; milliseconds since the epoch, 0 if there is none. */
  get latestChange(): number {
    return Array.from(this.#measures.values()).reduce((most, { changedAt }) => Math.max(most, changedAt), 0);
  }

  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Takes over what the rooms of these measures said last. @throws StorageUnavailable */
  async load(log: UpdateLog, measures: Iterable<MeasureFacts>): Promise<void> {
    const ids = Array.from(measures, ({ id }) => id);
    for (let start = 0; start < ids.length; start += LOAD_BATCH) {
      await this.#loadSome(log, ids.slice(start, start + LOAD_BATCH));
    }
    this.#changed();
  }

  /** Takes over what was decided about a measure. */
  onFact(facts: MeasureFacts): void {
    const planned = this.#planned(facts.id);
    planned.facts = facts;
    planned.changedAt = Date.parse(facts.phaseHistory.at(-1)?.at ?? "") || planned.changedAt;
    planned.row = undefined;
    this.#changed();
  }

  /** The digest to store beside a room's next entries. */
  digest(room: Room, doc: Y.Doc | undefined): Uint8Array | undefined {
    const now = this.#now();
    if (room.kind === "draft") {
      // A page of the log's file for every commit, for a time that nobody reads to the second.
      const { storedAt } = this.#planned(room.measure);
      if (!isApart(now, storedAt, STORED_DRAFT_INTERVAL)) return undefined;
      this.#planned(room.measure).storedAt = now;
    }
    const digest = digestOf(room, doc, now);
    return digest && encodeDigest(digest);
  }

  /** Takes over the digest of a room whose entries are on disk, the last one received at `at`. */
  onFlushed(room: Room, at: number, stored: Uint8Array | undefined): void {
    if (!isTold(room)) return;
    const digest = decodeDigest(stored);
    if (!digest && !this.#isNoteworthy(room.measure, at)) return;
    this.#merge(room.measure, digest ?? { at });
    // The last change is the last one by the log, even if the clock was ahead before the start.
    this.#planned(room.measure).changedAt = at;
    this.#changed();
  }

  async #loadSome(log: UpdateLog, measures: readonly string[]): Promise<void> {
    for (const kind of roomKinds) {
      const streams = measures.map((measure) => roomName({ kind, measure }));
      const stored = await log.metadataOf(streams, "digest");
      for (const [index, measure] of measures.entries()) {
        const digest = decodeDigest(stored[index]);
        if (digest) this.#merge(measure, digest);
      }
    }
  }

  #isNoteworthy(measure: string, at: number): boolean {
    return isApart(at, this.#measures.get(measure)?.changedAt ?? 0, DRAFT_INTERVAL);
  }

  #merge(measure: string, { at, record, commitments, openThreads, openProposals }: Digest): void {
    const planned = this.#planned(measure);
    planned.changedAt = Math.max(planned.changedAt, at);
    if (record) planned.record = record;
    if (commitments) planned.commitments = commitments;
    if (openThreads !== undefined) planned.openThreads = openThreads;
    if (openProposals !== undefined) planned.openProposals = openProposals;
    planned.row = undefined;
  }

  /** Rooms are written before the measure is a fact: then there is something to know, but no row yet. */
  #planned(measure: string): Planned {
    let planned = this.#measures.get(measure);
    if (!planned) {
      planned = {
        facts: undefined,
        record: emptyRecord,
        commitments: [],
        openThreads: 0,
        openProposals: 0,
        changedAt: 0,
        storedAt: 0,
        row: undefined,
      };
      this.#measures.set(measure, planned);
    }
    return planned;
  }

  #changed(): void {
    this.#version++;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Whether two times are so far apart, in either direction: the system's clock may have been set back. */
function isApart(one: number, other: number, milliseconds: number): boolean {
  return Math.abs(one - other) >= milliseconds;
}

function rowOf(planned: Planned): PlanRow | undefined {
  const { facts, record, openThreads } = planned;
  if (!facts) return undefined;
  planned.row ??= {
    ...record,
    id: facts.id,
    number: facts.number,
    phase: facts.phase,
    workingGroup: facts.workingGroup,
    openThreads,
    changedAt: new Date(planned.changedAt).toISOString(),
  };
  return planned.row;
}
