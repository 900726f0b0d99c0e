import type { Me } from "@querschnitt/shared/api/identity";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { startTour } from "../features/tour/tour.ts";
import { SignOutDialog } from "../features/work/SignOutDialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuItem, MenuLabel, MenuLine } from "../ui/Menu.tsx";

/** Who is signed in, their account, and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTranslation("common");
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Menu trigger={<IconButton icon="person" label={t("accountMenu.label")} />}>
        <MenuLabel>{t("accountMenu.signedInAs", { name: me.person.name })}</MenuLabel>
        <MenuLabel>{me.organisation.name}</MenuLabel>
        <MenuLine />
        <MenuItem icon="settings" onSelect={() => navigate("/account")}>
          {t("navigation.account")}
        </MenuItem>
        <MenuItem icon="info" onSelect={startTour}>
          {t("navigation.tour")}
        </MenuItem>
        <MenuItem icon="sign-out" onSelect={() => setLeaving(true)}>
          {t("accountMenu.signOut")}
        </MenuItem>
      </Menu>
      <SignOutDialog open={leaving} onOpenChange={setLeaving} />
    </>
  );
}
