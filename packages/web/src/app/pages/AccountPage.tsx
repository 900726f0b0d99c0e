import { OwnDeputies } from "../../features/deputies/OwnDeputies.tsx";
import { AccountView } from "../../features/identity/AccountView.tsx";

/** One's own account, and who acts for one. */
export function AccountPage() {
  return (
    <AccountView>
      <OwnDeputies />
    </AccountView>
  );
}
