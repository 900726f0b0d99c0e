import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useMe } from "../api/useMe.ts";
import { SignOutDialog } from "../features/work/SignOutDialog.tsx";
import { Menu, MenuItem, MenuLabel, MenuLine } from "../ui/Menu.tsx";
import type { OnDemandProps } from "./OnDemand.tsx";

/** Who is signed in, their account, and the way out. */
export function AccountMenu({ trigger, defaultOpen }: OnDemandProps) {
  const me = useMe();
  const { t } = useTranslation("common");
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Menu trigger={trigger} defaultOpen={defaultOpen}>
        <MenuLabel>{t("accountMenu.signedInAs", { name: me.person.name })}</MenuLabel>
        <MenuLabel>{me.organisation.name}</MenuLabel>
        <MenuLine />
        <MenuItem icon="settings" onSelect={() => navigate("/account")}>
          {t("navigation.account")}
        </MenuItem>
        <MenuItem icon="sign-out" onSelect={() => setLeaving(true)}>
          {t("accountMenu.signOut")}
        </MenuItem>
      </Menu>
      <SignOutDialog open={leaving} onOpenChange={setLeaving} />
    </>
  );
}
