import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Menu, MenuChoice, MenuLine } from "../ui/Menu.tsx";
import { changeLanguage, type Language, languages } from "./i18n.ts";
import type { OnDemandProps } from "./OnDemand.tsx";
import { chooseTheme, chosenTheme, themes } from "./theme.ts";

/** Language and appearance, for this device. */
export function SettingsMenu({ trigger, defaultOpen }: OnDemandProps) {
  const { t, i18n } = useTranslation("common");
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Menu trigger={trigger} defaultOpen={defaultOpen}>
      <MenuChoice
        label={t("language.label")}
        value={i18n.language as Language}
        options={languages.map((value) => ({ value, label: t(`language.${value}`), lang: value }))}
        onChange={(language) => void changeLanguage(language)}
      />
      <MenuLine />
      <MenuChoice
        label={t("theme.label")}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
    </Menu>
  );
}
