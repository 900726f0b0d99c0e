import { useState } from "react";
import { useMe } from "../../api/useMe.ts";
import { RedactDialog } from "../../features/redactions/RedactDialog.tsx";
import { WaitingRedactions } from "../../features/redactions/WaitingRedactions.tsx";
import { MeasureName } from "../../features/reports/MeasureName.tsx";
import type { Report } from "../../features/reports/MessageCard.tsx";
import { MessagesView } from "../../features/reports/MessagesView.tsx";
import { mayAdminister } from "../mayAdminister.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** Messages, reports and redactions that wait, for those who answer for them. */
export function MessagesPage() {
  const me = useMe();
  const [report, setReport] = useState<Report>();
  if (!mayAdminister(me)) return <NotFoundPage />;
  return (
    <>
      <MessagesView
        administers={me.workspaceRole === "admin"}
        before={<WaitingRedactions nameOf={(measure) => <MeasureName measure={measure} />} />}
        onRedact={setReport}
      />
      {report?.about?.type === "passage" && (
        <RedactDialog
          measure={report.measure}
          anchor={report.about.anchor}
          reason={report.reason}
          onClose={() => setReport(undefined)}
        />
      )}
    </>
  );
}
