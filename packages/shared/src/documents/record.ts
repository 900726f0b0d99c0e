import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import * as Y from "yjs";
import {
  acceptanceTerms,
  type FieldName,
  type FieldValue,
  type RecordText,
  type Responsibility,
  termsOf,
} from "../policy/record.ts";
import type { Doer } from "./doer.ts";
import { editText } from "./editText.ts";
import { entriesOf } from "./ledger.ts";
import {
  performOnEntries,
  type ReadAssessment,
  type ReadIndicator,
  type ReadMilestone,
  type RecordEntryCommand,
  readAssessments,
  readIndicators,
  readMilestones,
} from "./recordEntries.ts";

export type FieldCommand = {
  [Name in FieldName]: { type: "set-field"; field: Name; value: FieldValue<Name> };
}[FieldName];

/** What a person does in a record; plain data, so that it can be stored and done again on a fresh copy. */
export type RecordCommand =
  | FieldCommand
  | { type: "set-partner"; organisation: string; involved: boolean }
  | RecordEntryCommand
  | { type: "edit-text"; text: RecordText; from: string; to: string }
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

/** The single values of a record; one that nobody has set yet is empty. */
export type RecordFields = { [Name in FieldName]: FieldValue<Name> };

export interface ReadRecord extends RecordFields, Record<RecordText, string> {
  partnerOrganisations: string[];
  /** In their order, deleted ones left out. */
  responsibilities: ReadResponsibility[];
  milestones: ReadMilestone[];
  indicators: ReadIndicator[];
  /** The latest first. */
  assessments: ReadAssessment[];
}

const emptyFields: RecordFields = {
  title: "",
  leadOrganisation: null,
  contact: null,
  actionField: "",
  area: "",
  priority: null,
  horizon: null,
  cost: "",
  staffing: "",
  funding: "",
  start: null,
  end: null,
  continuous: false,
};

/** Reads a record. */
export function readRecord(doc: Y.Doc): ReadRecord {
  const partners = [...doc.getMap("partners").entries()].filter(([, involved]) => involved === true);
  const text = (name: RecordText): string => doc.getText(name).toString();
  return {
    ...emptyFields,
    ...(doc.getMap("fields").toJSON() as Partial<RecordFields>),
    summary: text("summary"),
    nextSteps: text("nextSteps"),
    relatedProgrammes: text("relatedProgrammes"),
    originSuggestions: text("originSuggestions"),
    partnerOrganisations: partners.map(([organisation]) => organisation),
    responsibilities: sortedResponsibilities(doc).filter((responsibility) => !responsibility.deleted),
    milestones: readMilestones(doc),
    indicators: readIndicators(doc),
    assessments: readAssessments(doc),
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
    case "add-entry":
    case "edit-entry":
      performOnEntries(doc, command, doer);
      break;
    case "edit-text":
      editText(doc.getText(command.text), command.from, command.to);
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
