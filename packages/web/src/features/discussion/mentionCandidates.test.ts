import { expect, test } from "vitest";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { candidatesOf, offered } from "./mentionCandidates.ts";

const person = (id: string, name: string, organisation: string, active = true) => ({
  id,
  name,
  organisation,
  active,
});
const organisations = [
  { id: "amt", name: "Ordnungsamt", shortName: "StA 32", stakeholderGroup: "administration" as const },
  { id: "pp", name: "Polizeipräsidium", shortName: "PP DO", stakeholderGroup: "police" as const },
];
const people = [
  person("ada", "Ada Müller", "amt"),
  person("deniz", "Deniz Öztürk", "pp"),
  person("gone", "Frühere Person", "pp", false),
  person("isik", "Işık Ağaoğlu", "pp"),
  person("mueller", "Jan Müller-Groß", "pp"),
];
const directory = {
  people,
  organisations,
  workingGroups: [{ id: "sn", name: "Sichere Nachbarschaft", prefix: "SN", members: [] }],
  organisationOf: (id: string) =>
    organisations.find((one) => one.id === people.find((other) => other.id === id)?.organisation),
} as unknown as DirectoryView;

const everybody = { readers: undefined, organisation: undefined, except: "ada" };
const found = (query: string, scope = everybody) =>
  offered(candidatesOf(directory, scope), query).map(({ mention }) => mention.id);

test("people are found without regard to case, umlauts and other marks", () => {
  for (const query of ["öz", "Oz", "oez", "ÖZTÜRK", "deniz o", "ozturk"])
    expect(found(query)).toEqual(["deniz"]);
  for (const query of ["isik", "Işık", "agao"]) expect(found(query)).toEqual(["isik"]);
  for (const query of ["muller", "mueller", "gross", "groß"]) expect(found(query)).toEqual(["mueller"]);
});

test("organisations by either name, working groups too, and people by their organisation", () => {
  expect(found("ordnung")).toEqual(["amt"]);
  expect(found("pp")).toEqual(["deniz", "isik", "mueller", "pp"]);
  expect(found("nachb")).toEqual(["sn"]);
  expect(found("sa")).toEqual([]);
});

test("neither oneself nor who is gone nor who may not read the measure is offered", () => {
  expect(found("")).toEqual(["deniz", "isik", "mueller", "amt", "pp", "sn"]);
  expect(found("", { ...everybody, readers: new Set(["isik", "ada"]) } as never)).toEqual([
    "isik",
    "amt",
    "pp",
    "sn",
  ]);
});

test("in an internal discussion there are only its own people", () => {
  expect(found("", { ...everybody, organisation: "amt" } as never)).toEqual([]);
  expect(found("", { ...everybody, organisation: "pp" } as never)).toEqual(["deniz", "isik", "mueller"]);
});
