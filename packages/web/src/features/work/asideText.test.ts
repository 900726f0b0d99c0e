import type { NewItem } from "@querschnitt/shared/documents/agenda";
import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import type { RecordCommand } from "@querschnitt/shared/documents/record";
import { MAX_COMMENT } from "@querschnitt/shared/policy/discussion";
import { fieldShapes, recordTexts } from "@querschnitt/shared/policy/record";
import { type RecordEntryRoot, recordEntryShapes } from "@querschnitt/shared/policy/recordEntries";
import { refusalReasons } from "@querschnitt/shared/protocol/messages";
import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import de from "../../app/i18n/de/work.json" with { type: "json" };
import en from "../../app/i18n/en/work.json" with { type: "json" };
import type { AsideEntry } from "../../offline/WorkStore.ts";
import { asideAsComment, asideAsText, asideKind } from "./asideText.ts";

beforeAll(async () => {
  await i18next.init({ lng: "de", ns: ["work"], resources: { de: { work: de }, en: { work: en } } });
});

const names = ({ id }: { id: string }): string => (id === "ada" ? "Ada Amt" : "Unbekannte Person");
const t = () => i18next.getFixedT("de", "work");

/** What an entry says of itself, and what need not be said to its author. */
const unsaid = ["createdBy", "createdAt", "deleted", "indicator"];

function aside(work: AsideEntry["work"]): AsideEntry {
  return { id: "a", room: "measure/a/record", doneAt: 1, asideAt: 2, reason: "rule", work };
}

const item: NewItem = {
  title: "Beleuchtung",
  kind: "decision",
  minutes: 20,
  presenter: null,
  approves: null,
  publicTitle: "",
  source: "",
};
const suggestion = {
  title: "Spielplatz",
  kind: "discussion",
  minutes: null,
  reason: "Bitte",
  measure: null,
} as const;

const commands: Record<LedgerCommand["type"], AsideEntry["work"]> = {
  "open-thread": {
    kind: "discussion",
    command: { type: "open-thread", thread: "t", comment: "c", anchor: null, body: "Warum?" },
  },
  reply: { kind: "discussion", command: { type: "reply", thread: "t", comment: "c", body: "Darum." } },
  "edit-comment": { kind: "discussion", command: { type: "edit-comment", comment: "c", body: "Wozu?" } },
  "delete-comment": { kind: "discussion", command: { type: "delete-comment", comment: "c" } },
  "promote-comment": { kind: "internal", command: { type: "promote-comment", comment: "c" } },
  propose: {
    kind: "discussion",
    command: {
      type: "propose",
      thread: "t",
      comment: "c",
      reason: "Weil es so kürzer ist.",
      kind: "words",
      anchor: { start: "", end: "", quote: "gehen", before: "", after: "" },
      original: [{ type: "text", text: "gehen" }],
      replacement: [{ type: "text", text: "laufen" }],
    },
  },
  "withdraw-proposal": { kind: "discussion", command: { type: "withdraw-proposal", thread: "t" } },
  "resolve-thread": { kind: "discussion", command: { type: "resolve-thread", thread: "t" } },
  "reopen-thread": { kind: "discussion", command: { type: "reopen-thread", thread: "t" } },
  "set-field": { kind: "record", command: { type: "set-field", field: "title", value: "Licht" } },
  "set-partner": { kind: "record", command: { type: "set-partner", organisation: "o", involved: true } },
  "edit-text": {
    kind: "record",
    command: { type: "edit-text", text: "summary", from: "", to: "Kurz gesagt" },
  },
  "add-entry": {
    kind: "record",
    command: {
      type: "add-entry",
      root: "assessments",
      entry: "a",
      values: { trafficLight: "yellow", status: "", reason: "Die Mittel fehlen.", asOf: "2027-01-31" },
    },
  },
  "edit-entry": {
    kind: "record",
    command: {
      type: "edit-entry",
      root: "indicators",
      entry: "i",
      changes: { better: "down", baseYear: 2019 },
    },
  },
  "add-responsibility": {
    kind: "record",
    command: {
      type: "add-responsibility",
      responsibility: "r",
      task: "Lampen prüfen",
      organisation: "o",
      person: null,
      deadline: "2027-01-31",
    },
  },
  "edit-responsibility": {
    kind: "record",
    command: { type: "edit-responsibility", responsibility: "r", changes: { state: "done", deadline: null } },
  },
  "move-responsibility": {
    kind: "record",
    command: { type: "move-responsibility", responsibility: "r", after: null },
  },
  "accept-responsibility": {
    kind: "record",
    command: { type: "accept-responsibility", responsibility: "r", terms: "" },
  },
  "withdraw-acceptance": { kind: "record", command: { type: "withdraw-acceptance", responsibility: "r" } },
  "add-item": { kind: "agenda", command: { type: "add-item", item: "i", parent: null, values: item } },
  "edit-item": { kind: "agenda", command: { type: "edit-item", item: "i", changes: { minutes: 20 } } },
  "move-item": { kind: "agenda", command: { type: "move-item", item: "i", parent: null, after: null } },
  "link-measure": {
    kind: "agenda",
    command: { type: "link-measure", item: "i", measure: "m", linked: true },
  },
  "add-paper": {
    kind: "agenda",
    command: {
      type: "add-paper",
      paper: "p",
      values: { item: "i", title: "Vorlage", href: "https://a.example" },
    },
  },
  "edit-paper": { kind: "agenda", command: { type: "edit-paper", paper: "p", changes: { title: "Anlage" } } },
  suggest: { kind: "agenda", command: { type: "suggest", suggestion: "s", values: suggestion } },
  "edit-suggestion": {
    kind: "agenda",
    command: { type: "edit-suggestion", suggestion: "s", changes: { state: "declined", answer: "Später." } },
  },
  announce: { kind: "agenda", command: { type: "announce", item: "i", title: "Personal" } },
  "raise-hand": { kind: "protocol", command: { type: "raise-hand", hand: "h", item: "i", person: "ada" } },
  "set-hand": { kind: "protocol", command: { type: "set-hand", hand: "h", state: "withdrawn" } },
  "move-hand": { kind: "protocol", command: { type: "move-hand", hand: "h", after: null } },
  "take-up": { kind: "protocol", command: { type: "take-up", item: "i", closed: false } },
  "set-progress": {
    kind: "protocol",
    command: { type: "set-progress", item: "i", progress: { state: "done", spent: 1 } },
  },
  "set-time": { kind: "protocol", command: { type: "set-time", which: "start", at: 1 } },
  "mark-read": { kind: "marks", command: { type: "mark-read", thread: "t", upTo: 1 } },
  "note-visit": { kind: "marks", command: { type: "note-visit", measure: "m", at: 1 } },
};

