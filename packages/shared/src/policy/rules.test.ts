import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { perform } from "../documents/commands.ts";
import { acceptance, readRecord } from "../documents/record.ts";
import {
  maySeeMembers,
  mayShareFilters,
  measureAccess,
  type WorkspaceRole,
  workspaceRoles,
} from "./roles.ts";
import { commenter, editor, ledger, now } from "./testSupport/ruledLedger.ts";

const openThread = { type: "open-thread", thread: "t", comment: "c", anchor: null, body: "Frage" } as const;

describe("discussion", () => {
  test("commenters open, answer, edit their own, resolve; readers do nothing", () => {
    const { does } = ledger("discussion");
    expect(does({ person: "eva", role: "reader" }, openThread)).toContain("discussion.may-not-comment");
    expect(does(commenter, openThread)).toEqual([]);
    expect(does(editor, { type: "reply", thread: "t", comment: "d", body: "Antwort" })).toEqual([]);
    expect(does(commenter, { type: "edit-comment", comment: "c", body: "Frage?" })).toEqual([]);
    expect(does(editor, { type: "resolve-thread", thread: "t" })).toEqual([]);
    expect(does(commenter, { type: "reopen-thread", thread: "t" })).toEqual([]);
  });

  test("nobody writes in another's name or edits another's comment", () => {
    const { does, attempt } = ledger("discussion");
    does(commenter, openThread);
    expect(does(editor, { type: "edit-comment", comment: "c", body: "x" })).toEqual([
      "comment.foreign-comment",
    ]);
    expect(does(editor, { type: "delete-comment", comment: "c" })).toEqual(["comment.foreign-comment"]);
    expect(
      attempt(editor, (doc) =>
        perform(
          doc,
          "discussion",
          { type: "reply", thread: "t", comment: "e", body: "x" },
          { person: "ben", now },
        ),
      ),
    ).toEqual(["comment.foreign-author"]);
    expect(does({ ...editor, moderates: true }, { type: "delete-comment", comment: "c" })).toEqual([]);
  });

  test("no time lies in the future, no reply hangs in the air, nothing is removed", () => {
    const { does, attempt } = ledger("discussion");
    expect(does(commenter, openThread, now + 3_600_000)).toContain("comment.in-the-future");
    expect(does(commenter, { type: "reply", thread: "gone", comment: "x", body: "x" })).toEqual([
      "comment.unknown-thread",
    ]);
    does(commenter, openThread);
    expect(attempt(commenter, (doc) => doc.getMap("threads").delete("t"))).toEqual([
      "discussion.never-removed",
    ]);
    expect(does(commenter, { type: "edit-comment", comment: "c", body: "  " })).toEqual(["comment.empty"]);
  });
});

