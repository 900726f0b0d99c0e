import { fc, test } from "@fast-check/vitest";
import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { readRecord } from "@querschnitt/shared/documents/record";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { dayOf } from "../../ui/day.ts";
import { isOverdue, placeAfter } from "./deadlines.ts";

describe("a deadline", () => {
  it("is over the day after, unless the task is done", () => {
    expect(isOverdue({ deadline: "2026-05-31", state: "open" }, "2026-05-31")).toBe(false);
    expect(isOverdue({ deadline: "2026-05-31", state: "open" }, "2026-06-01")).toBe(true);
    expect(isOverdue({ deadline: "2026-05-31", state: "done" }, "2026-06-01")).toBe(false);
    expect(isOverdue({ deadline: null, state: "open" }, "2026-06-01")).toBe(false);
  });

  it("is compared with the day where the reader is", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
    expect(dayOf(new Date(2026, 11, 31, 0, 0))).toBe("2026-12-31");
  });
});

describe("[property] moving a responsibility", () => {
  test.prop([fc.integer({ min: 1, max: 7 }), fc.nat(), fc.nat()])(
    "puts it where it was dropped and leaves the others in their order",
    (count, a, b) => {
      const doc = new Y.Doc();
      openLedger(doc, "record");
      const doer = { person: "ada", now: 1 };
      for (let index = 0; index < count; index++) {
        const common = { task: "Licht", organisation: "amt", person: null, deadline: null };
        perform(doc, "record", { type: "add-responsibility", responsibility: `r${index}`, ...common }, doer);
      }
      const ids = readRecord(doc).responsibilities.map(({ id }) => id);
      const [from, to] = [a % count, b % count];
      const moved = ids[from] as string;
      const expected = ids.filter((id) => id !== moved);
      expected.splice(to, 0, moved);
      perform(
        doc,
        "record",
        { type: "move-responsibility", responsibility: moved, after: placeAfter(ids, from, to) },
        doer,
      );
      expect(readRecord(doc).responsibilities.map(({ id }) => id)).toEqual(expected);
    },
  );
});
