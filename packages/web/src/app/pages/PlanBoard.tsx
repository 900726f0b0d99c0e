import { useDirectory } from "../../api/useDirectory.ts";
import { PhaseDialog } from "../../features/measure/PhaseDialog.tsx";
import { type MoveDialogProps, PhaseBoard } from "../../features/plan/PhaseBoard.tsx";
import type { NamedRow } from "../../features/plan/planRows.ts";

/** The board by phase, where a measure is moved with the dialog of the measure's own page. */
export function PlanBoard({ rows }: { rows: readonly NamedRow[] }) {
  return <PhaseBoard rows={rows} MoveDialog={MoveDialog} />;
}

function MoveDialog({ measure, to, onClose }: MoveDialogProps) {
  return <PhaseDialog mayMove measure={measure} to={to} directory={useDirectory()} onClose={onClose} />;
}
