import { SignInForm } from "../../features/identity/SignInForm.tsx";

/** Signing in; the routes lead on to the target once it worked. */
export function SignInPage() {
  return <SignInForm />;
}
