import { type Language, languages } from "@querschnitt/shared/api/languages";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { changeLanguage } from "./i18n.ts";
import type { OnDemandProps } from "./OnDemand.tsx";
import { showOverlay } from "./overlay.ts";
import { onSingleKeys, singleKeysAreOn, switchSingleKeys } from "./singleKeys.ts";
import { chooseTheme, chosenTheme, onThemeChosen, themes } from "./theme.ts";

/** Language, appearance and keys, for this device; what can be done, and with which keys. */
export function SettingsMenu(props: OnDemandProps) {
  return <DeviceSettings {...props} isSignedIn />;
}

/** The same for whoever has not signed in and can do nothing yet. */
export function VisitorsSettingsMenu(props: OnDemandProps) {
  return <DeviceSettings {...props} isSignedIn={false} />;
}

function DeviceSettings({ trigger, defaultOpen, isSignedIn }: OnDemandProps & { isSignedIn: boolean }) {
  const { t, i18n } = useTranslation(["common", "commands"]);
  const theme = useSyncExternalStore(onThemeChosen, chosenTheme);
  const singleKeys = useSyncExternalStore(onSingleKeys, singleKeysAreOn);
  return (
    <Menu trigger={trigger} defaultOpen={defaultOpen}>
      {isSignedIn && (
        <>
          {/* Once the menu has given the focus back: what opens then takes it, and returns it to the menu's button. */}
          <MenuItem icon="menu" onSelect={() => setTimeout(() => showOverlay("commands"))}>
            {t("commands:open")}
          </MenuItem>
          <MenuItem icon="keyboard" onSelect={() => setTimeout(() => showOverlay("keyboard"))}>
            {t("commands:keyboard")}
          </MenuItem>
          <MenuLine />
        </>
      )}
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
        onChange={chooseTheme}
      />
      {isSignedIn && (
        <>
          <MenuLine />
          <MenuChoice
            label={t("commands:singleKeys.label")}
            value={singleKeys ? "on" : "off"}
            options={(["on", "off"] as const).map((value) => ({
              value,
              label: t(`commands:singleKeys.${value}`),
            }))}
            onChange={(value) => switchSingleKeys(value === "on")}
          />
        </>
      )}
    </Menu>
  );
}
