import { type AgendaCommand, itemTakenFrom, type NewItem } from "./agenda.ts";

/**
 * What every session begins with (German is the language of the documents).
 * @param approves the session before, whose minutes are to be approved; null if there is none
 */
export function regularItems(session: string, approves: string | null): AgendaCommand[] {
  const idOf = (part: string): string => itemTakenFrom(session, `regular:${part}`);
  const item = (
    part: string,
    title: string,
    parent: string | null,
    more: Partial<NewItem> = {},
  ): AgendaCommand => ({
    type: "add-item",
    item: idOf(part),
    parent: parent === null ? null : idOf(parent),
    values: {
      title,
      kind: "formality",
      minutes: null,
      presenter: null,
      approves: null,
      publicTitle: "",
      source: `regular:${part}`,
      ...more,
    },
  });
  return [
    item("opening", "Regularien", null, { minutes: 10 }),
    item("secretary", "Bestimmung der Schriftführung", "opening"),
    item("co-signer", "Benennung einer Person zur Mitunterzeichnung der Niederschrift", "opening"),
    item("conflicts", "Hinweis auf Befangenheit und Mitwirkungsverbote", "opening"),
    item("agenda", "Feststellung der Tagesordnung", "opening"),
    ...(approves === null
      ? []
      : [item("approval", "Genehmigung der Niederschrift der letzten Sitzung", "opening", { approves })]),
  ];
}
