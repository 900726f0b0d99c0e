import type { Session } from "@querschnitt/shared/api/sittings";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import type { Present } from "../attendance/attendance.ts";
import type { OpenPart, SessionItem } from "../useSessionParts.ts";

/** All that what is recorded under one item has to know. */
export interface ItemDesk {
  session: Session;
  item: SessionItem;
  /** The part of the session that the item belongs to. */
  part: OpenPart;
  /** Who was there when; recorded once for both parts. */
  attendance: readonly Present[];
  directory: DirectoryView;
  mayEdit: boolean;
}
