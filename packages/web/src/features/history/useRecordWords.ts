import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { formatDay } from "../../ui/formatDay.ts";

const people = new Set(["contact", "person", "acceptedBy"]);
const organisations = new Set(["leadOrganisation", "organisation"]);
const chosen = new Set(["priority", "horizon", "state", "trafficLight", "better", "continuous"]);
const day = /^\d{4}-\d{2}-\d{2}$/;

/** How fields of a record and what stands in them are said. */
export function useRecordWords(directory: DirectoryView, when: (at: number) => string) {
  const { t, i18n } = useTranslation(["history", "common"]);
  const word = (key: string): string => t(`record.words.${key}` as never);
  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined || given === "") return t("past.none");
    if (field === "values") return t("record.values", { count: (given as unknown[]).length });
    if (people.has(field)) return directory.person(String(given))?.name ?? t("common:unknownPerson");
    if (organisations.has(field))
      return directory.organisation(String(given))?.name ?? t("common:unknownOrganisation");
    if (field === "acceptedAt") return when(Number(given));
    if (chosen.has(field))
      return word(field === "horizon" && given === "medium" ? "mediumTerm" : String(given));
    if (typeof given === "string" && day.test(given)) return formatDay(given, i18n.language);
    return typeof given === "number" && !field.endsWith("ear")
      ? given.toLocaleString(i18n.language)
      : String(given);
  };
  const label = (field: string): string => t(`record.fields.${field}` as never);
  return { label, value };
}
