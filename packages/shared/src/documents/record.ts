import { generateKeyBetween } from "fractional-indexing";
import * as Y from "yjs";
import { type FieldName, type FieldValue, type Responsibility, acceptanceTerms, termsOf } from "../policy/record.ts";
import type { Doer } from "./doer.ts";
import { entriesOf } from "./ledger.ts";

export type FieldCommand = { [Name in FieldName]: { type: "set-field"; field: Name; value: FieldValue<Name> } }[FieldName];

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
      changes: Partial<Pick<Responsibility, "task" | "organisation" | "person" | "deadline" | "state" | "deleted">>;
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
      for (const [name, value] of Object.entries(command.changes)) {
        if (entry.get(name) !== value) entry.set(name, value);
      }
      // Written even if nobody seems to have accepted: someone may be accepting at this moment.
      if (acceptanceTerms.some((term) => term in command.changes)) setAcceptance(entry, null);
      break;
    }
    case "move-responsibility": {
      const others = sortedResponsibilities(doc).filter(({ id }) => id !== command.responsibility);
      const index = command.after === null ? 0 : others.findIndex(({ id }) => id === command.after) + 1;
      const before = others[index - 1]?.order ?? null;
      // Two moved to one place at once share a key; the next larger key keeps the new one well-formed.
      const after = others.slice(index).find(({ order }) => before === null || order > before)?.order ?? null;
      responsibilities.get(command.responsibility)?.set("order", generateKeyBetween(before, after));
      break;
    }
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

/** The command with which a person accepts a responsibility as they see it. */
export function acceptance(responsibility: ReadResponsibility): RecordCommand {
  return { type: "accept-responsibility", responsibility: responsibility.id, terms: termsOf(responsibility) };
}

function setAcceptance(entry: Y.Map<unknown>, by: { by: string; at: number; terms: string } | null): void {
  entry.set("acceptedBy", by?.by ?? null);
  entry.set("acceptedAt", by?.at ?? null);
  entry.set("acceptedTerms", by?.terms ?? null);
}

/** Turns `from` into `to` by one replacement in the middle, so that others' changes around it stay. */
function editText(text: Y.Text, from: string, to: string): void {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const removed = from.slice(start, from.length - end);
  const inserted = to.slice(start, to.length - end);
  // When others have written meanwhile, the place is found by what stood there.
  const current = text.toString();
  const found = current.slice(start, start + removed.length) === removed ? start : current.indexOf(removed);
  const at = found < 0 ? current.length : Math.min(found, current.length);
  if (removed !== "" && found >= 0) text.delete(at, removed.length);
  if (inserted !== "") text.insert(at, inserted);
}
