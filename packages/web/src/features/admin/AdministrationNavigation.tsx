import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { Icon } from "../../ui/Icon.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./AdministrationView.module.css";
import { type Section, sectionIcons } from "./sections.ts";

/** The way between the parts of the administration: a list at the side, a choice where there is no room for one. */
export function AdministrationNavigation({
  sections,
  current,
}: {
  sections: readonly Section[];
  current: Section;
}) {
  const { t } = useTranslation("admin");
  const [, navigate] = useLocation();
  const address = (section: string): string => `/administration/${section}`;
  return (
    <nav aria-label={t("title")} className={styles.navigation}>
      <ul className={`plain-list ${styles.links}`}>
        {sections.map((section) => (
          <li key={section}>
            <Link
              href={address(section)}
              className={styles.link}
              aria-current={section === current ? "page" : undefined}
            >
              <Icon name={sectionIcons[section]} />
              {t(`tabs.${section}`)}
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.choice}>
        <Select
          label={t("section")}
          value={current}
          options={sections.map((section) => ({ value: section, label: t(`tabs.${section}`) }))}
          onValueChange={(section) => navigate(address(section))}
        />
      </div>
    </nav>
  );
}
