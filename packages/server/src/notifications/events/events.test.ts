import type { Commitment } from "@querschnitt/shared/api/measures";
import { writeMention } from "@querschnitt/shared/documents/mentions";
import type { Entry, EntryChange } from "@querschnitt/shared/policy/entries";
import { describe, expect, test } from "vitest";
import type { Consequences } from "../NotificationEvent.ts";
import { deadlineEvents } from "./deadlineEvents.ts";
import { discussionEvents } from "./discussionEvents.ts";
import type { EventContext } from "./EventContext.ts";
import { phaseEvents, roleEvents } from "./measureEvents.ts";
import { responsibilityEvents } from "./responsibilityEvents.ts";

const members = {
  ofOrganisation: (id: string) => (id === "verein" ? ["bert", "gast"] : id === "amt" ? ["anna", "mona"] : []),
  ofGroup: (id: string) => (id === "sn" ? ["mona", "bert", "cem"] : []),
  following: () => ["fola"],
};
const context: EventContext = {
  measure: "m1",
  room: "measure/m1/discussion",
  sequence: 7,
  by: "mona",
  at: 1000,
  writersIn: () => new Set(["mona", "cem"]),
  hasComments: () => false,
  proposerIn: () => "cem",
  members,
};

const told = ({ tell }: Pick<Consequences, "tell">) =>
  Object.fromEntries(tell.map(({ to, event }) => [to, `${event.kind}${event.personal ? "!" : ""}`]));

function comment(body: string, more: Partial<Entry> = {}): Entry {
  return { thread: "t1", author: "mona", createdAt: 900, editedAt: null, body, deleted: false, ...more };
}

function change(root: string, before: Entry | undefined, after: Entry): EntryChange {
  return { root, entry: "x1", before, after };
}

describe("a comment", () => {
  const mention = (kind: "person" | "organisation" | "group", id: string) => writeMention({ kind, id });
  const say = (body: string, before?: Entry) =>
    discussionEvents(change("comments", before, comment(body)), context);

  test("reaches whoever wrote in the thread and whoever follows, but not its author", () => {
    expect(told(say("Hallo"))).toEqual({ cem: "reply", fola: "comment" });
  });

  test("reaches the person, the organisation and the group that it addresses", () => {
    expect(told(say(mention("person", "gast")))).toMatchObject({ gast: "mention!", cem: "reply" });
    expect(told(say(mention("organisation", "verein")))).toMatchObject({ bert: "mention", gast: "mention" });
    const both = `${mention("group", "sn")} ${mention("person", "bert")}`;
    expect(told(say(both))).toEqual({ cem: "mention", bert: "mention!", fola: "comment" });
    expect(told(say(mention("person", "mona")))).toEqual({ cem: "reply", fola: "comment" });
  });

  test("that is edited tells whoever is addressed only now, and takes back what no longer is so", () => {
    const before = comment(mention("person", "gast"));
    const edited = say(mention("person", "bert"), before);
    expect(told(edited)).toEqual({ bert: "mention!" });
    expect(edited.takeBack.map(({ from }) => [...(from ?? [])])).toEqual([["gast"]]);
    expect(say(mention("person", "gast"), before)).toEqual({ tell: [], takeBack: [] });
  });

  test("that is deleted is taken back from everybody", () => {
    const [written] = say("Hallo").tell;
    const { tell, takeBack } = discussionEvents(
      change("comments", comment("Hallo"), comment("", { deleted: true })),
      context,
    );
    expect(tell).toEqual([]);
    expect(takeBack[0]?.from).toBeUndefined();
    expect(written && takeBack[0]?.concerns(written.event)).toBe(true);
  });

  test("that is deleted takes nothing back of a comment that has the same id in another room", () => {
    const { tell } = say("Hallo");
    const internal = { ...context, room: "measure/m1/internal/verein" };
    const gone = discussionEvents(change("comments", comment("x"), comment("", { deleted: true })), internal);
    const [back] = gone.takeBack;
    expect(tell.map(({ event }) => back?.concerns(event))).toEqual(tell.map(() => false));
    const own = discussionEvents(change("comments", comment("x"), comment("", { deleted: true })), context);
    expect(tell.map(({ event }) => own.takeBack[0]?.concerns(event))).toEqual(tell.map(() => true));
  });

  test("leads to the same event whenever it is looked at", () => {
    expect(say("Hallo").tell).toEqual(say("Hallo").tell);
  });
});

describe("a responsibility", () => {
  const terms: Entry = {
    task: "Leuchten prüfen",
    organisation: "verein",
    person: null,
    deadline: null,
    state: "open",
    order: "a0",
    createdBy: "anna",
    createdAt: 1,
    acceptedBy: null,
    acceptedAt: null,
    acceptedTerms: null,
    deleted: false,
  };
  const accepted = { ...terms, acceptedBy: "bert", acceptedAt: 2, acceptedTerms: "x" };
  const look = (before: Entry | undefined, after: Entry) =>
    responsibilityEvents(change("responsibilities", before, after), context);

  test("is told to the organisation and, by name, to the person", () => {
    expect(told(look(undefined, terms))).toEqual({ bert: "responsibility", gast: "responsibility" });
    expect(told(look(undefined, { ...terms, person: "bert" }))).toMatchObject({ bert: "responsibility!" });
    expect(told(look(terms, { ...terms, person: "bert" }))).toEqual({ bert: "responsibility!" });
    expect(told(look(terms, { ...terms, organisation: "amt" }))).toEqual({ anna: "responsibility" });
    expect(told(look(terms, { ...terms, state: "done" }))).toEqual({});
  });

  test("whose acceptance ends is told to who accepted it and who relies on it", () => {
    expect(told(look(accepted, { ...terms, task: "Anderes" }))).toEqual({
      bert: "acceptance!",
      anna: "acceptance",
    });
    expect(told(look(terms, accepted))).toEqual({});
  });

  test("that is deleted is taken back", () => {
    const [given] = look(undefined, terms).tell;
    const { takeBack } = look(terms, { ...terms, deleted: true });
    expect(given && takeBack[0]?.concerns(given.event)).toBe(true);
  });
});

