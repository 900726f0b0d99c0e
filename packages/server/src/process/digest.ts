import { countOpenThreads } from "@querschnitt/shared/documents/discussion";
import { readRecord } from "@querschnitt/shared/documents/record";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";
import { z } from "zod";

/**
 * What the plan shows of a room. It stands as metadata beside the room's log, written with the entries it follows
 * from, so that the plan is there after a start without opening a single room.
 */
const digestShape = z.object({
  /** When the entries were received; milliseconds since the epoch. */
  at: z.number(),
  title: z.string().optional(),
  leadOrganisation: z.string().nullable().optional(),
  openThreads: z.number().optional(),
});
export type Digest = z.infer<typeof digestShape>;

/** The digest of a room as it stands; `doc` for ledger rooms. Undefined for rooms that the plan does not show. */
export function digestOf(room: Room, doc: Y.Doc | undefined, at: number): Digest | undefined {
  switch (room.kind) {
    case "marks":
    case "internal":
      // Not even that something was said there shows in the plan.
      return undefined;
    case "draft":
      return { at };
    case "record": {
      if (!doc) return { at };
      const { title, leadOrganisation } = readRecord(doc);
      return { at, title, leadOrganisation };
    }
    case "discussion":
      return doc ? { at, openThreads: countOpenThreads(doc) } : { at };
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A digest as it is stored. */
export function encodeDigest(digest: Digest): Uint8Array {
  return encoder.encode(JSON.stringify(digest));
}

/** Reads a stored digest; undefined for one this version cannot read, since the plan must not fail for it. */
export function decodeDigest(bytes: Uint8Array | undefined): Digest | undefined {
  if (!bytes) return undefined;
  try {
    return digestShape.safeParse(JSON.parse(decoder.decode(bytes))).data;
  } catch {
    return undefined;
  }
}
