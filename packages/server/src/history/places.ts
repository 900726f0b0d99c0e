import type { PastRoom } from "@querschnitt/shared/api/history";
import { openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";

/** Headings are told in at most so many UTF-16 units. */
const LONGEST = 200;

/** Where something stands: a name that stays the same, and what it is called at present. */
export interface Place {
  place: string;
  text(): string;
}

/** Says where in a room an item stands. */
export interface Places {
  placeOf(item: Y.Item): Place | undefined;
  /** To be called when something has come: what stands behind it may belong to another heading now. */
  added(item: Y.Item): void;
  /** Where items stood that one transaction has removed, and that are not collected yet. */
  before(removed: readonly Y.Item[]): (item: Y.Item) => Place | undefined;
}

export function placesOf(room: PastRoom, doc: Y.Doc): Places {
  return room === "draft" ? new DraftPlaces(doc) : new RecordPlaces(doc);
}

/** By headings. */
class DraftPlaces implements Places {
  readonly #root: Y.XmlFragment;
  /** What headings said when they were removed. */
  readonly #lastTexts = new Map<string, string>();
  /** By top-level block. */
  #places = new Map<Y.Item, Place>();

  constructor(doc: Y.Doc) {
    this.#root = openDraft(doc);
  }

  placeOf(item: Y.Item): Place | undefined {
    const block = topmost(item, this.#root);
    if (!block) return undefined;
    const known = this.#places.get(block);
    if (known) return known;
    const place = this.#placeBelow(headingAbove(block, isStanding));
    this.#places.set(block, place);
    return place;
  }

  added(item: Y.Item): void {
    // Only blocks that come or go move others below another heading.
    if (item.parent === this.#root) this.#places = new Map();
  }

  before(removed: readonly Y.Item[]): (item: Y.Item) => Place | undefined {
    if (!removed.some(({ parent }) => parent === this.#root)) return (item) => this.placeOf(item);
    this.#places = new Map();
    const gone = new Set(removed);
    const wasStanding = (item: Y.Item): boolean => !item.deleted || gone.has(item);
    for (const item of removed) {
      if (isHeading(item)) this.#lastTexts.set(idOf(item), headingText(item, wasStanding));
    }
    return (item) => {
      const block = topmost(item, this.#root);
      return block && this.#placeBelow(headingAbove(block, wasStanding));
    };
  }

  #placeBelow(heading: Y.Item | undefined): Place {
    if (!heading) return beginning;
    const place = idOf(heading);
    return {
      place,
      text: () => (heading.deleted ? (this.#lastTexts.get(place) ?? "") : headingText(heading)),
    };
  }
}

const beginning: Place = { place: "", text: () => "" };

/** By fields, texts and lists. */
class RecordPlaces implements Places {
  readonly #names = new Map<unknown, string>();

  constructor(doc: Y.Doc) {
    for (const [name, type] of doc.share) this.#names.set(type, name);
  }

  placeOf(item: Y.Item): Place | undefined {
    let topmost = item;
    for (let parent = parentOf(topmost); parent; parent = parentOf(topmost)) topmost = parent;
    const root = this.#names.get(topmost.parent);
    if (root === undefined) return undefined;
    const name = root === "fields" && topmost.parentSub !== null ? topmost.parentSub : root;
    return { place: name, text: () => name };
  }

  added(): void {}

  before(): (item: Y.Item) => Place | undefined {
    return (item) => this.placeOf(item);
  }
}

/** The item that holds the type in which another one stands; undefined: it stands in a root. */
function parentOf(item: Y.Item): Y.Item | undefined {
  return (item.parent as Y.AbstractType<unknown> | null)?._item ?? undefined;
}

/** The top-level block in which an item stands, or which it is. */
function topmost(item: Y.Item, root: Y.XmlFragment): Y.Item | undefined {
  let block: Y.Item | undefined = item;
  while (block && block.parent !== root) block = parentOf(block);
  return block;
}

/** The nearest heading that stands there, from a top-level block upwards, itself included. */
function headingAbove(block: Y.Item, stands: (item: Y.Item) => boolean): Y.Item | undefined {
  for (let item: Y.Item | null = block; item; item = item.left) {
    if (stands(item) && isHeading(item)) return item;
  }
  return undefined;
}

const isStanding = (item: Y.Item): boolean => !item.deleted;

/** Whether an item is a heading, as a top-level block. */
export function isHeading({ content }: Y.Item): boolean {
  return (
    content instanceof Y.ContentType &&
    content.type instanceof Y.XmlElement &&
    content.type.nodeName === "heading"
  );
}

/** What the headings of a draft say. */
export function headingsOf(doc: Y.Doc): Set<string> {
  return new Set(
    openDraft(doc)
      .toArray()
      .flatMap(({ _item }) => (_item && isHeading(_item) ? [headingText(_item)] : [])),
  );
}

/** What a heading says, on one line. @param stands which of its parts count */
export function headingText({ content }: Y.Item, stands = isStanding): string {
  const text = content instanceof Y.ContentType ? textWithin(content.type, stands) : "";
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

function textWithin(
  { _start }: Pick<Y.AbstractType<unknown>, "_start">,
  stands: (item: Y.Item) => boolean,
): string {
  let text = "";
  for (let item = _start; item; item = item.right) {
    if (!stands(item)) continue;
    if (item.content instanceof Y.ContentString) text += item.content.str;
    // A line break within the heading.
    else if (item.content instanceof Y.ContentType) text += textWithin(item.content.type, stands) || " ";
  }
  return text;
}

function idOf({ id }: Y.Item): string {
  return `${id.client}-${id.clock}`;
}
