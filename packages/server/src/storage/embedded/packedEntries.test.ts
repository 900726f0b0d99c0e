import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { atOnce } from "./inTurns.ts";
import { packEntries, unpackEntries } from "./packedEntries.ts";

const entry = fc.record({
  person: fc.constantFrom("ada", "ben", "", "Ö"),
  receivedAt: fc.integer({ min: 0, max: 2 ** 50 }),
  update: fc.uint8Array({ maxLength: 40 }),
});

property.prop({ entries: fc.array(entry, { maxLength: 60 }) }, { numRuns: 300 })(
  "whatever is packed comes back as it was",
  async ({ entries }) => {
    expect(atOnce(unpackEntries(await packEntries(entries)))).toEqual(entries);
  },
);

test("keystrokes that differ in their clocks and letters take less than a third of their bytes", async () => {
  const text = "Mehr Licht am Weg, damit man abends ohne Sorge nach Hause geht. ".repeat(40);
  const entries = [...text].map((letter, clock) => ({
    person: "ada",
    receivedAt: 1_700_000_000_000 + clock * 137,
    update: Uint8Array.from([
      1,
      1,
      201,
      152,
      3,
      clock & 127,
      clock >> 7,
      132,
      201,
      152,
      3,
      clock & 127,
      1,
    ]).map((byte, place) => (place === 12 ? letter.charCodeAt(0) : byte)),
  }));
  const bytes = entries.reduce((sum, { update }) => sum + update.length, 0);
  expect((await packEntries(entries)).length).toBeLessThan(bytes / 3);
});
