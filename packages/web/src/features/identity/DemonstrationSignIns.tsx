import type { Demonstration } from "@querschnitt/shared/api/identity";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./DemonstrationSignIns.module.css";

/** The invented people of a demonstration, each a click away. */
export function DemonstrationSignIns({
  demonstration,
  busy,
  onChoose,
}: {
  demonstration: Demonstration;
  busy: boolean;
  onChoose: (email: string) => void;
}) {
  const { t } = useTranslation(["signIn", "common"]);
  return (
    <section aria-labelledby="demonstration" className={styles.demonstration}>
      <h2 id="demonstration">{t("demonstration.title")}</h2>
      <p>{t("demonstration.lead")}</p>
      <ul className={classNames("plain-list", styles.people)}>
        {demonstration.people.map((person) => (
          <li key={person.email}>
            <Button className={styles.person} onClick={() => onChoose(person.email)} disabled={busy}>
              <span>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.role}>
                  {t(`common:workspaceRoles.${person.workspaceRole}`)} · {person.organisation}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.password}>{t("demonstration.password", { password: demonstration.password })}</p>
    </section>
  );
}
