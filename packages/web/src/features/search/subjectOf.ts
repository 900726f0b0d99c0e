import type { SearchResult } from "@querschnitt/shared/api/search";
import { dateFormat } from "../../ui/dateFormat.ts";

/** A measure or session in which something was found: its title, and its number or its day, by which one knows it. */
export function subjectOf(
  result: SearchResult,
  language: string,
): { id: string; mark: string; title: string } {
  const { title } = result;
  if (result.about === "measure") return { id: result.measure, mark: result.number, title };
  const day = dateFormat(language, { day: "2-digit", month: "2-digit", year: "numeric" });
  return { id: result.session, mark: day.format(new Date(result.start)), title };
}