describe.each([
  ["German", de],
  ["English", en],
])("the %s catalogue", (_language, catalogue) => {
  test("names every kind of work and every reason", () => {
    const kinds = Object.values(commands).map((work) => asideKind(aside(work)));
    expect(Object.keys(catalogue.kind)).toEqual(expect.arrayContaining(kinds));
    expect(Object.keys(catalogue.reason)).toEqual(
      expect.arrayContaining([...refusalReasons, "no-access", "replaced", "removed"]),
    );
  });
});

test.each(Object.entries(commands))("%s reads as words, without a key showing through", (_type, work) => {
  const text = asideAsText(aside(work), t(), names);
  expect(text).not.toMatch(/kind\.|field\.|responsibilityState\.|undefined|null/);
  expect(text.length).toBeGreaterThan(3);
});

test("every text, field and list of a record has words of its own", () => {
  const works: RecordCommand[] = [
    ...recordTexts.map((text) => ({ type: "edit-text", text, from: "", to: "x" }) as const),
    ...Object.keys(fieldShapes).map((field) => ({ type: "set-field", field, value: null }) as RecordCommand),
    ...(Object.keys(recordEntryShapes) as RecordEntryRoot[]).flatMap((root) => {
      const fields = Object.fromEntries(Object.keys(recordEntryShapes[root].shape).map((name) => [name, 1]));
      return [
        { type: "add-entry", root, entry: "e", values: fields } as unknown as RecordCommand,
        { type: "edit-entry", root, entry: "e", changes: fields } as unknown as RecordCommand,
      ];
    }),
  ];
  for (const catalogue of [de, en]) {
    for (const command of works) {
      const entry = aside({ kind: "record", command });
      expect(Object.keys(catalogue.kind)).toContain(asideKind(entry));
      if (command.type === "set-field") expect(Object.keys(catalogue.field)).toContain(command.field);
      if (command.type !== "add-entry") continue;
      const said = Object.keys(command.values).filter((name) => !unsaid.includes(name));
      expect(Object.keys(catalogue.field)).toEqual(expect.arrayContaining(said));
    }
  }
});

test("a changed passage shows what stood there and what it was to become", () => {
  const text = asideAsText(aside({ kind: "passage", before: "alt", after: "neu" }), t(), names);
  expect(text).toBe("Geänderter Absatz\n\nBisher:\nalt\n\nIhre Fassung:\nneu");
});

test("a comment is sent as it was written, a passage as a proposal", () => {
  expect(asideAsComment(aside(commands["open-thread"]), t(), names)).toBe("Warum?");
  expect(asideAsComment(aside({ kind: "passage", before: "", after: "neu" }), t(), names)).toMatch(
    /^Vorschlag.*neu$/s,
  );
});

test("an act without words, and what is too long for a comment, are not offered as one", () => {
  expect(asideAsComment(aside(commands["accept-responsibility"]), t(), names)).toBeUndefined();
  const long = "x".repeat(MAX_COMMENT);
  expect(asideAsComment(aside({ kind: "passage", before: "", after: long }), t(), names)).toBeUndefined();
});

test("whom a comment addresses is read by name, and still addressed when it is sent", () => {
  const body = "@{person:ada}, bitte prüfen";
  const work = { kind: "discussion", command: { type: "reply", thread: "t", comment: "c", body } } as const;
  expect(asideAsText(aside(work), t(), names)).toBe("Antwort\n@Ada Amt, bitte prüfen");
  expect(asideAsComment(aside(work), t(), names)).toBe(body);
});

test("what was said among one's own says so", () => {
  const work = {
    kind: "internal",
    command: { type: "reply", thread: "t", comment: "c", body: "Nein." },
  } as const;
  expect(asideAsText(aside(work), t(), names)).toBe("Antwort (intern)\nNein.");
});
