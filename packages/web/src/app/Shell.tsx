import type { Me } from "@querschnitt/shared/api/identity";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useWorkspace } from "../api/useWorkspace.ts";
import { UpdateNotice } from "../features/work/UpdateNotice.tsx";
import { Header } from "./Header.tsx";
import styles from "./Shell.module.css";

/** The frame around every page: skip link, header, main region. `me` is absent while nobody is signed in. */
export function Shell({ me, children }: { me?: Me; children: ReactNode }) {
  const { t } = useTranslation("common");
  const workspace = useWorkspace();
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {t("skipToContent")}
      </a>
      <Header workspace={workspace.data?.name || t("appName")} {...(me && { me })} />
      {workspace.data?.demonstration && <p className={styles.note}>{t("demonstration")}</p>}
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <UpdateNotice />
        {children}
      </main>
    </div>
  );
}

let shownPath: string | undefined;

/** After going to another page, reading and tabbing begin at its heading, as after a page load. */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>): void {
  const [path] = useLocation();
  useEffect(() => {
    const before = shownPath;
    shownPath = path;
    // The administration's tabs have addresses of their own, but the focus belongs to the tab.
    if (before === undefined || before === path || samePage(before, path)) return;
    window.scrollTo(0, 0);
    const heading = main.current?.querySelector<HTMLElement>("h1[tabindex]");
    (heading ?? main.current)?.focus({ preventScroll: true });
  }, [path, main]);
}

function samePage(one: string, other: string): boolean {
  return one.startsWith("/administration") && other.startsWith("/administration");
}
