import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { expect, test } from "vitest";
import type { SessionItem, SessionParts } from "../useSessionParts.ts";
import { callCommands, expectedEnd, nextItem, notReached, readFloor } from "./floor.ts";

const MINUTE = 60_000;

const item = (id: string, more: Partial<SessionItem> = {}): SessionItem =>
  ({
    id,
    label: id,
    title: id,
    kind: "discussion",
    part: "public",
    parent: null,
    minutes: 10,
    ...more,
  }) as SessionItem;

/** A session with these items, and what its protocols say of them. */
function session(
  items: SessionItem[],
  said: Partial<Record<SessionPart, { progress?: object; current?: object | null }>> = {},
): SessionParts {
  const part = (name: SessionPart) => ({
    part: name,
    protocol: { progress: {}, current: null, ...said[name] },
  });
  return { items, open: part("public"), closed: said.closed && part("closed") } as unknown as SessionParts;
}

test("what is not public is called in its own part alone: the public one hears that it is, and nothing of which", () => {
  const secret = item("secret", { part: "closed" });
  const called = callCommands(undefined, secret);
  expect(called).toEqual([
    { part: "public", command: { type: "take-up", item: null, closed: true } },
    { part: "closed", command: { type: "take-up", item: "secret", closed: true } },
  ]);
  const floor = { item: secret, since: 0, isClosed: true };
  // Afterwards the non-public part does not go on saying that it is dealt with.
  expect(callCommands(floor, item("a"))).toEqual([
    { part: "public", command: { type: "take-up", item: "a", closed: false } },
    { part: "closed", command: { type: "take-up", item: null, closed: true } },
  ]);
});

test("who has no part in what is not public reads that it is dealt with, who belongs to it which item", () => {
  const current = { item: null, closed: true, since: 5 };
  const stranger = session([item("a")], { public: { current } });
  expect(readFloor(stranger)).toEqual({ item: undefined, since: 5, isClosed: true });
  const secret = item("secret", { part: "closed" });
  const within = { public: { current }, closed: { current: { item: "secret", closed: true, since: 6 } } };
  expect(readFloor(session([item("a"), secret], within))).toEqual({ item: secret, since: 6, isClosed: true });
  expect(readFloor(session([item("a")]))).toBeUndefined();
});

test("next is the first item behind the current one with which nobody has dealt", () => {
  const progress = { b: { state: "done", spent: 0 } };
  const parts = session([item("a"), item("b"), item("c")], { public: { progress } });
  const floor = { item: item("a"), since: 0, isClosed: false };
  expect(nextItem(parts, floor)?.id).toBe("c");
  expect(nextItem(parts, { ...floor, item: item("c") })).toBeUndefined();
  expect(nextItem(parts, undefined)?.id).toBe("a");
});

test("the expected end counts what is left of the current item, all of what was not begun, and nothing that is done", () => {
  const progress = { a: { state: "done", spent: 60 * MINUTE }, b: { state: "open", spent: 2 * MINUTE } };
  const parts = session([item("a"), item("b"), item("c"), item("d", { minutes: null })], {
    public: { progress },
  });
  const floor = { item: item("b"), since: 100 * MINUTE, isClosed: false };
  expect(expectedEnd(parts, floor, 103 * MINUTE)).toBe((103 + 5 + 10) * MINUTE);
  // Over its time it takes none from the others.
  expect(expectedEnd(parts, floor, 200 * MINUTE)).toBe((200 + 10) * MINUTE);
});

test("not reached is what nobody dealt with, but no formality, and nothing below which anything was dealt with", () => {
  const progress = { child: { state: "done", spent: 0 } };
  const items = [
    item("opening", { kind: "formality" }),
    item("parent"),
    item("child", { parent: "parent" }),
    item("late"),
  ];
  expect(notReached(session(items, { public: { progress } })).map(({ id }) => id)).toEqual(["late"]);
});
