import { useTranslation } from "react-i18next";
import { useMe } from "../../api/useMe.ts";
import { Card } from "../../ui/Card.tsx";
import styles from "./Deputies.module.css";
import { Deputies } from "./Deputies.tsx";

/** Who acts for the signed-in person; guests know no colleagues to name. */
export function OwnDeputies() {
  const { t } = useTranslation("deputies");
  const me = useMe();
  if (me.workspaceRole === "guest") return null;
  return (
    <Card as="section" aria-labelledby="own-deputies">
      <h2 id="own-deputies">{t("title")}</h2>
      <p className={styles.note}>{t("lead")}</p>
      <Deputies person={me.person.id} organisation={me.organisation.id} />
    </Card>
  );
}
