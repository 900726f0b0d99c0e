import { usualChoices } from "@querschnitt/shared/api/notifications";
import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyInbox, type Inbox, inboxShape, MOST_KEPT, withEvent, withRead } from "./Inbox.ts";
import type { NotificationEvent } from "./NotificationEvent.ts";

const event = (id: string, more: Partial<NotificationEvent> = {}): NotificationEvent => ({
  id,
  kind: "reply",
  measure: "m1",
  room: "measure/m1/discussion",
  by: "mona",
  at: 1_000,
  personal: false,
  thread: "t1",
  ...more,
});

test("an event that is told twice is there once", () => {
  const once = withEvent(emptyInbox, event("a"));
  expect(withEvent(once, event("a"))).toBe(once);
});

test("of a muted measure only what addresses the person by name comes in", () => {
  const muted: Inbox = { ...emptyInbox, attention: { m1: "mute" } };
  expect(withEvent(muted, event("a"))).toBe(muted);
  expect(withEvent(muted, event("a", { personal: true })).events).toHaveLength(1);
});

test("an inbox stays bounded, and what was read goes first", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 2 * MOST_KEPT }), (reads) => {
      let inbox = emptyInbox;
      for (const [index, read] of reads.entries()) {
        inbox = withEvent(inbox, event(`e${index}`));
        if (read) inbox = withRead(inbox, ({ id }) => id === `e${index}`);
      }
      expect(inbox.events.length).toBeLessThanOrEqual(MOST_KEPT);
      const unread = reads.filter((read) => !read).length;
      expect(inbox.events.filter(({ read }) => !read)).toHaveLength(Math.min(unread, MOST_KEPT));
    }),
    { numRuns: 20 },
  );
});

test("what was read long ago goes when something new comes", () => {
  let inbox = withRead(withEvent(emptyInbox, event("old")), () => true);
  inbox = withEvent(inbox, event("new", { at: 100 * 24 * 60 * 60_000 }));
  expect(inbox.events.map(({ id }) => id)).toEqual(["new"]);
});

test("what was chosen before there were some of the kinds stands, and is as usual for these", () => {
  const { invitation: _invitation, session: _session, ...kinds } = usualChoices.kinds;
  const chosen = {
    ...usualChoices,
    rhythm: "weekly",
    kinds: { ...kinds, role: { app: false, mail: false } },
  };
  expect(inboxShape.parse({ choices: chosen }).choices).toEqual({
    ...chosen,
    kinds: { ...usualChoices.kinds, role: { app: false, mail: false } },
  });
  expect(inboxShape.parse({}).choices).toBeUndefined();
});
