import { NewPasswordForm } from "../../features/identity/NewPasswordForm.tsx";
import { useSecret } from "./useSecret.ts";

/** Setting a new password with a link. */
export function NewPasswordPage() {
  return <NewPasswordForm secret={useSecret()} />;
}
