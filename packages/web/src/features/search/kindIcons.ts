import type { SearchKind } from "@querschnitt/shared/api/search";
import type { IconName } from "../../ui/Icon.tsx";

/** How each kind of place is drawn. */
export const kindIcons: Record<SearchKind, IconName> = {
  measure: "document",
  summary: "info",
  text: "text",
  comment: "comment",
  responsibility: "task-list",
  session: "calendar",
  agenda: "numbered-list",
  minutes: "edit",
};
