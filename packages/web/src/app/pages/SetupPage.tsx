import { Redirect } from "wouter";
import { useWorkspace } from "../../api/useWorkspace.ts";
import { SetupForm } from "../../features/identity/SetupForm.tsx";

/** The first set-up of an empty workspace. */
export function SetupPage() {
  const workspace = useWorkspace();
  if (workspace.data?.configured) return <Redirect to="/" replace />;
  return <SetupForm />;
}
