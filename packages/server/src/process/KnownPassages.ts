import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { PassageThere } from "./Redactions.ts";

type Draft = Room & { kind: "draft" };
interface Place {
  start: string;
  end: string;
}
type Find = (draft: Draft, place: Place) => Promise<PassageThere | undefined>;

/**
 * What stands at places of drafts: finding it reads a whole log, and everybody who looks at a measure asks. What was found
 * holds as long as nothing more is written there.
 */
export class KnownPassages {
  readonly #log: Pick<UpdateLog, "end">;
  readonly #find: Find;
  readonly #known = new Map<string, { end: number; found: Promise<PassageThere | undefined> }>();

  constructor(log: Pick<UpdateLog, "end">, find: Find) {
    this.#log = log;
    this.#find = find;
  }

  /** @throws StorageUnavailable */
  async find(draft: Draft, place: Place): Promise<PassageThere | undefined> {
    const stream = roomName(draft);
    const key = `${stream} ${place.start} ${place.end}`;
    const end = await this.#log.end(stream);
    const known = this.#known.get(key);
    if (known?.end === end) return known.found;
    const found = this.#find(draft, place);
    this.#known.set(key, { end, found });
    // A failure is not remembered.
    found.catch(() => this.#known.delete(key));
    return found;
  }

  /** Holds nothing any more. */
  forget(): void {
    this.#known.clear();
  }
}
