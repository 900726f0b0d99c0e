import type { AgendaCommand, ReadItem } from "@querschnitt/shared/documents/agenda";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { changesTo } from "../changesTo.ts";
import type { ItemTerms } from "./ItemForm.tsx";

/** What has to be done so that an item says what the form says: nothing about what is as it was. */
export function itemCommands(
  item: string,
  before: ReadItem | undefined,
  { measures, paper, ...said }: ItemTerms,
): AgendaCommand[] {
  const commands: AgendaCommand[] = [];
  if (before) {
    const changes = changesTo(before, said);
    if (changes) commands.push({ type: "edit-item", item, changes });
  } else {
    const values = { ...said, approves: null, source: "" };
    commands.push({ type: "add-item", item, parent: null, values });
  }
  const known = before?.measures ?? [];
  for (const measure of measures)
    if (!known.includes(measure)) commands.push({ type: "link-measure", item, measure, linked: true });
  for (const measure of known)
    if (!measures.includes(measure)) commands.push({ type: "link-measure", item, measure, linked: false });
  if (paper.href !== "") commands.push({ type: "add-paper", paper: newId(), values: { item, ...paper } });
  return commands;
}
