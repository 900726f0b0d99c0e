import type { IconName } from "../ui/Icon.tsx";

/** Something that can be done with the selected passage, or with the text as a whole, by writers and readers alike. */
export interface PassageAction {
  name: string;
  label: string;
  icon: IconName;
  /** As the editor names keys; an extension listens to them. */
  shortcut?: string;
  /** Of something that is on or off. */
  pressed?: boolean;
  /** What most people come for: it stays in sight, with its label. At most one. */
  prominent?: boolean;
  act: () => void;
}
