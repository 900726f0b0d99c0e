/** What somebody did that others may have to answer for later. Ids only: names and texts have no place in a trail. */
export type Deed =
  | { type: "data-produced"; by: string; person: string }
  | { type: "person-erased"; by: string; person: string }
  | { type: "page-saved"; by: string; page: string; language: string; version: number }
  | { type: "message-handled"; by: string; message: string; state: string }
  | { type: "message-removed"; by: string; message: string };

/** Keeps a deed. The one place through which such deeds go: whoever keeps a trail of them joins on here. */
export type RecordDeed = (deed: Deed) => Promise<void>;