describe("record", () => {
  const add = {
    type: "add-responsibility",
    responsibility: "r",
    task: "Beleuchtung prüfen",
    organisation: "verein",
    person: null,
    deadline: "2027-03-31",
  } as const;
  const shown = (doc: Y.Doc) => {
    const [responsibility] = readRecord(doc).responsibilities;
    if (!responsibility) throw new Error("no responsibility");
    return responsibility;
  };

  test("editors set fields of the right shape; commenters do not", () => {
    const { does, attempt } = ledger("record");
    expect(does(editor, { type: "set-field", field: "title", value: "Licht" })).toEqual([]);
    expect(does(editor, { type: "set-field", field: "leadOrganisation", value: "amt" })).toEqual([]);
    expect(does(editor, { type: "set-field", field: "leadOrganisation", value: "nobody" })).toEqual([
      "field.unknown-organisation",
    ]);
    expect(does(editor, { type: "set-field", field: "start", value: "2027-02-30" })).toEqual(["field.shape"]);
    expect(does(editor, { type: "set-field", field: "title", value: " " })).toEqual(["field.shape"]);
    expect(does(editor, { type: "set-field", field: "contact", value: "ben" })).toEqual([]);
    expect(does(editor, { type: "set-field", field: "contact", value: "nobody" })).toEqual([
      "field.unknown-person",
    ]);
    expect(does(commenter, { type: "set-field", field: "title", value: "x" })).toEqual([
      "record.may-not-edit",
    ]);
    expect(attempt(editor, (doc) => doc.getMap("fields").set("phase", "resolved"))).toEqual([
      "field.unknown",
    ]);
    expect(attempt(editor, (doc) => doc.getMap("fields").set("number", "SN-01"))).toEqual(["field.unknown"]);
  });

  test("only the organisation accepts, and only the terms it saw", () => {
    const { does, read } = ledger("record");
    expect(does(commenter, add)).toEqual(["responsibility.may-not-edit"]);
    expect(does(editor, add)).toEqual([]);
    expect(does(editor, acceptance(shown(read())))).toEqual([
      "responsibility.accepted-for-another-organisation",
    ]);
    const seen = acceptance(shown(read()));
    does(editor, { type: "edit-responsibility", responsibility: "r", changes: { deadline: "2027-01-31" } });
    expect(does(commenter, seen)).toEqual(["responsibility.accepted-other-terms"]);
    expect(does(commenter, acceptance(shown(read())))).toEqual([]);
    expect(shown(read()).acceptedBy).toBe("ben");
    expect(does(editor, { type: "withdraw-acceptance", responsibility: "r" })).toEqual([
      "responsibility.foreign-acceptance-withdrawn",
    ]);
  });

  test("the longest task can be accepted, whatever is written in it", () => {
    const { does, read } = ledger("record");
    expect(does(editor, { ...add, task: '"'.repeat(1_000) })).toEqual([]);
    expect(does(commenter, acceptance(shown(read())))).toEqual([]);
  });

  test("accepted terms cannot be changed under the acceptance", () => {
    const { does, attempt, read } = ledger("record");
    does(editor, add);
    does(commenter, acceptance(shown(read())));
    const forged = attempt(editor, (doc) => {
      (doc.getMap("responsibilities").get("r") as Y.Map<unknown>).set("task", "Etwas anderes");
    });
    expect(forged).toEqual(["responsibility.accepted-other-terms"]);
    expect(
      does(editor, { type: "edit-responsibility", responsibility: "r", changes: { task: "Anders" } }),
    ).toEqual([]);
    expect(shown(read()).acceptedBy).toBeNull();
  });

  test("the organisation reports progress and names its person without editing the terms", () => {
    const { does } = ledger("record");
    does(editor, add);
    const change = (changes: object) =>
      does(commenter, { type: "edit-responsibility", responsibility: "r", changes });
    expect(change({ state: "done" })).toEqual([]);
    expect(change({ person: "ben" })).toEqual([]);
    expect(change({ person: "ada" })).toEqual(["responsibility.person-of-another-organisation"]);
    expect(change({ task: "Weniger" })).toEqual(["responsibility.may-not-edit"]);
    expect(change({ deleted: true })).toEqual(["responsibility.may-not-edit"]);
  });

  test("the person named belongs to the organisation, from the start and when that changes", () => {
    const { does, attempt, read } = ledger("record");
    const foreign = ["responsibility.person-of-another-organisation"];
    expect(does(editor, { ...add, person: "ada" })).toEqual(foreign);
    expect(does(editor, { ...add, person: "ben" })).toEqual([]);
    const forged = attempt(editor, (doc) => {
      (doc.getMap("responsibilities").get("r") as Y.Map<unknown>).set("organisation", "amt");
    });
    expect(forged).toEqual(foreign);
    const change = { type: "edit-responsibility", responsibility: "r" } as const;
    expect(does(editor, { ...change, changes: { organisation: "amt" } })).toEqual([]);
    expect(shown(read()).person).toBeNull();
    expect(does(editor, { ...change, changes: { organisation: "verein", person: "ben" } })).toEqual([]);
    expect(shown(read()).person).toBe("ben");
  });
});

describe("access to a measure", () => {
  const standing = (workspaceRole: WorkspaceRole, rest: object = {}) =>
    measureAccess({
      workspaceRole,
      moderatesGroup: false,
      groupRole: undefined,
      assignedRole: undefined,
      ...rest,
    });

  test.each([
    ["a member of another group reads", standing("member"), "reader"],
    ["the group's default applies", standing("member", { groupRole: "commenter" }), "commenter"],
    [
      "what was set outweighs the default",
      standing("member", { groupRole: "editor", assignedRole: "reader" }),
      "reader",
    ],
    [
      "access can be taken away",
      standing("member", { groupRole: "editor", assignedRole: "none" }),
      undefined,
    ],
    ["a guest sees nothing uninvited", standing("guest", { groupRole: "editor" }), undefined],
    ["a guest has what they were invited to", standing("guest", { assignedRole: "commenter" }), "commenter"],
    ["a moderator edits in their group", standing("moderator", { moderatesGroup: true }), "editor"],
    ["a moderator reads in another group", standing("moderator"), "reader"],
    ["an administrator cannot be shut out", standing("admin", { assignedRole: "none" }), "editor"],
  ])("%s", (_name, access, role) => {
    expect(access.role).toBe(role);
  });
});

test("everybody but guests knows the members, and only moderators and administrators share filters", () => {
  const those = (may: typeof maySeeMembers) =>
    workspaceRoles.filter((workspaceRole) => may({ workspaceRole }));
  expect(those(maySeeMembers)).toEqual(["admin", "moderator", "member"]);
  expect(those(mayShareFilters)).toEqual(["admin", "moderator"]);
});
