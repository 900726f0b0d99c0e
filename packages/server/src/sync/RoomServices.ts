import type { Limits } from "@querschnitt/shared/protocol/limits";
import type { Logger } from "pino";
import type { RoomBus } from "../storage/RoomBus.ts";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { Authority } from "./Authority.ts";
import type { GroupCommit } from "./GroupCommit.ts";
import type { RoomObserver } from "./RoomObserver.ts";

/** What all rooms of a server share. */
export interface RoomServices {
  log: UpdateLog;
  groupCommit: GroupCommit;
  bus: RoomBus;
  authority: Authority;
  limits: Limits;
  logger: Logger;
  observer: RoomObserver;
  /** Milliseconds since the epoch, for what is written down and judged; does not go back while the server runs. */
  now(): number;
  /** Milliseconds without a new entry after which a room counts as resting, and its snapshot may be made. */
  restMilliseconds: number;
}
