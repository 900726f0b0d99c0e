import { expect, test } from "vitest";
import { roomAccess } from "./rooms.ts";
import { type SessionStanding, type SessionState, sessionAccess, sessionStates } from "./sessions.ts";

const nobody: SessionStanding = {
  workspaceRole: "member",
  belongsToGroup: false,
  moderatesGroup: false,
  isChair: false,
  isSecretary: false,
  invited: undefined,
  state: "preparation",
};
const actor = { person: "ada", organisation: "amt", workspaceRole: "member" } as const;
const measure = { role: undefined, moderates: false };

/** What somebody may do in the six rooms: r reads, w writes, - neither. */
function rooms(standing: Partial<SessionStanding>): string {
  const session = sessionAccess({ ...nobody, ...standing });
  return (["public", "closed"] as const)
    .map((part) =>
      (["agenda", "minutes", "protocol"] as const)
        .map((kind) => {
          const { mayRead, mayWrite } = roomAccess({ kind, session: "s", part }, actor, { measure, session });
          return mayWrite !== "none" ? "w" : mayRead ? "r" : "-";
        })
        .join(""),
    )
    .join(" ");
}

test.each<[string, Partial<SessionStanding>, string]>([
  ["a member of the workspace", {}, "r-- ---"],
  ["a guest", { workspaceRole: "guest" }, "--- ---"],
  ["a guest of the group who was not invited", { workspaceRole: "guest", belongsToGroup: true }, "--- ---"],
  ["an invited guest", { workspaceRole: "guest", invited: { closed: false } }, "wrw ---"],
  [
    "an invited guest of the non-public part",
    { workspaceRole: "guest", invited: { closed: true } },
    "wrw wrw",
  ],
  ["a member of the group", { belongsToGroup: true }, "wrw ---"],
  ["the secretary", { isSecretary: true }, "www www"],
  ["the chair", { isChair: true }, "www www"],
  ["a moderator of the group", { workspaceRole: "moderator", moderatesGroup: true }, "www www"],
  ["a moderator of another group", { workspaceRole: "moderator" }, "r-- ---"],
  ["somebody who once moderated", { moderatesGroup: true, belongsToGroup: true }, "wrw ---"],
  ["an administrator", { workspaceRole: "admin" }, "www ---"],
])("[SES-1] %s", (_who, standing, expected) => {
  expect(rooms(standing)).toBe(expected);
});

test("[SES-2] only tasks are checked off once the minutes are closed; then everybody reads what is public", () => {
  for (const state of ["minutes-closed", "approved"] as SessionState[]) {
    expect(rooms({ isChair: true, state })).toBe("rrw rrw");
    expect(rooms({ state })).toBe("rrr ---");
    expect(rooms({ workspaceRole: "guest", state })).toBe("--- ---");
  }
  expect(rooms({ isChair: true, state: "cancelled" })).toBe("rrr rrr");
  for (const state of sessionStates) expect(rooms({ state }).endsWith(" ---")).toBe(true);
});
