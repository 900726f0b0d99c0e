import * as Y from "yjs";
import type { Entry, EntryChange, Plain } from "../policy/entries.ts";
import type { LedgerKind } from "../protocol/roomNames.ts";

/**
 * The roots of each ledger. `entries`: a map from random id to a flat map; `values`: a map from name to a plain
 * value; `text`: one Y.Text. Entries are never removed: deletion is a field.
 */
export const ledgerRoots = {
  discussion: { threads: "entries", comments: "entries", proposals: "entries", outcomes: "values" },
  internal: { threads: "entries", comments: "entries" },
  record: {
    fields: "values",
    partners: "values",
    responsibilities: "entries",
    milestones: "entries",
    indicators: "entries",
    indicatorValues: "entries",
    assessments: "entries",
    resolutions: "values",
    origins: "values",
    summary: "text",
    nextSteps: "text",
    relatedProgrammes: "text",
    originSuggestions: "text",
  },
  marks: { read: "values", visits: "values" },
  agenda: {
    items: "entries",
    links: "values",
    papers: "entries",
    suggestions: "entries",
    announcements: "entries",
  },
  protocol: {
    attendance: "entries",
    decisions: "entries",
    tasks: "entries",
    hands: "entries",
    floor: "values",
    progress: "values",
    times: "values",
    arrivals: "values",
  },
} as const satisfies Record<LedgerKind, Record<string, "entries" | "values" | "text">>;

type RootKind = "entries" | "values" | "text";

function rootsOf(kind: LedgerKind): [name: string, kind: RootKind][] {
  return Object.entries(ledgerRoots[kind]);
}

/** Gives every root its type. Call before applying anything: a later `getMap` would replace an untyped root. */
export function openLedger(doc: Y.Doc, kind: LedgerKind): void {
  for (const [name, rootKind] of rootsOf(kind)) {
    if (rootKind === "text") doc.getText(name);
    else doc.getMap(name);
  }
}

/** A value as the rules see it; a shared type where none belongs becomes `undefined`-free JSON of it. */
function plain(value: unknown): Plain | undefined {
  if (value === undefined) return undefined;
  return (value instanceof Y.AbstractType ? value.toJSON() : value) as Plain;
}

/** One entry of a root of entries as a flat object. */
export function entryAt(doc: Y.Doc, root: string, entry: string): Entry | undefined {
  const value = doc.getMap(root).get(entry);
  return value instanceof Y.Map ? (value.toJSON() as Entry) : undefined;
}

/** All entries of a root, as [id, entry]. */
export function entriesOf(doc: Y.Doc, root: string): [id: string, entry: Entry][] {
  const entries: [string, Entry][] = [];
  for (const [id, value] of doc.getMap(root).entries()) {
    if (value instanceof Y.Map) entries.push([id, value.toJSON() as Entry]);
  }
  return entries;
}

/**
 * Applies something to a ledger (an update, a command) and reads off what it changed, in terms of entries.
 * A change that is not seen as a change of an entry (a nested type where a plain value belongs, for example)
 * is reported under the root "?" so that no rule can permit it.
 */
export function readChanges(doc: Y.Doc, kind: LedgerKind, apply: () => void): EntryChange[] {
  const changes: EntryChange[] = [];
  const roots = rootsOf(kind);
  const textsBefore = new Map(
    roots.filter(([, rootKind]) => rootKind === "text").map(([name]) => [name, doc.getText(name).toString()]),
  );
  const observers = roots
    .filter(([, rootKind]) => rootKind !== "text")
    .map(([name, rootKind]) => {
      const root = doc.getMap(name);
      const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        changes.push(
          ...changesOf(events as unknown as Y.YEvent<Y.AbstractType<unknown>>[], root, name, rootKind),
        );
      };
      root.observeDeep(observe as Parameters<typeof root.observeDeep>[0]);
      return () => root.unobserveDeep(observe as Parameters<typeof root.observeDeep>[0]);
    });
  try {
    apply();
  } finally {
    for (const stop of observers) stop();
  }
  for (const [name, before] of textsBefore) {
    const text = doc.getText(name);
    const after = text.toString();
    if (after !== before) changes.push({ root: name, entry: "", before, after });
    if (!isPlainText(text)) changes.push(unreadable(name));
  }
  return changes;
}

/** A change that no rule knows and that is therefore never permitted. */
function unreadable(entry: string): EntryChange {
  return { root: "?", entry, before: undefined, after: undefined };
}

function isPlainText(text: Y.Text): boolean {
  return (text.toDelta() as { insert: unknown; attributes?: unknown }[]).every(
    ({ insert, attributes }) => typeof insert === "string" && attributes === undefined,
  );
}

/** Whether a value may stand directly under a root of this kind. */
function fits(value: unknown, rootKind: RootKind): boolean {
  if (rootKind !== "entries") return !(value instanceof Y.AbstractType);
  // "__proto__" would vanish from the plain object that the rules are shown.
  return (
    value instanceof Y.Map &&
    !value.has("__proto__") &&
    [...value.values()].every((field) => fits(field, "values"))
  );
}

function changesOf(
  events: Y.YEvent<Y.AbstractType<unknown>>[],
  root: Y.Map<unknown>,
  name: string,
  rootKind: RootKind,
): EntryChange[] {
  const changes = new Map<string, EntryChange>();
  const unexpected = (entry: string): void => {
    changes.set(`?${entry}`, unreadable(entry));
  };
  for (const event of events) {
    if (event.target === root) {
      for (const [entry, { oldValue }] of event.changes.keys) {
        const value = root.get(entry);
        if (value !== undefined && !fits(value, rootKind)) unexpected(entry);
        // A replaced entry's old type is empty by now; `null` says that something stood there.
        const before = oldValue instanceof Y.AbstractType ? null : plain(oldValue);
        changes.set(entry, { root: name, entry, before, after: plain(value) });
      }
    }
  }
  for (const event of events) {
    if (event.target === root) continue;
    const [entry] = event.path as string[];
    if (
      rootKind !== "entries" ||
      event.path.length !== 1 ||
      entry === undefined ||
      !(event.target instanceof Y.Map)
    ) {
      unexpected(String(entry));
      continue;
    }
    if (changes.has(entry)) continue;
    const after = event.target.toJSON() as Entry;
    const before: Entry = { ...after };
    for (const [field, { oldValue }] of event.changes.keys) {
      const value = plain(oldValue);
      if (value === undefined) delete before[field];
      else before[field] = value;
    }
    if (!fits(event.target, rootKind)) unexpected(entry);
    changes.set(entry, { root: name, entry, before, after });
  }
  return [...changes.values()];
}
