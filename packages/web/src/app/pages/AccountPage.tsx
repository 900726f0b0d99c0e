import { OwnDeputies } from "../../features/deputies/OwnDeputies.tsx";
import { AccountView } from "../../features/identity/AccountView.tsx";
import { NotificationSettings } from "../../features/notifications/NotificationSettings.tsx";
import { OwnData } from "../../features/personal/OwnData.tsx";
import { OwnReports } from "../../features/reports/OwnReports.tsx";

/** One's own account, and what one wants to be told of. */
export function AccountPage() {
  return (
    <AccountView>
      <OwnDeputies />
      <NotificationSettings />
      <OwnReports />
      <OwnData />
    </AccountView>
  );
}
