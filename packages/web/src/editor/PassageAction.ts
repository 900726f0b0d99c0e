import type { IconName } from "../ui/Icon.tsx";

/** Something that can be done with the selected passage, by writers and readers alike. */
export interface PassageAction {
  name: string;
  label: string;
  icon: IconName;
  /** As the editor names keys; an extension listens to them. */
  shortcut: string;
  /** What most people come for: it stays in sight, with its label. At most one. */
  prominent?: boolean;
  act: () => void;
}
