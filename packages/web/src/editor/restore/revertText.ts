import { comparePieces } from "@querschnitt/shared/compare/comparePieces";
import {
  type ComparedBlock,
  isTextBlock,
  type KeptBlock,
  type Shell,
} from "@querschnitt/shared/compare/comparison";
import { afterOf, beforeOf } from "@querschnitt/shared/compare/sides";
import { keyOf } from "@querschnitt/shared/compare/tokens";
import { richText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type * as Y from "yjs";
import { elementOf, revertPieces } from "./inlineContent.ts";

/** What is turned back: an element of the comparison; both ends of a move go together. */
export type Chosen = (block: ComparedBlock) => boolean;

/**
 * Turns a shared text, or the chosen elements of it, back to an earlier one, as a change that goes forward: only the words and
 * elements that differ are touched, in one transaction, so that what others write meanwhile merges with it.
 * @param blocks `compareTexts(earlier, now)`
 * @returns false, and nothing is changed, if the text no longer says what was compared
 */
export function revertText(
  fragment: Y.XmlFragment,
  blocks: readonly ComparedBlock[],
  chosen: Chosen,
): boolean {
  const now = (richText(fragment).content ?? []).map(keyOf);
  const compared = afterOf(blocks).map(keyOf);
  if (now.length !== compared.length || now.some((key, index) => key !== compared[index])) return false;
  fragment.doc?.transact(() => revertChildren(fragment, blocks, chosen));
  return true;
}

function revertChildren(
  parent: Y.XmlFragment | Y.XmlElement,
  blocks: readonly ComparedBlock[],
  chosen: Chosen,
): void {
  let at = 0;
  const current = (): Y.XmlElement => parent.get(at) as Y.XmlElement;
  const insert = (nodes: readonly RichNode[]): void => {
    parent.insert(at, nodes.map(elementOf));
    at += nodes.length;
  };
  const remove = (count: number): void => parent.delete(at, count);
  for (const block of blocks) {
    const isChosen = chosen(block);
    switch (block.change) {
      case "removed":
      case "moved-away":
        if (isChosen) insert([block.node]);
        break;
      case "added":
      case "moved-here":
        if (isChosen) remove(1);
        else at++;
        break;
      case "reshaped":
        if (!isChosen) at += block.after.length;
        else {
          const [first, ...others] = block.before;
          const [stays] = block.after;
          const keeps =
            first && stays && isTextBlock(first) && first.type === stays.type && isTextBlock(stays);
          if (keeps) revertWords(current(), first, stays);
          if (keeps) at++;
          remove(block.after.length - (keeps ? 1 : 0));
          insert(keeps ? others : block.before);
        }
        break;
      case "same":
        at++;
        break;
      default:
        if (block.change === "within" && !isChosen) revertChildren(current(), block.children, chosen);
        else if (isChosen) revertKept(parent, at, block);
        at++;
    }
  }
}

function revertWords(element: Y.XmlElement, earlier: RichNode, now: RichNode): void {
  revertShell(element, earlier, now);
  revertPieces(element, comparePieces(earlier.content ?? [], now.content ?? []));
}

function revertKept(parent: Y.XmlFragment | Y.XmlElement, at: number, block: KeptBlock): void {
  if (block.change === "same") return;
  const { before, after } = block;
  if (before.type !== after.type) {
    // An element cannot become another one: its content is written anew.
    parent.delete(at, 1);
    parent.insert(at, [...beforeOf([block]).map(elementOf)]);
    return;
  }
  const element = parent.get(at) as Y.XmlElement;
  revertShell(element, before, after);
  if (block.change === "words") revertPieces(element, block.pieces);
  else revertChildren(element, block.children, () => true);
}

function revertShell(element: Y.XmlElement, before: Shell, after: Shell): void {
  const [earlier, now] = [before.attrs ?? {}, after.attrs ?? {}];
  for (const [name, value] of Object.entries(earlier))
    if (JSON.stringify(now[name]) !== JSON.stringify(value)) element.setAttribute(name, value as string);
  for (const name of Object.keys(now)) if (!(name in earlier)) element.removeAttribute(name);
}
