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
 * that stands directly before the block it restores. Where the words are the same as well, the log proves whose they are.
 * @param doc the document with the update applied
 */
export function restoredBy(parsed: ParsedUpdate, graveyard: Graveyard, doc: Y.Doc): Restored[] {
  const found: Restored[] = [];
  /** New types of this update and the deleted ones that they restore: an undo brings both in one. */
  const types = new Map<Y.Item, Grave>();
  const used = new Set<Grave>();
  const within = (item: Y.Item | undefined, belongs: (grave: Grave) => boolean): Grave | undefined => {
    const parent = item && (item.parent as Y.AbstractType<unknown> | null)?._item;
    const former = parent && types.get(parent);
    for (const grave of former ? graveyard.within(former) : []) {
      if (!used.has(grave) && belongs(grave)) return grave;
    }
    return undefined;
  };
  for (const { client, structs } of parsed.blocks) {
    for (const struct of structs) {
      const { clock, length, content } = struct;
      if (content.kind === "type") {
        const item = itemAt(doc, client, clock);
        const former = formerType(struct, graveyard) ?? within(item, ({ name }) => name === nameOf(struct));
        if (item && former) {
          types.set(item, former);
          used.add(former);
        }
      } else if (content.kind === "text" && length >= LEAST_UNITS) {
        if (types.size === 0 && !struct.rightOrigin) continue;
        const text = textOf(parsed, struct);
        const of = struct.rightOrigin;
        if (of && graveyard.holds(of, text)) {
          found.push({ client, clock, length, of });
          continue;
        }
        const grave = within(itemAt(doc, client, clock), (one) => one.text === text);
        if (!grave) continue;
        used.add(grave);
        found.push({ client, clock, length, of: { client: grave.client, clock: grave.clock } });
      }
    }
  }
  return found;
}

function formerType(struct: Struct, graveyard: Graveyard): Grave | undefined {
  const former = struct.rightOrigin && graveyard.typeAt(struct.rightOrigin);
  return former?.name === nameOf(struct) ? former : undefined;
}

/** What the type of a struct is called; never "". */
function nameOf({ content }: Struct): string {
  return content.kind === "type" ? `${content.typeRef}${content.name}` : "";
}

function itemAt(doc: Y.Doc, client: number, clock: number): Y.Item | undefined {
  const structs = doc.store.clients.get(client) ?? [];
  const found = structs[Y.findIndexSS(structs, clock)];
  return found instanceof Y.Item ? found : undefined;
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
