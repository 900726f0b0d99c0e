import type { Me } from "@querschnitt/shared/api/identity";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { WorkState } from "../features/work/WorkState.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import styles from "./Header.module.css";
import { MessagesLink } from "./MessagesLink.tsx";
import { mayAdminister } from "./mayAdminister.ts";
import { NavigationLink } from "./NavigationLink.tsx";
import { SettingsMenu } from "./SettingsMenu.tsx";

/** The header: workspace, main navigation, state of one's work, settings, account. */
export function Header({ workspace, me }: { workspace: string; me?: Me }) {
  const { t } = useTranslation("common");
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.brand} aria-label={t("navigation.home", { workspace })}>
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className={styles.workspace}>{workspace}</span>
      </Link>
      {me && (
        <nav aria-label={t("navigation.label")} className={styles.navigation}>
          <NavigationLink href="/" also="/measures">
            {t("navigation.plan")}
          </NavigationLink>
          {mayAdminister(me) && (
            <NavigationLink href="/administration" also="/administration/">
              {t("navigation.administration")}
            </NavigationLink>
          )}
          {mayAdminister(me) && <MessagesLink />}
        </nav>
      )}
      <div className={styles.end}>
        {me && <WorkState />}
        <SettingsMenu />
        {me && <AccountMenu me={me} />}
      </div>
    </header>
  );
}
