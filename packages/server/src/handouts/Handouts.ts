import type { Language } from "@querschnitt/shared/api/languages";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import { readCourses } from "@querschnitt/shared/documents/minutes";
import type { SessionPart, SessionRoom } from "@querschnitt/shared/protocol/roomNames";
import type { SessionDocument } from "../exports/SessionDocument.ts";
import { type FileFormat, sessionFile } from "../exports/sessionFile.ts";
import { correctionsIn } from "../process/corrections.ts";
import type { Sittings } from "../process/Sittings.ts";
import type { Rooms } from "../sync/Rooms.ts";
import { readMinutes } from "../sync/readMinutes.ts";
import { agendaDocument, type Sources } from "./agendaDocument.ts";
import { type MinutesPart, type MinutesParts, minutesDocument } from "./minutesDocument.ts";

/** What of a session is handed out, which is also the kind of the rooms that its readers must be let into. */
export const handoutKinds = ["agenda", "minutes"] as const;

/** A file that is wanted. Whether those who get it may read the session's part is for whoever asks to see to. */
export interface Handout {
  session: string;
  kind: (typeof handoutKinds)[number];
  /** `closed`: the non-public part with the public one. */
  part: SessionPart;
  language: Language;
  format: FileFormat;
  /** Who gets it: of measures that one of them may not read nothing is said. */
  readers: readonly string[];
}

export interface HandoutParts extends Sources {
  rooms: Rooms;
  sittings: Pick<Sittings, "get">;
}

/** Makes files of sessions, of what is on disk. */
export class Handouts {
  readonly #parts: HandoutParts;

  constructor(parts: HandoutParts) {
    this.#parts = parts;
  }

  /** @throws StorageUnavailable, or Error for a session that is not there */
  async file({ format, ...handout }: Handout): Promise<Uint8Array> {
    return sessionFile(await this.#describe(handout), format);
  }

  async #describe({ session, kind, part, ...terms }: Omit<Handout, "format">): Promise<SessionDocument> {
    const facts = this.#parts.sittings.get(session);
    if (!facts) throw new Error("there is no such session");
    const withClosed = part === "closed";
    if (kind === "agenda") {
      const agenda = await this.#agenda(session, "public");
      const closed = withClosed ? await this.#agenda(session, "closed") : undefined;
      return agendaDocument(this.#parts, { facts, agenda, closed, ...terms });
    }
    const open = await this.#minutes(session, "public");
    const closed = withClosed ? await this.#minutes(session, "closed") : undefined;
    const approval = await this.#approval(facts, terms.readers);
    return minutesDocument(this.#parts, { facts, open, closed, approval, ...terms });
  }

  async #approval({ approval }: SessionFacts, readers: readonly string[]): Promise<MinutesParts["approval"]> {
    const { authority, rooms, sittings } = this.#parts;
    const approving = approval && sittings.get(approval.session);
    if (!approval || !approving) return undefined;
    const of = { session: approving.id, part: "public" } as const;
    const [agenda, protocol] = [{ kind: "agenda", ...of } as const, { kind: "protocol", ...of } as const];
    const isKnown = (room: SessionRoom): boolean =>
      readers.every((person) => authority.access(person, room).mayRead);
    const corrections = isKnown(protocol)
      ? correctionsIn(await rooms.readLedger(protocol), approval)
      : undefined;
    return {
      session: isKnown(agenda) ? approving.title : null,
      corrections: corrections?.map(({ wording }) => wording) ?? null,
    };
  }

  #agenda(session: string, part: SessionPart) {
    return this.#parts.rooms.readLedger({ kind: "agenda", session, part });
  }

  async #minutes(session: string, part: SessionPart): Promise<MinutesPart> {
    const { rooms } = this.#parts;
    return {
      agenda: await this.#agenda(session, part),
      protocol: await rooms.readLedger({ kind: "protocol", session, part }),
      courses: await readMinutes(rooms, session, part, readCourses),
    };
  }
}
