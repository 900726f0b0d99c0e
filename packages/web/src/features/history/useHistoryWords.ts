import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { dateFormat } from "../../ui/dateFormat.ts";
import type { TimelineEntry } from "./entries.ts";

export interface HistoryWords {
  /** A moment in words of the reader's language and zone; with its year. */
  when: (at: number) => string;
  /** "server" and who is no longer known have names too. */
  name: (person: string) => string;
  /** A heading of the text, or a part of the record. */
  place: (room: "draft" | "record", section: string) => string;
  /** An entry of the time line in one line, without its moment. */
  entry: (entry: TimelineEntry) => string;
}

/** How the history speaks of moments, people and places. */
export function useHistoryWords(directory: DirectoryView): HistoryWords {
  const { t, i18n } = useTranslation(["history", "common"]);
  const format = dateFormat(i18n.language, {
    ...{ day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  });
  const when = (at: number): string => format.format(at);
  const name = (person: string): string =>
    person === "server" ? t("server") : (directory.person(person)?.name ?? t("common:unknownPerson"));
  const place = (room: "draft" | "record", section: string): string => {
    if (room === "draft") return section === "" ? t("timeline.beforeFirst") : section;
    return t([`record.fields.${section}`, `record.listNames.${section}`, "timeline.record"] as never);
  };
  const entry = (one: TimelineEntry): string => {
    if (one.kind === "version") return t("events.version", { name: one.version.name });
    if (one.kind === "event") return eventWords(one.event);
    const { people, room, sections } = one.sitting;
    const [first, ...others] = people;
    const who = first ? name(first.person) : t("server");
    return t("timeline.wrote", {
      who: others.length > 0 ? t("timeline.andOthers", { who, count: others.length }) : who,
      where: sections.map((section) => place(room, section)).join(", ") || t(`timeline.${room}`),
    });
  };
  const eventWords = (event: Extract<TimelineEntry, { kind: "event" }>["event"]): string => {
    switch (event.kind) {
      case "phase":
        return event.from === null
          ? t("events.created")
          : t("events.phase", {
              from: t(`common:phases.${event.from}`),
              to: t(`common:phases.${event.to}`),
            });
      case "decision":
        return t("events.decision", { item: event.itemTitle });
      case "thread-resolved":
        return t("events.thread-resolved");
      default:
        return t(`events.${event.kind}`, { author: name(event.author) });
    }
  };
  return { when, name, place, entry };
}
