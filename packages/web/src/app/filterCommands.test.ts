import { expect, it } from "vitest";
import type { Command } from "../ui/commands.ts";
import { filterCommands } from "./filterCommands.ts";

const command = (label: string, words?: string): Command => ({
  id: label,
  label,
  group: "",
  icon: "search",
  run: () => undefined,
  ...(words !== undefined && { words }),
});
const commands = [
  command("SN-03 Licht auf Schulwegen"),
  command("Abmelden", "logout"),
  command("Überschrift: Zielgruppe"),
];
const found = (question: string) => filterCommands(commands, question).map(({ label }) => label);

it("finds commands by the beginnings of their words, in any order and spelling", () => {
  expect(found("")).toHaveLength(3);
  expect(found("schul sn-03")).toEqual(["SN-03 Licht auf Schulwegen"]);
  expect(found("ueber ziel")).toEqual(["Überschrift: Zielgruppe"]);
  expect(found("logo")).toEqual(["Abmelden"]);
  expect(found("wegen")).toEqual([]);
});
