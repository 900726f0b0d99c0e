import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import * as Y from "yjs";
import type { Deed } from "../convergence/SimulatedClient.ts";
import type { Seeded } from "../support/seeded.ts";

export type SoakKind = "draft" | "discussion";

/** One room and everything that anybody has ever done in it. */
export class SoakRoom {
  readonly name: string;
  readonly kind: SoakKind;
  /** In the order in which they were done; typing has no name. */
  readonly deeds: Deed[] = [];
  #marks = 0;

  constructor(measure: string, kind: SoakKind) {
    this.name = `measure/${measure}/${kind}`;
    this.kind = kind;
  }

  /** Gives the root its type, before anything is applied to a copy. */
  open(doc: Y.Doc): void {
    if (this.kind === "draft") openDraft(doc);
    else openLedger(doc, "discussion");
  }

  /** The marks of what was acknowledged so far. */
  durable(): string[] {
    return this.deeds.filter(({ name, state }) => name !== "" && state === "durable").map(({ name }) => name);
  }

  /** The marks in a copy, as often as they stand there. */
  marksIn(doc: Y.Doc): string[] {
    if (this.kind === "draft") return draftText(doc).match(/<[^>]+>/g) ?? [];
    return readDiscussion(doc).flatMap(({ comments }) => comments.map(({ body }) => body));
  }

  /** A new deed that carries a mark no other one in this room has. */
  marked(): Deed {
    return this.#noted({ name: `<${++this.#marks}>`, state: "local" });
  }

  unmarked(): Deed {
    return this.#noted({ name: "", state: "local" });
  }

  #noted(deed: Deed): Deed {
    this.deeds.push(deed);
    return deed;
  }
}

/** Writes a paragraph with a mark into a draft, somewhere. */
export function writeMark(doc: Y.Doc, mark: string, random: Seeded): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(mark)]);
  const draft = openDraft(doc);
  draft.insert(random.below(draft.length + 1), [paragraph]);
}

/** Opens a thread with a mark, or answers one with it. */
export function commentMark(doc: Y.Doc, mark: string, person: string, random: Seeded): void {
  const threads = [...doc.getMap("threads").keys()];
  const answers = threads.length > 0 && random.chance(0.6);
  const command = answers
    ? ({ type: "reply", thread: random.pick(threads), comment: newId(), body: mark } as const)
    : ({ type: "open-thread", thread: newId(), comment: newId(), anchor: null, body: mark } as const);
  perform(doc, "discussion", command, { person, now: Date.now() }, "person");
}

/** Types at or deletes from the ends of some paragraph, so that the mark in it stays whole. */
export function typeSomewhere(doc: Y.Doc, random: Seeded): void {
  const draft = openDraft(doc);
  const block = draft.length > 0 ? draft.get(random.below(draft.length)) : undefined;
  const text = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) return;
  if (random.chance(0.45) && text.toString().endsWith("·")) text.delete(text.length - 1, 1);
  else text.insert(random.chance(0.3) ? 0 : text.length, "·");
}
