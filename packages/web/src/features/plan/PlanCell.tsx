import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { TrafficLightMark } from "../../ui/TrafficLightMark.tsx";
import { OverdueMark } from "./OverdueMark.tsx";
import { periodText } from "./periodText.ts";
import type { PlanColumn } from "./planColumns.ts";
import type { NamedRow } from "./planRows.ts";

/** What one column shows of a measure. */
export function PlanCell({ column, row }: { column: PlanColumn; row: NamedRow }) {
  const { t, i18n } = useTranslation("plan");
  const directory = useDirectory();
  switch (column) {
    case "number":
      return row.number;
    case "title":
      return (
        <>
          <Link href={`/measures/${row.id}`}>{row.title}</Link>
          <OverdueMark causes={row.overdue} />
        </>
      );
    case "workingGroup":
      return row.groupName || "–";
    case "lead": {
      const lead = directory.organisation(row.leadOrganisation);
      return lead ? <OrganisationMark group={lead.stakeholderGroup} name={lead.name} /> : t("noLead");
    }
    case "phase":
      return <PhaseBadge phase={row.phase} />;
    case "trafficLight":
      return <TrafficLightMark light={row.trafficLight} isLate={row.overdue.length > 0} />;
    case "period":
      return periodText(row, t, i18n.language) || "–";
    case "priority":
      return row.priority ? t(`priorities.${row.priority}`) : "–";
    case "openThreads":
      return row.openThreads;
    case "changedAt":
      return <RelativeTime value={row.changedAt} />;
    case "role":
      return t(row.moderates ? "moderates" : `common:measureRoles.${row.role}`);
  }
}
