import { AccountView } from "../../features/identity/AccountView.tsx";

/** One's own account. */
export function AccountPage() {
  return <AccountView />;
}
