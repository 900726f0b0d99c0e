import type { StakeholderGroup } from "@querschnitt/shared/protocol/stakeholderGroups";
import { useTranslation } from "react-i18next";

/** How a stakeholder group appears: a colour, a letter and a shape, so that the colour never stands alone. */
export interface StakeholderLook {
  name: string;
  letter: string;
  /** CSS colour, readable as a ground for `onColour` in both themes. */
  colour: string;
  onColour: string;
}

/** Outlines in a box of 24 × 24. */
export const stakeholderShapes: Record<StakeholderGroup, string> = {
  politics: "M12 1 22 6.5v11L12 23 2 17.5v-11z",
  administration: "M3 2h18v20H3z",
  police: "M12 1l10 3v8c0 5.5-4 9-10 11C6 21 2 17.5 2 12V4z",
  "civil-society": "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z",
  science: "M12 0l12 12-12 12L0 12z",
  business: "M6 2h16l-4 20H2z",
};

/** The look of each stakeholder group, in words of the current language. */
export function useStakeholderLook(): (group: StakeholderGroup) => StakeholderLook {
  const { t } = useTranslation("common");
  return (group) => ({
    name: t(`stakeholderGroups.${group}.name`),
    letter: t(`stakeholderGroups.${group}.letter`),
    colour: `var(--q-group-${group})`,
    onColour: "var(--q-on-group)",
  });
}
