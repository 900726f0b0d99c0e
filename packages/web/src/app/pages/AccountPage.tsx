import { AccountView } from "../../features/identity/AccountView.tsx";
import { OwnData } from "../../features/personal/OwnData.tsx";
import { OwnReports } from "../../features/reports/OwnReports.tsx";

/** One's own account. */
export function AccountPage() {
  return (
    <AccountView>
      <OwnReports />
      <OwnData />
    </AccountView>
  );
}
