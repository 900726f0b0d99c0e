import type { IconName } from "../../ui/Icon.tsx";

/** The parts of the administration, in the order in which they are offered. */
export const sections = ["people", "import", "organisations", "groups", "rights", "audit", "system"] as const;
export type Section = (typeof sections)[number];

export const sectionIcons: Record<Section, IconName> = {
  people: "person",
  import: "table",
  organisations: "globe",
  groups: "people",
  rights: "key",
  audit: "task-list",
  system: "settings",
};

/** What somebody may open: moderators keep the members of their groups and invite. */
export function sectionsFor(administers: boolean): readonly Section[] {
  return administers ? sections : ["people", "groups"];
}
