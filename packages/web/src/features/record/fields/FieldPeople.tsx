import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { useTranslation } from "react-i18next";
import { useStakeholderLook } from "../../../ui/stakeholder.ts";
import styles from "./FieldPeople.module.css";

/** First letters of first and last name; what stands in brackets is no name. */
function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*\)/, "")
    .trim()
    .split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}

/** Who else is in a field: initials and the letter of their group, the whole name once one is there oneself. */
export function FieldPeople({ people }: { people: readonly PresenceIdentity[] }) {
  const { t } = useTranslation("record");
  const look = useStakeholderLook();
  return (
    <span className={styles.people}>
      {people.map(({ person, name, organisation, stakeholderGroup }) => {
        const { colour, onColour, letter } = look(stakeholderGroup);
        return (
          <span
            key={person}
            className={styles.person}
            style={{ background: colour, color: onColour }}
            title={`${name} (${organisation})`}
          >
            <span aria-hidden="true" className={styles.letter}>
              {letter}
            </span>
            <span aria-hidden="true" className={styles.initials}>
              {initialsOf(name)}
            </span>
            <span aria-hidden="true" className={styles.name}>
              {name}, {organisation}
            </span>
            <span className="visually-hidden">{t("presence.here", { name, organisation })}</span>
          </span>
        );
      })}
    </span>
  );
}
