import { pageNames } from "@querschnitt/shared/api/pageNames";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import styles from "./Footer.module.css";

/** Under every page, signed in or not: what the law asks to be found from anywhere. */
export function Footer() {
  const { t } = useTranslation("frame");
  const [path] = useLocation();
  return (
    <footer className={styles.footer}>
      <nav aria-label={t("footer")}>
        <ul className={`plain-list ${styles.links}`}>
          {pageNames.map((page) => (
            <li key={page}>
              <Link
                href={`/${page}`}
                className={styles.link}
                aria-current={path === `/${page}` ? "page" : undefined}
              >
                {t(`pages.${page}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
