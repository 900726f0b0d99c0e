import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";
import {
  acceptanceTerms,
  type FieldName,
  type FieldValue,
  type Responsibility,
  termsOf,
} from "../policy/record.ts";
import type { Doer } from "./doer.ts";
import { entriesOf } from "./ledger.ts";

export type FieldCommand = {
  [Name in FieldName]: { type: "set-field"; field: Name; value: FieldValue<Name> };
}[FieldName];

/** What a person does in a record; plain data, so that it can be stored and done again on a fresh copy. */
export type RecordCommand =
  | FieldCommand
  | { type: "set-partner"; organisation: string; involved: boolean }
  | { type: "edit-summary"; from: string; to: string }
  | {
      type: "add-responsibility";
      responsibility: string;
      task: string;
      organisation: string;
      person: string | null;
      deadline: string | null;
    }
  | {
      type: "edit-responsibility";
      responsibility: string;
      changes: Partial<
        Pick<Responsibility, "task" | "organisation" | "person" | "deadline" | "state" | "deleted">
      >;
    }
  /** Puts it directly after another one; `after: null` means first. */
  | { type: "move-responsibility"; responsibility: string; after: string | null }
  /** `terms`: what the person saw when accepting (`termsOf`). */
  | { type: "accept-responsibility"; responsibility: string; terms: string }
  | { type: "withdraw-acceptance"; responsibility: string };

export type ReadResponsibility = Responsibility & { id: string };

export interface ReadRecord {
  title: string;
  summary: string;
  leadOrganisation: string | null;
  partnerOrganisations: string[];
  start: string | null;
  end: string | null;
  continuous: boolean;
  /** In their order, deleted ones left out. */
  responsibilities: ReadResponsibility[];
}

/** Reads a record; a field nobody has set yet has its empty value. */
export function readRecord(doc: Y.Doc): ReadRecord {
  const fields = doc.getMap("fields");
  const field = <T>(name: FieldName, empty: T): T => (fields.get(name) as T | undefined) ?? empty;
  const partners = [...doc.getMap("partners").entries()].filter(([, involved]) => involved === true);
  return {
    title: field("title", ""),
    summary: doc.getText("summary").toString(),
    leadOrganisation: field<string | null>("leadOrganisation", null),
    partnerOrganisations: partners.map(([organisation]) => organisation),
    start: field<string | null>("start", null),
    end: field<string | null>("end", null),
    continuous: field("continuous", false),
    responsibilities: sortedResponsibilities(doc).filter((responsibility) => !responsibility.deleted),
  };
}

function sortedResponsibilities(doc: Y.Doc): ReadResponsibility[] {
  return entriesOf(doc, "responsibilities")
    .map(([id, entry]) => ({ ...(entry as unknown as Responsibility), id }))
    .sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));
}

/** Carries out a command on a record document, inside the caller's transaction. */
export function performOnRecord(doc: Y.Doc, command: RecordCommand, doer: Doer): void {
  const responsibilities = doc.getMap("responsibilities") as Y.Map<Y.Map<unknown>>;
  switch (command.type) {
    case "set-field":
      doc.getMap("fields").set(command.field, command.value);
      break;
    case "set-partner":
      doc.getMap("partners").set(command.organisation, command.involved);
      break;
    case "edit-summary":
      editText(doc.getText("summary"), command.from, command.to);
      break;
    case "add-responsibility": {
      const { task, organisation, person, deadline } = command;
      const last = sortedResponsibilities(doc).at(-1)?.order ?? null;
      const responsibility: Responsibility = {
        task,
        organisation,
        person,
        deadline,
        state: "open",
        order: generateKeyBetween(last, null),
        createdBy: doer.person,
        createdAt: doer.now,
        acceptedBy: null,
        acceptedAt: null,
        acceptedTerms: null,
        deleted: false,
      };
      responsibilities.set(command.responsibility, new Y.Map(Object.entries(responsibility)));
      break;
    }
    case "edit-responsibility": {
      const entry = responsibilities.get(command.responsibility);
      if (!entry) break;
      // A person stands for their own organisation only.
      const changes =
        "organisation" in command.changes ? { person: null, ...command.changes } : command.changes;
      for (const [name, value] of Object.entries(changes)) {
        if (entry.get(name) !== value) entry.set(name, value);
      }
      // Written even if nobody seems to have accepted: someone may be accepting at this moment.
      if (acceptanceTerms.some((term) => term in command.changes)) setAcceptance(entry, null);
      break;
    }
    case "move-responsibility":
      moveResponsibility(
        responsibilities,
        sortedResponsibilities(doc),
        command.responsibility,
        command.after,
      );
      break;
    case "accept-responsibility": {
      const entry = responsibilities.get(command.responsibility);
      if (entry) setAcceptance(entry, { by: doer.person, at: doer.now, terms: command.terms });
      break;
    }
    case "withdraw-acceptance": {
      const entry = responsibilities.get(command.responsibility);
      if (entry) setAcceptance(entry, null);
      break;
    }
  }
}

function moveResponsibility(
  entries: Y.Map<Y.Map<unknown>>,
  sorted: ReadResponsibility[],
  moved: string,
  after: string | null,
): void {
  const others = sorted.filter(({ id }) => id !== moved);
  const index = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  const before = others[index - 1]?.order ?? null;
  const following = others.slice(index);
  // Moved to one place at once, several can share a key: those behind get new ones, to make room.
  const tied = following.filter(({ order }) => order === before);
  const next = following[tied.length]?.order ?? null;
  const [first, ...rest] = generateNKeysBetween(before, next, 1 + tied.length);
  entries.get(moved)?.set("order", first);
  tied.forEach(({ id }, position) => {
    entries.get(id)?.set("order", rest[position]);
  });
}

/** The command with which a person accepts a responsibility as they see it. */
export function acceptance(responsibility: ReadResponsibility): RecordCommand {
  return { type: "accept-responsibility", responsibility: responsibility.id, terms: termsOf(responsibility) };
}

function setAcceptance(entry: Y.Map<unknown>, by: { by: string; at: number; terms: string } | null): void {
  entry.set("acceptedBy", by?.by ?? null);
  entry.set("acceptedAt", by?.at ?? null);
  entry.set("acceptedTerms", by?.terms ?? null);
}

interface Replacement {
  /** Where the texts begin to differ, and where the difference ends in each; UTF-16 units. */
  start: number;
  endBefore: number;
  endAfter: number;
}

/** The one replacement in the middle that turns a text into another. */
function replacement(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, endBefore: before.length - end, endAfter: after.length - end };
}

/**
 * Makes the change that leads `from` to `to`, as one replacement. Where others have changed the text since `from`,
 * the place moves along with what they did, and their words stay.
 */
function editText(text: Y.Text, from: string, to: string): void {
  const mine = replacement(from, to);
  const theirs = replacement(from, text.toString());
  const shift = (position: number): number => {
    if (position < theirs.start) return position;
    if (position >= theirs.endBefore) return position + theirs.endAfter - theirs.endBefore;
    return theirs.endAfter;
  };
  const start = shift(mine.start);
  const removed = Math.max(0, shift(mine.endBefore) - start);
  const inserted = to.slice(mine.start, mine.endAfter);
  if (removed > 0) text.delete(start, removed);
  if (inserted !== "") text.insert(start, inserted);
}
