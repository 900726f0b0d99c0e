import { getSchema } from "@tiptap/core";
import type { Node, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { sharedExtensions } from "./sharedExtensions.ts";

let built: Schema | undefined;
const schema = (): Schema => {
  built ??= getSchema(sharedExtensions());
  return built;
};

/** An element that holds words but does not fit the editor's schema. */
class Unsound extends Error {
  readonly element: Y.XmlElement;

  constructor(element: Y.XmlElement) {
    super(`A ${element.nodeName} of the text does not fit the editor.`);
    this.element = element;
  }
}

/** y-tiptap writes some marks with a hash behind their name ("link--8f3kA1zQ"). */
const markName = (attribute: string): string => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, "");

function textNodes(text: Y.XmlText): Node[] {
  const parts = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return parts.map(({ insert, attributes = {} }) => {
    const marks = Object.entries(attributes).map(([name, value]) =>
      schema().mark(markName(name), value as Record<string, unknown>),
    );
    return schema().text(String(insert), marks);
  });
}

function holdsText(element: Y.XmlElement): boolean {
  return element
    .toArray()
    .some((child) =>
      child instanceof Y.XmlText ? child.length > 0 : child instanceof Y.XmlElement && holdsText(child),
    );
}

/** The node for an element; undefined for one that does not fit but holds no words, which nobody will miss. */
function nodeOf(element: Y.XmlElement): Node | undefined {
  try {
    const children = element.toArray().flatMap((child) => {
      if (child instanceof Y.XmlText) return textNodes(child);
      return child instanceof Y.XmlElement ? (nodeOf(child) ?? []) : [];
    });
    return schema().node(element.nodeName, element.getAttributes(), children);
  } catch (error) {
    if (error instanceof Unsound) throw error;
    if (holdsText(element)) throw new Unsound(element);
    return undefined;
  }
}

function unsoundIn(blocks: Iterable<unknown>): Y.XmlElement | undefined {
  for (const block of blocks) {
    if (!(block instanceof Y.XmlElement)) continue;
    try {
      nodeOf(block);
    } catch (error) {
      if (error instanceof Unsound) return error.element;
      throw error;
    }
  }
  return undefined;
}

/** Whether the editor can show all words of a text. What it cannot show, it would delete, for everybody. */
export function isSound(fragment: Y.XmlFragment): boolean {
  return unsoundIn(fragment.toArray()) === undefined;
}

/** The top-level blocks in which a transaction changed something. */
function touchedBlocks(fragment: Y.XmlFragment, transaction: Y.Transaction): Set<unknown> {
  const touched = new Set<unknown>();
  for (const type of transaction.changed.keys()) {
    let block: Y.AbstractType<unknown> | null = type as Y.AbstractType<unknown>;
    while (block && block.parent !== fragment) block = block.parent as Y.AbstractType<unknown> | null;
    if (block) touched.add(block);
  }
  if (transaction.changed.has(fragment as never)) {
    for (const block of fragment.toArray()) {
      const id = block._item?.id;
      if (id && id.clock >= (transaction.beforeState.get(id.client) ?? 0)) touched.add(block);
    }
  }
  return touched;
}

/**
 * Watches a text that an editor is bound to.
 * @param onUnsound called before the editor learns of the change: let go of the document at once, or words are lost
 * @returns ends the watch
 */
export function watchSoundness(fragment: Y.XmlFragment, onUnsound: () => void): () => void {
  const check = (transaction: Y.Transaction): void => {
    if (!transaction.local && unsoundIn(touchedBlocks(fragment, transaction))) onUnsound();
  };
  fragment.doc?.on("beforeObserverCalls", check);
  return () => fragment.doc?.off("beforeObserverCalls", check);
}

/**
 * Makes a text fit again without losing a word: text formats that do not belong go, and where an element has to
 * begin with a paragraph it gets one. For one person to ask for; done by all at once it would be done several times.
 * @returns whether everything fits now
 */
export function repair(fragment: Y.XmlFragment): boolean {
  fragment.doc?.transact(() => {
    const tried = new Set<Y.XmlElement>();
    for (let element = unsoundIn(fragment.toArray()); element; element = unsoundIn(fragment.toArray())) {
      if (tried.has(element)) break;
      tried.add(element);
      let formatted = false;
      for (const child of element.toArray()) {
        if (!(child instanceof Y.XmlText)) continue;
        const names = (child.toDelta() as { attributes?: object }[]).flatMap(({ attributes = {} }) =>
          Object.keys(attributes),
        );
        formatted ||= names.length > 0;
        child.format(0, child.length, Object.fromEntries(names.map((name) => [name, null])));
      }
      if (!formatted) element.insert(0, [new Y.XmlElement("paragraph")]);
    }
  });
  return isSound(fragment);
}
