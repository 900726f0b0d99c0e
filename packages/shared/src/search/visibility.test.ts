import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchKind } from "../api/search.ts";
import type { Passage } from "../documents/passages.ts";
import { PassageIndex } from "./PassageIndex.ts";
import { rank } from "./rank.ts";
import { SomeRooms } from "./SomeRooms.ts";
import { type RoomText, TermIndex } from "./TermIndex.ts";
import { soughtWords } from "./words.ts";

/** Words that are near to one another: by beginning, as parts of compounds, by one letter, by their stem. */
const heads = ["Schul", "Hof", "Straßen", "Kanal", "Not", "Park", "Bahnhofs"];
const tails = ["licht", "lichter", "beleuchtung", "beleuchten", "lampe", "wege", "platz", "plätze"];
const word = fc.oneof(
  fc.constantFrom("Licht", "Lichter", "Beleuchtung", "Lampe", "Lampen", "Weg", "Platz", "Parkplats", "Nacht"),
  fc.tuple(fc.constantFrom(...heads), fc.constantFrom(...tails)).map((parts) => parts.join("")),
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(" "));

const passage: fc.Arbitrary<Passage> = fc.oneof(
  words(8).map((text) => ({ kind: "text", section: "Ziel", text }) as const),
  words(3).map((text) => ({ kind: "measure", text }) as const),
  fc
    .tuple(fc.constantFrom("i", "j"), fc.boolean(), words(8))
    .map(([item, closed, text]) => ({ kind: "minutes", item, closed, text }) as const),
  fc
    .tuple(fc.constantFrom("i", "j", null), words(4))
    .map(([item, text]) => ({ kind: "agenda", item, closed: false, text }) as const),
  words(8).map(
    (text) => ({ kind: "comment", thread: "t", comment: "c", author: "ada", createdAt: 1, text }) as const,
  ),
);

/** Puts passages into a room, or takes it out; in measures of which one reads all, something, or nothing. */
interface Step extends RoomText {
  isReadable: boolean;
  organisation: string | undefined;
}
const step: fc.Arbitrary<Step> = fc
  .record({
    measure: fc.constantFrom("a", "b", "c"),
    place: fc.constantFrom("draft", "discussion", "internal/own", "internal/other"),
    passages: fc.array(passage, { maxLength: 4 }),
  })
  .map(({ measure, place, passages }) => ({
    room: `measure/${measure}/${place}`,
    about: "measure",
    subject: measure,
    number: `SN-0${measure.charCodeAt(0) - 96}`,
    passages,
    isReadable: measure !== "c" && place !== "internal/other",
    organisation: place.startsWith("internal/") ? place.slice(9) : undefined,
  }));

const query = fc.record({
  q: fc.oneof(
    words(3),
    word.map((one) => one.slice(0, -1)),
    fc.constantFrom("SN-01 Licht", "SN-0", "platz"),
  ),
  kind: fc.option(fc.constantFrom<SearchKind>("text", "comment", "measure", "minutes"), { nil: undefined }),
  limit: fc.integer({ min: 1, max: 12 }),
});

const namesOf = (steps: readonly Step[]): string[] => [...new Set(steps.map(({ room }) => room))];

function indexOf(steps: readonly Step[]): PassageIndex {
  const index = new PassageIndex();
  for (const { organisation, ...room } of steps) {
    if (room.passages.length === 0) index.remove(room.room);
    else index.put(room, organisation);
  }
  return index;
}

test("an answer is the same whatever stands, stood or changes in rooms that one may not read", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.array(query, { minLength: 1, maxLength: 4 }),
      (steps, queries) => {
        const readable = steps.filter(({ isReadable }) => isReadable);
        const rooms = namesOf(readable);
        const alone = indexOf(readable);
        const among = indexOf(steps);
        for (const asked of queries) {
          expect(among.search({ ...asked, rooms })).toEqual(alone.search({ ...asked, rooms }));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("what a passage scores follows from the rooms one may read alone", () => {
  const scores = (steps: readonly Step[], q: string, similar: boolean): unknown[] => {
    const index = new TermIndex();
    const readable = new SomeRooms(index);
    for (const one of steps) {
      const room = index.add(one);
      if (one.isReadable) readable.add(room);
    }
    return rank(soughtWords(q), similar, [readable]).map(({ room, ...found }) => ({
      ...found,
      room: room.room,
    }));
  };
  fc.assert(
    fc.property(
      fc.uniqueArray(step, { maxLength: 12, selector: ({ room }) => room }),
      words(3),
      fc.boolean(),
      (steps, q, similar) => {
        const readable = steps.filter(({ isReadable }) => isReadable);
        expect(scores(steps, q, similar)).toEqual(scores(readable, q, similar));
      },
    ),
    { numRuns: 500 },
  );
});

test("however many compounds stand elsewhere, one's own are found", () => {
  const index = new PassageIndex();
  const text = (words: string): Passage => ({ kind: "text", section: "Ziel", text: words });
  const many = Array.from({ length: 200 }, (_, n) => `${"abcdefghij".charAt(n % 10)}${n}xyzbeleuchtung`).join(
    " ",
  );
  index.put({
    room: "measure/c/draft",
    about: "measure",
    subject: "c",
    number: "SN-03",
    passages: [text(many)],
  });
  index.put({
    room: "measure/a/draft",
    about: "measure",
    subject: "a",
    number: "SN-01",
    passages: [text("Kanalbeleuchtung")],
  });
  const { results } = index.search({ q: "Beleuchtung", limit: 10, rooms: ["measure/a/draft"] });
  expect(results.map(({ subject }) => subject)).toEqual(["a"]);
});

test("of what is taken out nothing is left", () => {
  const index = new TermIndex();
  fc.assert(
    fc.property(fc.uniqueArray(step, { maxLength: 12, selector: ({ room }) => room }), (steps) => {
      const rooms = steps.map((one) => index.add(one));
      for (const room of rooms) index.remove(room);
      expect([...index.beginningWith("")]).toEqual([]);
      expect([...index.compounds]).toEqual([]);
    }),
  );
});
