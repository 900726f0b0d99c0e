import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { useTranslation } from "react-i18next";
import { OrganisationMark } from "../ui/OrganisationMark.tsx";
import styles from "./PresentPeople.module.css";

/** Who else is in a text room at this moment. */
export function PresentPeople({ people }: { people: readonly PresenceIdentity[] }) {
  const { t } = useTranslation("editor");
  // The line stays when somebody comes or goes: the text below must not jump.
  if (people.length === 0) return <p className={styles.present}>{t("present.none")}</p>;
  return (
    <div className={styles.present}>
      <span>{t("present.label")}</span>
      <ul>
        {people.map(({ person, name, organisation, stakeholderGroup }) => (
          <li key={person}>
            <OrganisationMark group={stakeholderGroup} name={`${name} (${organisation})`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
