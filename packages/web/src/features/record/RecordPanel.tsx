import { type ReadRecord, type RecordCommand, readRecord } from "@querschnitt/shared/documents/record";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { DayField } from "./DayField.tsx";
import { Partners } from "./Partners.tsx";
import styles from "./Record.module.css";
import { RecordFacts } from "./RecordFacts.tsx";
import { SummaryField } from "./SummaryField.tsx";

/** The summary sheet of a measure: to fill in for those who edit it, to read for everybody else. */
export function RecordPanel({
  handle,
  mayEdit,
  directory,
}: {
  handle: RoomHandle | undefined;
  mayEdit: boolean;
  directory: DirectoryView;
}) {
  const { t } = useTranslation("record");
  const record = useLedger(handle, readRecord);
  if (!handle?.status.ready || !record) return <Skeleton />;
  return (
    <section className={styles.panel} aria-label={t("label")}>
      {mayEdit ? (
        <RecordForm key={handle.generation} record={record} directory={directory} perform={handle.perform} />
      ) : (
        <RecordFacts record={record} directory={directory} />
      )}
    </section>
  );
}

function RecordForm({
  record,
  directory,
  perform,
}: {
  record: ReadRecord;
  directory: DirectoryView;
  perform: (command: RecordCommand) => void;
}) {
  const { t } = useTranslation("record");
  const endsBeforeStart = record.start !== null && record.end !== null && record.end < record.start;
  return (
    <>
      <SummaryField
        summary={record.summary}
        onEdit={(from, to) => perform({ type: "edit-text", text: "summary", from, to })}
      />
      <Select
        label={t("lead.label")}
        hint={t("lead.hint")}
        value={record.leadOrganisation ?? ""}
        options={[
          { value: "", label: t("lead.none") },
          ...directory.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(value) =>
          perform({ type: "set-field", field: "leadOrganisation", value: value === "" ? null : value })
        }
      />
      <Partners
        partners={record.partnerOrganisations}
        lead={record.leadOrganisation}
        directory={directory}
        onChange={(organisation, involved) => perform({ type: "set-partner", organisation, involved })}
      />
      <div className={styles.days}>
        <DayField
          label={t("start")}
          value={record.start}
          onChange={(value) => perform({ type: "set-field", field: "start", value })}
        />
        {!record.continuous && (
          <DayField
            label={t("end")}
            value={record.end}
            error={endsBeforeStart ? t("endBeforeStart") : undefined}
            onChange={(value) => perform({ type: "set-field", field: "end", value })}
          />
        )}
      </div>
      <Checkbox
        label={t("continuous")}
        checked={record.continuous}
        onCheckedChange={(value) => perform({ type: "set-field", field: "continuous", value })}
      />
    </>
  );
}
