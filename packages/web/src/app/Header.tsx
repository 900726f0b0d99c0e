import type { Me } from "@querschnitt/shared/api/identity";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { WorkState } from "../features/work/WorkState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./Header.module.css";
import { mayAdminister } from "./mayAdminister.ts";
import { OnDemand } from "./OnDemand.tsx";

const settingsMenu = () => import("./SettingsMenu.tsx").then(({ SettingsMenu }) => SettingsMenu);
const accountMenu = () => import("./AccountMenu.tsx").then(({ AccountMenu }) => AccountMenu);

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
        </nav>
      )}
      <div className={styles.end}>
        {me && <WorkState />}
        <OnDemand load={settingsMenu} trigger={<IconButton icon="globe" label={t("settingsMenu.label")} />} />
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

function NavigationLink({ href, also, children }: { href: string; also: string; children: string }) {
  const [path] = useLocation();
  const current = path === href || path.startsWith(also);
  return (
    <Link
      href={href}
      className={styles.link}
      aria-current={path === href ? "page" : current ? "true" : undefined}
    >
      {children}
    </Link>
  );
}
