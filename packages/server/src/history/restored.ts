import * as Y from "yjs";
import type { ParsedUpdate } from "../sync/admission/parseUpdate.ts";
import { type Id, type Struct, typeRefs } from "../sync/admission/struct.ts";
import { textOf } from "../sync/admission/textOf.ts";
import type { Grave, Graveyard } from "./Graveyard.ts";

/** Text that stands again where it was deleted: units of `client` from `clock` on say what those from `of` on said. */
export interface Restored {
  client: number;
  clock: number;
  length: number;
  of: Id;
}

/** Shorter texts are typed again by chance. */
const LEAST_UNITS = 3;

/**
 * What of an update takes back a deletion. Yjs writes restored text anew: directly before what it restores, or in a block
 * that took the place of the block in which it stood. Where the words are the same as well, the log proves whose they are.
 * @param doc the document with the update applied
 * @param graveyard what was deleted; blocks that took the place of others are noted there
 */
export function restoredBy(parsed: ParsedUpdate, graveyard: Graveyard, doc: Y.Doc): Restored[] {
  const found: Restored[] = [];
  /** What this update has restored already: an undo brings each thing once. */
  const used = new Set<string>();
  for (const { client, structs } of parsed.blocks) {
    for (const struct of structs) {
      const { clock, length, content } = struct;
      if (content.kind === "type") {
        const former =
          formerType(struct, graveyard) ??
          formerWithin(struct, holderOf(doc, client, clock), graveyard, used);
        if (!former) continue;
        used.add(keyOf(former));
        graveyard.succeed({ client, clock, of: former });
      } else if (content.kind === "text" && length >= LEAST_UNITS) {
        const text = textOf(parsed, struct);
        const of = textBehind(struct, text, graveyard);
        const pieces = of
          ? [{ at: 0, length, of }]
          : piecesWithin(text, holderOf(doc, client, clock), graveyard, used);
        for (const { at, ...piece } of pieces) found.push({ client, clock: clock + at, ...piece });
      }
    }
  }
  return found;
}

/** Deleted text directly behind which the same words stand anew. */
function textBehind({ rightOrigin }: Struct, text: string, graveyard: Graveyard): Id | undefined {
  return rightOrigin && graveyard.holds(rightOrigin, text) ? rightOrigin : undefined;
}

/** A part of a text, by its place in it, and the deleted units that said the same. */
interface Piece {
  at: number;
  length: number;
  of: Id;
}

/**
 * The words of a text as they were deleted in the blocks in whose place theirs is. What several people had written there
 * comes back as one; unless all of it is found, it is a new text that is like an old one.
 */
function piecesWithin(
  text: string,
  holder: Id | undefined,
  graveyard: Graveyard,
  used: Set<string>,
): Piece[] {
  const graves = holder ? [...graveyard.before(holder)] : [];
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = longest(text, at, graves, graveyard, used);
    if (!piece) return [];
    pieces.push(piece);
    at += piece.length;
  }
  for (const { of, length } of pieces) {
    for (let index = 0; index < length; index++) used.add(keyOf(unitOf(of, index)));
  }
  return pieces;
}

/** The longest part of a text from a place on that was deleted; undefined if none is long enough. */
function longest(
  text: string,
  at: number,
  graves: readonly Grave[],
  graveyard: Graveyard,
  used: ReadonlySet<string>,
): Piece | undefined {
  let best: Piece | undefined;
  const first = text.slice(at, at + 1);
  for (const { client, clock, text: deleted } of graves) {
    for (let start = deleted.indexOf(first); start >= 0; start = deleted.indexOf(first, start + 1)) {
      const of = { client, clock: clock + start };
      let length = 0;
      while (at + length < text.length && graveyard.unitAt(unitOf(of, length)) === text[at + length]) {
        if (used.has(keyOf(unitOf(of, length)))) break;
        length++;
      }
      if (length >= LEAST_UNITS && length > (best?.length ?? 0)) best = { at, length, of };
    }
  }
  return best;
}

function unitOf({ client, clock }: Id, index: number): Id {
  return { client, clock: clock + index };
}

/** The deleted type directly before which one of the same kind stands anew. */
function formerType(struct: Struct, graveyard: Graveyard): Id | undefined {
  const former = struct.rightOrigin && graveyard.typeAt(struct.rightOrigin);
  return former?.name === nameOf(struct) ? idOf(former) : undefined;
}

/** The type of the same kind that was deleted in the place of the type in which this one stands now. */
function formerWithin(
  struct: Struct,
  holder: Id | undefined,
  graveyard: Graveyard,
  used: Set<string>,
): Id | undefined {
  for (const grave of holder ? graveyard.before(holder) : []) {
    if (grave.name === nameOf(struct) && !used.has(keyOf(grave))) return idOf(grave);
  }
  return undefined;
}

/** What the type of a struct is called; never "". */
function nameOf({ content }: Struct): string {
  return content.kind === "type" ? `${content.typeRef}${content.name}` : "";
}

/** The id of the type in which something stands; undefined for a root, or if it is collected. */
function holderOf(doc: Y.Doc, client: number, clock: number): Id | undefined {
  const structs = doc.store.clients.get(client) ?? [];
  const found = structs[Y.findIndexSS(structs, clock)];
  const holder = found instanceof Y.Item && (found.parent as Y.AbstractType<unknown> | null)?._item;
  return holder ? idOf(holder.id) : undefined;
}

/** A removed item as it is remembered; undefined for what nobody could tell again. */
export function graveOf({ id, content, parent }: Y.Item): Grave | undefined {
  const holder = (parent as Y.AbstractType<unknown> | null)?._item;
  const place = { ...idOf(id), parent: holder ? idOf(holder.id) : undefined };
  if (content instanceof Y.ContentString) return { ...place, text: content.str, name: "" };
  if (!(content instanceof Y.ContentType)) return undefined;
  const name = typeName(content.type);
  return name === "" ? undefined : { ...place, text: "", name };
}

/** As `nameOf` calls it; "" for types that hold no text. */
function typeName(type: unknown): string {
  if (type instanceof Y.XmlElement) return `${typeRefs.xmlElement}${type.nodeName}`;
  return type instanceof Y.XmlText ? `${typeRefs.xmlText}` : "";
}

function idOf({ client, clock }: Id): Id {
  return { client, clock };
}

function keyOf({ client, clock }: Id): string {
  return `${client}-${clock}`;
}
