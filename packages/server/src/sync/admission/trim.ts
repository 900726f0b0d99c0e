import type { ParsedUpdate } from "./parseUpdate.ts";
import type { RoomContents } from "./RoomContents.ts";
import type { Block, DeletedRanges, Struct } from "./struct.ts";

/** What of an update is new. */
export interface Trimmed {
  blocks: Block[];
  deletions: DeletedRanges[];
  /** Nothing was taken away: the update is new from end to end. */
  whole: boolean;
}

/**
 * Takes away what a room already has, structs and deletions. Deletions of what is yet to come stay, even where it
 * was deleted before it was sent: somebody else may have it whole.
 */
export function trim(contents: RoomContents, parsed: ParsedUpdate): Trimmed | "nothing-new" | "gap" {
  const trimmed: Trimmed = { blocks: [], deletions: [], whole: true };
  for (const block of parsed.blocks) {
    const known = contents.clockOf(block.client);
    const structs = newStructs(block, known);
    if (structs === "gap") return "gap";
    if (structs.length < block.structs.length || structs[0]?.cut) trimmed.whole = false;
    if (structs.length > 0) trimmed.blocks.push({ client: block.client, structs });
  }
  for (const { client, ranges } of parsed.deletions) {
    const news: number[] = [];
    for (let index = 0; index < ranges.length; index += 2) {
      const start = ranges[index] as number;
      const end = ranges[index + 1] as number;
      const rest = contents.notYetDeleted(client, start, end);
      if (rest.length !== 2 || rest[0] !== start || rest[1] !== end) trimmed.whole = false;
      for (const edge of rest) news.push(edge);
    }
    if (news.length > 0) trimmed.deletions.push({ client, ranges: news });
  }
  return trimmed.blocks.length === 0 && trimmed.deletions.length === 0 ? "nothing-new" : trimmed;
}

function newStructs({ client, structs }: Block, known: number): Struct[] | "gap" {
  const first = structs[0] as Struct;
  if (first.clock === known && structs.every(({ content }) => content.kind !== "skip")) return structs;
  const news: Struct[] = [];
  let expected = known;
  for (const struct of structs) {
    if (struct.content.kind === "skip" || struct.clock + struct.length <= known) continue;
    if (struct.clock > expected) return "gap";
    news.push(struct.clock < known ? cutOff(client, struct, known - struct.clock) : struct);
    expected = struct.clock + struct.length;
  }
  return news;
}

/** The rest of a struct; its beginning becomes its left neighbour, as in Yjs. */
function cutOff(client: number, struct: Struct, cut: number): Struct {
  const clock = struct.clock + cut;
  const isGone = struct.content.kind === "gone";
  return {
    ...struct,
    clock,
    length: struct.length - cut,
    origin: isGone ? undefined : { client, clock: clock - 1 },
    parent: undefined,
    parentSub: undefined,
    cut,
  };
}
