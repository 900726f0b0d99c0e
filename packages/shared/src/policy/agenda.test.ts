import { describe, expect, test } from "vitest";
import { itemTakenFrom, type NewItem, readAgenda } from "../documents/agenda.ts";
import type { SessionAccess } from "./sessions.ts";
import { ledger, now, type Who } from "./testSupport/ruledLedger.ts";

const as = (role: SessionAccess["role"], state: SessionAccess["state"] = "invited"): SessionAccess => ({
  role,
  entitled: false,
  state,
});
const leader: Who = { person: "ada", session: as("leader") };
const member: Who = { person: "ben", session: as("participant") };
const reader: Who = { person: "eva", session: as("reader") };

const values: NewItem = {
  title: "Beleuchtung",
  kind: "decision",
  minutes: 20,
  presenter: null,
  approves: null,
  publicTitle: "",
  source: "",
};

describe("[SES-3] the agenda", () => {
  test("is changed by those who lead or record, not by those who take part", () => {
    const { does, read } = ledger("agenda");
    expect(does(member, { type: "add-item", item: "a", parent: null, values })).toEqual([
      "agenda.may-not-prepare",
    ]);
    expect(does(leader, { type: "add-item", item: "a", parent: null, values })).toEqual([]);
    expect(does(member, { type: "edit-item", item: "a", changes: { title: "Anderes" } })).toEqual([
      "agenda.may-not-prepare",
    ]);
    does(leader, { type: "add-item", item: "b", parent: null, values: { ...values, title: "Müll" } });
    expect(does(member, { type: "move-item", item: "b", parent: null, after: null })).toEqual([
      "agenda.may-not-prepare",
    ]);
    expect(does(member, { type: "link-measure", item: "a", measure: "m", linked: true })).toEqual([
      "agenda.may-not-prepare",
    ]);
    expect(readAgenda(read()).items.map(({ title }) => title)).toEqual(["Beleuchtung", "Müll"]);
  });

  test("lets presenters say how long it takes, and bring papers and measures", () => {
    const { does, read } = ledger("agenda");
    does(leader, { type: "add-item", item: "a", parent: null, values: { ...values, presenter: "ben" } });
    expect(does(member, { type: "edit-item", item: "a", changes: { minutes: 30 } })).toEqual([]);
    expect(does(member, { type: "link-measure", item: "a", measure: "m", linked: true })).toEqual([]);
    const paper = { item: "a", title: "Vorlage", href: "https://stadt.example/vorlage.pdf" };
    expect(does(member, { type: "add-paper", paper: "p", values: paper })).toEqual([]);
    expect(
      does(leader, { type: "edit-paper", paper: "p", changes: { href: "javascript:alert(1)" } }),
    ).toEqual(["paper.shape"]);
    const [item] = readAgenda(read()).items;
    expect([item?.minutes, item?.measures, item?.papers.length]).toEqual([30, ["m"], 1]);
  });

  test("takes suggestions from those who take part, and answers from those who lead", () => {
    const { does, read } = ledger("agenda");
    const suggested = {
      title: "Spielplatz",
      kind: "discussion",
      minutes: null,
      reason: "",
      measure: null,
    } as const;
    expect(does(reader, { type: "suggest", suggestion: "s", values: suggested })).toEqual([
      "agenda.may-not-write",
    ]);
    expect(does(member, { type: "suggest", suggestion: "s", values: suggested })).toEqual([]);
    expect(
      does(member, { type: "edit-suggestion", suggestion: "s", changes: { state: "accepted" } }),
    ).toEqual(["agenda.may-not-prepare"]);
    expect(does(leader, { type: "edit-suggestion", suggestion: "s", changes: { title: "Anders" } })).toEqual([
      "suggestion.foreign-author",
    ]);
    const item = itemTakenFrom("x", "suggestion:s");
    does(leader, { type: "add-item", item, parent: null, values: { ...values, source: "suggestion:s" } });
    expect(
      does(leader, { type: "edit-suggestion", suggestion: "s", changes: { state: "accepted" } }),
    ).toEqual([]);
    expect(
      does(member, { type: "edit-suggestion", suggestion: "s", changes: { title: "Doch anders" } }),
    ).toEqual(["suggestion.answered"]);
    expect(readAgenda(read()).items).toHaveLength(1);
  });

  test("refuses whatever is none of its entries, is written in another's name or comes after the end", () => {
    const { does, attempt } = ledger("agenda");
    const late: Who = { person: "ada", session: as("leader", "minutes-closed") };
    expect(does(late, { type: "add-item", item: "a", parent: null, values })).toEqual([
      "agenda.may-not-write",
    ]);
    expect(does(leader, { type: "add-item", item: "a", parent: null, values }, now + 10 ** 9)).toEqual([
      "item.in-the-future",
    ]);
    expect(
      does(leader, { type: "add-item", item: "a", parent: null, values: { ...values, title: " " } }),
    ).toEqual(["item.shape"]);
    expect(does(leader, { type: "link-measure", item: "x", measure: "m", linked: true })).toEqual([
      "link.unknown-item",
    ]);
    does(leader, { type: "add-item", item: "a", parent: null, values });
    expect(attempt(leader, (doc) => doc.getMap("items").delete("a"))).toEqual(["item.never-removed"]);
    expect(
      does({ ...leader, person: "eva" }, { type: "edit-item", item: "a", changes: { presenter: "niemand" } }),
    ).toEqual(["item.unknown-person"]);
  });
});
