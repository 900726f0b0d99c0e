import type { Me } from "@querschnitt/shared/api/identity";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { NotificationBell } from "../features/notifications/NotificationBell.tsx";
import { WorkState } from "../features/work/WorkState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { CommandButton } from "./CommandButton.tsx";
import styles from "./Header.module.css";
import { HeaderSearch } from "./HeaderSearch.tsx";
import { MessagesLink } from "./MessagesLink.tsx";
import { mayAdminister } from "./mayAdminister.ts";
import { NavigationLink } from "./NavigationLink.tsx";
import { OnDemand } from "./OnDemand.tsx";

const settingsMenu = () => import("./SettingsMenu.tsx").then(({ SettingsMenu }) => SettingsMenu);
const visitorsSettingsMenu = () =>
  import("./SettingsMenu.tsx").then(({ VisitorsSettingsMenu }) => VisitorsSettingsMenu);
const accountMenu = () => import("./AccountMenu.tsx").then(({ AccountMenu }) => AccountMenu);

/** The header: workspace, main navigation, search, commands, state of one's work, settings, account. */
export function Header({ workspace, me }: { workspace: string; me?: Me }) {
  const { t } = useTranslation("common");
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.brand} aria-label={t("navigation.home", { workspace })}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={styles.workspace} title={workspace}>
          {workspace}
        </span>
      </Link>
      {me && (
        <nav aria-label={t("navigation.label")} className={styles.navigation}>
          <NavigationLink href="/" also="/measures">
            {t("navigation.plan")}
          </NavigationLink>
          <NavigationLink href="/sessions" also="/sessions/">
            {t("navigation.sessions")}
          </NavigationLink>
          {mayAdminister(me) && (
            <NavigationLink href="/administration" also="/administration/">
              {t("navigation.administration")}
            </NavigationLink>
          )}
          {mayAdminister(me) && <MessagesLink />}
        </nav>
      )}
      {me && <HeaderSearch />}
      <div className={styles.end}>
        {me && <CommandButton />}
        {me && <WorkState />}
        {me && <NotificationBell />}
        <OnDemand
          load={me ? settingsMenu : visitorsSettingsMenu}
          trigger={<IconButton icon="settings" label={t("settingsMenu.label")} />}
        />
        {me && (
          <OnDemand
            load={accountMenu}
            trigger={<IconButton icon="person" label={t("accountMenu.label")} />}
          />
        )}
      </div>
    </header>
  );
}
