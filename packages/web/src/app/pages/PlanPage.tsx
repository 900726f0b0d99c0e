import { type PlanParts, PlanView } from "../../features/plan/PlanView.tsx";
import { page } from "../page.ts";

/** Everything beyond the plan's first view comes when it is wanted. */
const parts: PlanParts = {
  NewMeasureDialog: page(() =>
    import("../../features/plan/NewMeasureDialog.tsx").then((m) => m.NewMeasureDialog),
  ),
  FilterPanel: page(() => import("../../features/plan/FilterPanel.tsx").then((m) => m.FilterPanel)),
  SavedFilterList: page(() =>
    import("../../features/plan/SavedFilterList.tsx").then((m) => m.SavedFilterList),
  ),
  LongRows: page(() => import("../../features/plan/LongRows.tsx").then((m) => m.LongRows)),
  PhaseBoard: page(() => import("./PlanBoard.tsx").then((m) => m.PlanBoard)),
  TimeLine: page(() => import("../../features/plan/TimeLine.tsx").then((m) => m.TimeLine)),
  CommitmentsView: page(() =>
    import("../../features/plan/CommitmentsView.tsx").then((m) => m.CommitmentsView),
  ),
};

/** The plan: every measure one may see. */
export function PlanPage() {
  return <PlanView parts={parts} />;
}
