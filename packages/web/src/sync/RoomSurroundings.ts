import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type { RuleKnowledge } from "../offline/planReenactment.ts";
import type { WorkStore } from "../offline/WorkStore.ts";
import type { SyncAddress } from "./LiveCopy.ts";

/** What a room's connection needs from outside. */
export interface RoomSurroundings {
  person: string;
  address: SyncAddress;
  store: WorkStore;
  /** What the rules know about this person and the room's measure, asked for anew; undefined if it cannot be had. */
  knowledge(room: Room): Promise<RuleKnowledge | undefined>;
  isOnLine(): boolean;
  asideChanged(): void;
  /** The store failed to write: what is typed now lives in this page alone. */
  storageFailed(cause: unknown): void;
  /** This tab has put another copy in the place of the stored one. */
  replaced(room: string, generation: number): void;
}
