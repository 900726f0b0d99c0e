import type { SearchHit, SearchKind, SearchResult } from "@querschnitt/shared/api/search";
import type { IconName } from "../../ui/Icon.tsx";

/** The address at which a hit can be seen; the page of a measure knows how to write it. */
export type AddressOf = (result: SearchResult, hit: SearchHit) => string;

/** How each kind of place is drawn. */
export const kindIcons: Record<SearchKind, IconName> = {
  measure: "document",
  summary: "info",
  text: "text",
  comment: "comment",
  responsibility: "task-list",
};
