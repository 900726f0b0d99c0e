import {
  type ChangesSince,
  type History as MeasureHistory,
  type PastRoom,
  type PastState,
  type PastText,
  pastRooms,
} from "@querschnitt/shared/api/history";
import { readResolutions } from "@querschnitt/shared/documents/arrivals";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { readRecord } from "@querschnitt/shared/documents/record";
import { richText } from "@querschnitt/shared/documents/richText";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { type WrittenDraft, writtenDraft } from "./authorship.ts";
import { Chronicle } from "./Chronicle.ts";
import { headingsOf } from "./places.ts";
import { listed, peopleOf, type Sitting } from "./sittings.ts";

/** Sittings, and when the first and the newest entry of draft and record arrived. */
export type Timeline = Pick<MeasureHistory, "begin" | "end" | "sittings"> & {
  resolutions: ReturnType<typeof readResolutions>;
};

/** What became of a measure's draft and record, read from their logs. */
export class History {
  readonly #log: UpdateLog;

  constructor(log: UpdateLog) {
    this.#log = log;
  }

  /** The sittings of a measure, oldest first, and what sessions have decided about it. @throws StorageUnavailable */
  async timeline(measure: string): Promise<Timeline> {
    const draft = await this.#chronicle(measure, "draft");
    const record = await this.#chronicle(measure, "record");
    const sittings = [
      ...draft.end().sittings.map((sitting) => spanOf("draft", sitting)),
      ...record.end().sittings.map((sitting) => spanOf("record", sitting)),
    ].sort((one, other) => one.from - other.from);
    return {
      begin: sittings[0]?.from ?? 0,
      end: sittings.reduce((latest, { to }) => Math.max(latest, to), 0),
      sittings,
      resolutions: readResolutions(record.document),
    };
  }

  /** Draft and record after everything that had arrived by a moment. @throws StorageUnavailable */
  async state(measure: string, at: number): Promise<PastState> {
    const draft = await this.#chronicle(measure, "draft", { until: at });
    const record = await this.#chronicle(measure, "record", { until: at });
    return {
      at,
      draft: richText(openDraft(draft.document)) as PastText,
      record: { ...readRecord(record.document) },
      draftSequence: draft.sequence,
      recordSequence: record.sequence,
    };
  }

  /** How far the rooms of a measure are. @throws StorageUnavailable */
  async ends(measure: string): Promise<{ draft: number; record: number }> {
    const end = (kind: PastRoom): Promise<number> => this.#log.end(roomName({ kind, measure }));
    return { draft: await end("draft"), record: await end("record") };
  }

  /** What others than one person did since a moment. @throws StorageUnavailable */
  async since(measure: string, since: number, except: string): Promise<ChangesSince> {
    const changes: ChangesSince = { since, until: since, places: [] };
    for (const room of pastRooms) {
      const chronicle = await this.#chronicle(measure, room, { toldAfter: since });
      const { sittings } = chronicle.end();
      const headings = room === "draft" ? headingsOf(chronicle.document) : undefined;
      for (const { places, to } of sittings) {
        changes.until = Math.max(changes.until, to);
        for (const { text, people } of places) {
          people.delete(except);
          const section = headings && !headings.has(text) ? "" : text;
          if (people.size > 0) changes.places.push({ room, section, people: listed(people) });
        }
      }
    }
    return changes;
  }

  /** Who wrote what of a measure's draft as it stands. @throws StorageUnavailable */
  async authorship(measure: string): Promise<WrittenDraft & { sequence: number }> {
    const chronicle = await this.#chronicle(measure, "draft");
    const { arrivals, restored, last: sequence } = chronicle.end();
    return { sequence, ...writtenDraft(chronicle.document, { arrivals, restored }) };
  }

  async #chronicle(
    measure: string,
    room: PastRoom,
    { until = Number.POSITIVE_INFINITY, toldAfter = -1 }: { until?: number; toldAfter?: number } = {},
  ): Promise<Chronicle> {
    let chronicle = new Chronicle(room);
    let isBefore = true;
    for await (const entry of this.#log.read(roomName({ kind: room, measure }))) {
      if (entry.receivedAt > until) break;
      if (isBefore && entry.receivedAt > toldAfter) {
        isBefore = false;
        chronicle = new Chronicle(room, chronicle.standing());
      }
      chronicle.take(entry);
    }
    return isBefore && toldAfter >= 0 ? new Chronicle(room, chronicle.standing()) : chronicle;
  }
}

function spanOf(
  room: PastRoom,
  { from, to, first, last, places }: Sitting,
): MeasureHistory["sittings"][number] {
  const sections = [...new Set(places.map(({ text }) => text))];
  return { id: `${room}-${first}`, room, from, to, first, last, people: peopleOf(places), sections };
}
