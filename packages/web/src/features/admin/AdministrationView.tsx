import type { Account } from "@querschnitt/shared/api/workspace";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/useMe.ts";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { AdministrationNavigation } from "./AdministrationNavigation.tsx";
import styles from "./AdministrationView.module.css";
import { OrganisationsTab } from "./OrganisationsTab.tsx";
import { PeopleTab } from "./PeopleTab.tsx";
import { sectionsFor } from "./sections.ts";
import { WorkingGroupsTab } from "./WorkingGroupsTab.tsx";

/** What other parts of the application add to the dialog about a person; `close` closes it. */
export type AboutPerson = (account: Account, close: () => void) => ReactNode;

const ImportView = lazy(() => import("./import/ImportView.tsx").then((m) => ({ default: m.ImportView })));
const RightsView = lazy(() => import("./RightsView.tsx").then((m) => ({ default: m.RightsView })));
const AuditView = lazy(() => import("./audit/AuditView.tsx").then((m) => ({ default: m.AuditView })));
const SystemView = lazy(() => import("./system/SystemView.tsx").then((m) => ({ default: m.SystemView })));

/** What administrators keep and look after. Moderators see what concerns their groups. */
export function AdministrationView({
  section: wanted,
  deputiesOf,
  aboutPerson,
}: {
  section: string | undefined;
  /** Who acts for a person, to be shown and changed with their account. */
  deputiesOf: (account: Account) => ReactNode;
  aboutPerson: AboutPerson;
}) {
  const { t } = useTranslation("admin");
  const administers = useMe().workspaceRole === "admin";
  const sections = sectionsFor(administers);
  const section = sections.find((name) => name === wanted) ?? "people";
  const contents = {
    people: <PeopleTab administers={administers} deputiesOf={deputiesOf} aboutPerson={aboutPerson} />,
    import: <ImportView />,
    organisations: <OrganisationsTab />,
    groups: <WorkingGroupsTab administers={administers} />,
    rights: <RightsView />,
    audit: <AuditView />,
    system: <SystemView />,
  };
  return (
    <Page title={t("title")} lead={t(administers ? "lead" : "leadModerator")}>
      <div className={styles.layout}>
        <AdministrationNavigation sections={sections} current={section} />
        <section aria-labelledby="administration-section" className={styles.content}>
          <h2 id="administration-section" className="visually-hidden">
            {t(`tabs.${section}`)}
          </h2>
          <Suspense fallback={<Skeleton lines={5} />}>{contents[section]}</Suspense>
        </section>
      </div>
    </Page>
  );
}