describe("a deadline", () => {
  const commitment: Commitment = {
    measure: "m1",
    responsibility: "r1",
    task: "x",
    organisation: "verein",
    person: null,
    deadline: "2026-06-10",
    state: "open",
    accepted: true,
  };
  const on = (today: string, before = {}, one: Partial<Commitment> = {}) =>
    deadlineEvents([{ ...commitment, ...one }], before, { today, at: 5, members });

  test("is recalled once when it is near, and once when it has passed", () => {
    expect(on("2026-06-02").tell).toEqual([]);
    const near = on("2026-06-03");
    expect(told(near)).toEqual({ bert: "deadline", gast: "deadline" });
    expect(near.tell[0]?.event.passed).toBe(false);
    expect(on("2026-06-10", near.reminded).tell).toEqual([]);
    const passed = on("2026-06-11", near.reminded);
    expect(passed.tell[0]?.event.passed).toBe(true);
    expect(on("2026-06-20", passed.reminded).tell).toEqual([]);
  });

  test("is recalled to the person it names alone, not when it is done, and anew when it is moved", () => {
    expect(told(on("2026-06-05", {}, { person: "bert" }))).toEqual({ bert: "deadline!" });
    expect(on("2026-06-05", {}, { state: "done" }).tell).toEqual([]);
    const { reminded } = on("2026-06-11");
    expect(on("2026-06-11", reminded, { deadline: "2026-06-15" }).tell).toHaveLength(2);
  });
});

test("a move of the phase is told to everybody concerned but the mover, and the creation to nobody", () => {
  const facts = {
    id: "m1",
    number: "SN-01",
    workingGroup: "sn",
    phase: "draft" as const,
    phaseHistory: [
      { from: null, to: "proposal" as const, by: "mona", at: "2026-01-01T00:00:00.000Z", reason: "" },
      {
        from: "proposal" as const,
        to: "draft" as const,
        by: "mona",
        at: "2026-01-02T00:00:00.000Z",
        reason: "x",
      },
    ],
  };
  const tell = phaseEvents(facts, 0, ["mona", "bert"]);
  expect(tell).toHaveLength(1);
  expect(tell[0]).toMatchObject({ to: "bert", event: { id: "phase:m1:1", phase: "draft" } });
  expect(phaseEvents(facts, 2, ["bert"])).toEqual([]);
});

test("a changed role is told to its person, unless they moderate or see nothing any more", () => {
  const access = (person: string) => ({
    role: person === "weg" ? undefined : ("commenter" as const),
    moderates: person === "mona",
  });
  const now = { m1: { bert: "commenter", mona: "reader", weg: "none", cem: "editor" } } as const;
  const tell = roleEvents({ m1: { cem: "editor" } }, now, access, 9);
  expect(told({ tell })).toEqual({ bert: "role!" });
  expect(roleEvents(now, now, access, 9)).toEqual([]);
});

describe("a proposal", () => {
  const words = (text: string) => [{ type: "text", text }];
  const proposal: Entry = {
    ...{ author: "mona", createdAt: 900, kind: "words", withdrawn: false },
    ...{ original: words("alt"), replacement: words("neu") },
  };
  const outcome = (more: Entry): Entry => ({
    state: "declined",
    by: "mona",
    at: 950,
    reason: "Nein",
    ...more,
  });
  const read = (change: EntryChange, more: Partial<EventContext> = {}) =>
    discussionEvents(change, { ...context, ...more });

  test("is told to those who follow the measure, unless its reason is told", () => {
    expect(told(read(change("proposals", undefined, proposal)))).toEqual({ fola: "comment" });
    expect(told(read(change("proposals", undefined, proposal), { hasComments: () => true }))).toEqual({});
    expect(told(read(change("proposals", undefined, { ...proposal, author: 1 })))).toEqual({});
  });

  test("that is withdrawn tells of nothing any more", () => {
    const gone = { ...proposal, withdrawn: true, original: [], replacement: [] };
    const { tell, takeBack } = read(change("proposals", proposal, gone));
    const [{ event }] = read(change("proposals", undefined, proposal)).tell as [Consequences["tell"][number]];
    expect(tell).toEqual([]);
    expect(takeBack[0]?.concerns(event)).toBe(true);
  });

  test("that was decided about is told to whoever made it, by whoever decided", () => {
    const decided = read(change("outcomes", undefined, outcome({})), { by: "server" });
    expect(decided.tell).toMatchObject([{ to: "cem", event: { kind: "reply", by: "mona", writtenAt: 950 } }]);
    expect(told(read(change("outcomes", undefined, outcome({ state: "claimed" }))))).toEqual({});
    expect(told(read(change("outcomes", undefined, outcome({ by: "cem" }))))).toEqual({});
  });
});
