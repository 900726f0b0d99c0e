import { expect, test } from "vitest";
import type { DirectoryView } from "./useDirectory.ts";
import { mentionNames } from "./useMentionNames.ts";

const people = [
  { id: "a", name: "Anna Berg", organisation: "pp", active: true },
  { id: "b", name: "Anna Berg", organisation: "amt", active: true },
  { id: "c", name: "Cem Kaya", organisation: "amt", active: false },
];
const shortNames: Record<string, string> = { pp: "PP DO", amt: "StA 32" };
const organisation = (id: string | null | undefined) => id && shortNames[id] && { shortName: shortNames[id] };
const directory = {
  people,
  person: (id: string) => people.find((one) => one.id === id),
  organisation,
  organisationOf: (id: string) => organisation(people.find((one) => one.id === id)?.organisation),
  workingGroup: (id: string) => (id === "sn" ? { name: "Sichere Nachbarschaft" } : undefined),
} as unknown as DirectoryView;
const nameOf = mentionNames(directory, (kind) => `unknown ${kind}`);

test("people of one name are told apart by their organisation, others need none", () => {
  expect(["a", "b", "c"].map((id) => nameOf({ kind: "person", id }))).toEqual([
    "Anna Berg (PP DO)",
    "Anna Berg (StA 32)",
    "Cem Kaya",
  ]);
});

test("who was erased, or is not known here, reads as a neutral word and never as an id", () => {
  expect(nameOf({ kind: "person", id: "gone" })).toBe("unknown person");
  expect(nameOf({ kind: "organisation", id: "gone" })).toBe("unknown organisation");
  expect(nameOf({ kind: "group", id: "gone" })).toBe("unknown group");
  expect(nameOf({ kind: "organisation", id: "amt" })).toBe("StA 32");
  expect(nameOf({ kind: "group", id: "sn" })).toBe("Sichere Nachbarschaft");
});
