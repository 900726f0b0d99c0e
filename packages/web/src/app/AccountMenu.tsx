import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useMe } from "../api/useMe.ts";
import { startTour } from "../features/tour/tour.ts";
import { Menu, MenuItem, MenuLabel, MenuLine } from "../ui/Menu.tsx";
import type { OnDemandProps } from "./OnDemand.tsx";
import { showOverlay } from "./overlay.ts";

/** Who is signed in, their account, and the way out. */
export function AccountMenu({ trigger, defaultOpen }: OnDemandProps) {
  const me = useMe();
  const { t } = useTranslation("common");
  const [, navigate] = useLocation();
  return (
    <Menu trigger={trigger} defaultOpen={defaultOpen}>
      <MenuLabel>{t("accountMenu.signedInAs", { name: me.person.name })}</MenuLabel>
      <MenuLabel>{me.organisation.name}</MenuLabel>
      <MenuLine />
      <MenuItem icon="settings" onSelect={() => navigate("/account")}>
        {t("navigation.account")}
      </MenuItem>
      <MenuItem icon="info" onSelect={startTour}>
        {t("navigation.tour")}
      </MenuItem>
      <MenuItem icon="sign-out" onSelect={() => showOverlay("sign-out")}>
        {t("accountMenu.signOut")}
      </MenuItem>
    </Menu>
  );
}
