import { PlanView } from "../../features/plan/PlanView.tsx";

/** The plan: every measure one may see. */
export function PlanPage() {
  return <PlanView />;
}
