import type { Me } from "@querschnitt/shared/api/identity";
import { type Language, languages } from "@querschnitt/shared/api/languages";
import type { TFunction } from "i18next";
import type { Command } from "../ui/commands.ts";
import { changeLanguage } from "./i18n.ts";
import { mayAdminister } from "./mayAdminister.ts";
import { showOverlay } from "./overlay.ts";
import { chooseTheme, chosenTheme, themes } from "./theme.ts";

/** Pages and settings: what can be done everywhere. */
export function pageCommands(
  me: Me,
  t: TFunction<["commands", "common"]>,
  language: Language,
  go: (address: string) => void,
): Command[] {
  const pages = t("groups.pages");
  const settings = t("groups.settings");
  const page = (id: string, label: string, icon: Command["icon"], address: string): Command => ({
    id,
    label,
    group: pages,
    icon,
    run: () => go(address),
  });
  return [
    page("plan", t("common:navigation.plan"), "table", "/"),
    page("sessions", t("common:navigation.sessions"), "calendar", "/sessions"),
    page("notifications", t("notifications:title"), "bell", "/notifications"),
    ...(mayAdminister(me) ? [page("messages", t("frame:messages"), "flag", "/messages")] : []),
    page("account", t("common:navigation.account"), "person", "/account"),
    ...(mayAdminister(me)
      ? [page("administration", t("common:navigation.administration"), "people", "/administration")]
      : []),
    page("aside", t("aside"), "cloud-off", "/aside"),
    ...(me.mayCreateIn.length > 0
      ? [
          {
            id: "new-measure",
            label: t("newMeasure"),
            group: t("groups.actions"),
            icon: "add" as const,
            run: () => showOverlay("new-measure"),
          },
        ]
      : []),
    {
      id: "keyboard",
      label: t("keyboard"),
      group: t("groups.actions"),
      icon: "keyboard",
      run: () => showOverlay("keyboard"),
    },
    ...languages
      .filter((one) => one !== language)
      .map((one) => ({
        id: `language-${one}`,
        label: t("changeLanguage", { language: t(`common:language.${one}`) }),
        words: "Sprache language Deutsch English",
        group: settings,
        icon: "globe" as const,
        run: () => void changeLanguage(one),
      })),
    ...themes
      .filter((one) => one !== chosenTheme())
      .map((one) => ({
        id: `theme-${one}`,
        label: t("changeTheme", { theme: t(`common:theme.${one}`) }),
        words: "hell dunkel light dark theme",
        group: settings,
        icon: one === "light" ? ("sun" as const) : ("moon" as const),
        run: () => chooseTheme(one),
      })),
    {
      id: "sign-out",
      label: t("common:accountMenu.signOut"),
      group: settings,
      icon: "sign-out",
      words: "logout",
      run: () => showOverlay("sign-out"),
    },
  ];
}
