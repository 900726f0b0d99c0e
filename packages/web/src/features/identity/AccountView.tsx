import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/useMe.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Page } from "../../ui/Page.tsx";
import styles from "./AccountView.module.css";
import { OwnPassword } from "./OwnPassword.tsx";
import { OwnSessions } from "./OwnSessions.tsx";

/** One's own account: who one is here, and where one is signed in; `children` in between. */
export function AccountView({ children }: { children?: ReactNode }) {
  const { t } = useTranslation(["identity", "common"]);
  const me = useMe();
  return (
    <Page title={t("account.title")}>
      <Card as="section" aria-labelledby="account-person">
        <h2 id="account-person">{me.person.name}</h2>
        <dl className={styles.facts}>
          <div>
            <dt>{t("email")}</dt>
            <dd>{me.email}</dd>
          </div>
          <div>
            <dt>{t("account.organisation")}</dt>
            <dd>
              <OrganisationMark group={me.organisation.stakeholderGroup} name={me.organisation.name} />
            </dd>
          </div>
          <div>
            <dt>{t("account.role")}</dt>
            <dd>
              <Badge>{t(`common:workspaceRoles.${me.workspaceRole}`)}</Badge>
            </dd>
          </div>
        </dl>
        <p className={styles.note}>{t("account.changes")}</p>
      </Card>
      {children}
      <OwnPassword />
      <OwnSessions />
    </Page>
  );
}
