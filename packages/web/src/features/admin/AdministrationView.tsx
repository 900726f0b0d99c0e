import type { Account } from "@querschnitt/shared/api/workspace";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useMe } from "../../api/useMe.ts";
import { Page } from "../../ui/Page.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { OrganisationsTab } from "./OrganisationsTab.tsx";
import { PeopleTab } from "./PeopleTab.tsx";
import { WorkingGroupsTab } from "./WorkingGroupsTab.tsx";

/** What other parts of the application add to the dialog about a person; `close` closes it. */
export type AboutPerson = (account: Account, close: () => void) => ReactNode;

const names = ["people", "organisations", "groups"] as const;

/** People, organisations and working groups. Moderators see what concerns their groups. */
export function AdministrationView({
  tab,
  aboutPerson,
}: {
  tab: string | undefined;
  aboutPerson: AboutPerson;
}) {
  const { t } = useTranslation("admin");
  const [, navigate] = useLocation();
  const administers = useMe().workspaceRole === "admin";
  const contents = {
    people: <PeopleTab administers={administers} aboutPerson={aboutPerson} />,
    organisations: <OrganisationsTab />,
    groups: <WorkingGroupsTab administers={administers} />,
  };
  const shown = names.filter((name) => administers || name !== "organisations");
  const value = shown.find((name) => name === tab) ?? "people";
  return (
    <Page title={t("title")} lead={t(administers ? "lead" : "leadModerator")}>
      <Tabs
        label={t("title")}
        value={value}
        onValueChange={(next) => navigate(`/administration/${next}`, { replace: true })}
        tabs={shown.map((name) => ({ value: name, label: t(`tabs.${name}`), content: contents[name] }))}
      />
    </Page>
  );
}
