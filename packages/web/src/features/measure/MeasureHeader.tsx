import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type ReadRecord, readRecord } from "@querschnitt/shared/documents/record";
import { countOverdue, overdueIn, overdueInRow } from "@querschnitt/shared/policy/overdue";
import type { MeasureAccess } from "@querschnitt/shared/policy/roles";
import { mayAssignRoles, mayEdit, mayMovePhase } from "@querschnitt/shared/policy/roles";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { TrafficLightMark } from "../../ui/TrafficLightMark.tsx";
import { useOverdueText } from "../../ui/useOverdueText.ts";
import { usePageTitle } from "../../ui/usePageTitle.ts";
import { useToday } from "../../ui/useToday.ts";
import { EditableTitle } from "./EditableTitle.tsx";
import styles from "./MeasureHeader.module.css";
import { PhaseDialog } from "./PhaseDialog.tsx";
import { RolesDialog } from "./RolesDialog.tsx";

/** Number, title, phase and lead of a measure, who else is here, and what moderators do with it. */
export function MeasureHeader({
  measure,
  record,
  access,
  directory,
  actions,
}: {
  measure: MeasureRow;
  record: RoomHandle | undefined;
  access: MeasureAccess;
  directory: DirectoryView;
  /** What other features let one do with the measure as a whole. */
  actions?: ReactNode;
}) {
  const { t } = useTranslation("measure");
  const [dialog, setDialog] = useState<"phase" | "roles">();
  const ledger = useLedger(record, readRecord);
  // Of an empty record nothing is known, least of all that nothing is late.
  const read = record?.status.ready ? ledger : undefined;
  const title = read?.title || measure.title;
  const lead = directory.organisation(read ? read.leadOrganisation : measure.leadOrganisation);
  const group = directory.workingGroup(measure.workingGroup);
  usePageTitle(`${measure.number} ${title}`);
  const close = (): void => setDialog(undefined);

  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <EditableTitle
          number={measure.number}
          title={title}
          mayChange={mayEdit(access)}
          onChange={
            record?.status.ready
              ? (value) => record.perform({ type: "set-field", field: "title", value })
              : undefined
          }
        />
        <span className={styles.actions}>
          {mayMovePhase(access) ? (
            <Button size="small" onClick={() => setDialog("phase")}>
              {t("header.movePhase")}
            </Button>
          ) : (
            <Button size="small" variant="quiet" onClick={() => setDialog("phase")}>
              {t("header.phaseHistory")}
            </Button>
          )}
          {mayAssignRoles(access) && (
            <Button size="small" icon="people" onClick={() => setDialog("roles")}>
              {t("header.roles")}
            </Button>
          )}
          {actions}
        </span>
      </div>
      <div className={styles.facts}>
        <PhaseBadge phase={measure.phase} />
        <Standing measure={measure} read={read} />
        {group && <Link href={`/groups/${group.id}`}>{group.name}</Link>}
        {lead && (
          <span className={styles.lead}>
            {t("header.lead")} <OrganisationMark group={lead.stakeholderGroup} name={lead.name} />
          </span>
        )}
      </div>
      {dialog === "phase" && (
        <PhaseDialog measure={measure} mayMove={mayMovePhase(access)} directory={directory} onClose={close} />
      )}
      {dialog === "roles" && <RolesDialog measure={measure.id} directory={directory} onClose={close} />}
    </header>
  );
}

/** The traffic light, and what is late: from the record once it is there, until then as far as the plan knows. */
function Standing({ measure, read }: { measure: MeasureRow; read: ReadRecord | undefined }) {
  const { t } = useTranslation("standing");
  const overdueText = useOverdueText();
  const today = useToday();
  const light = read ? (read.assessments[0]?.trafficLight ?? "grey") : measure.trafficLight;
  const overdue = read ? overdueIn({ ...read, phase: measure.phase }, today) : overdueInRow(measure, today);
  const isLate = countOverdue(overdue) > 0;
  return (
    <>
      <TrafficLightMark light={light} isLate={isLate} />
      {isLate && (
        <Badge tone="danger" icon="alert">
          {t("overdue.label", { what: overdueText(overdue) })}
        </Badge>
      )}
    </>
  );
}
